import { expect, it } from "vitest";
import { detailAt, READABLE_ZOOM } from "@/canvas/levelOfDetail";

it("draws real cards from 7 px of text, bars from 4 px, and plain paper below", () => {
  expect([1, READABLE_ZOOM, READABLE_ZOOM - 0.001, 0.25, 0.22, 0.01].map(detailAt)).toEqual([
    "near",
    "near",
    "bars",
    "bars",
    "fill",
    "fill",
  ]);
});
