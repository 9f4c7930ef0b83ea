// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { wallInsets } from "@/ui/wall/wallInsets";

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

it("keeps clear of the band above a snapshot, as high as its words make it on a phone", () => {
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
  const past = { live: false, rail: false };
  const before = wallInsets(past).top;
  expect(before).toBeGreaterThan(64);
  const band = document.createElement("header");
  band.className = "snapshot-band";
  band.getBoundingClientRect = () => new DOMRect(0, 0, 390, 131);
  document.body.append(band);
  expect(wallInsets(past).top).toBe(131);
  expect(wallInsets({ live: true, rail: true }).top).toBe(52);
});
