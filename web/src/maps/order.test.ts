import golden from "@kinds/../golden/order_keys.json";
import { generateNKeysBetween } from "fractional-indexing";
import { expect, it } from "vitest";
import { byOrder } from "@/maps/order";

it("the server's first keys are those the library makes", () => {
  const vectors = golden as [number, string][];
  const keys = generateNKeysBetween(null, null, 3907);
  expect(vectors.map(([index]) => [index, keys[index]])).toEqual(vectors);
});

it("orders by code point and breaks ties by id", () => {
  const records = [
    { id: "b", order: "a0" },
    { id: "c", order: "Zz" },
    { id: "a", order: "a0" },
    { id: "d", order: "aa" },
  ];
  expect(records.sort(byOrder).map(({ id }) => id)).toEqual(["c", "a", "b", "d"]);
});
