import { expect, it } from "vitest";
import { checksum } from "@/sync/checksum";

it.each([
  ["", 0x811c9dc5],
  ["a", 0xe40c292c],
  ["foobar", 0xbf9cf968],
])("agrees with the published values (%j)", (text, sum) => {
  expect(checksum(new TextEncoder().encode(text))).toBe(sum);
});
