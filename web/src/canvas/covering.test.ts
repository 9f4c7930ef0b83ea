// @vitest-environment happy-dom
import { signal } from "@preact/signals-core";
import { expect, it } from "vitest";
import type { Camera } from "@/canvas/camera";
import { coverOf } from "@/canvas/covering";

it("a picture over the wall moves along with the camera, and is gone afterwards", () => {
  const [host, element] = [document.createElement("div"), document.createElement("canvas")];
  element.style.opacity = "0.8";
  const seen = { x: 100, y: 50, zoom: 0.5 };
  const camera = signal<Camera>(seen);
  const cover = coverOf({ element, camera: seen });
  const lift = cover.layOver(host, camera);
  expect(cover.layOver(host, camera)).toBeNull();
  cover.drop();
  expect(element.parentElement).toBe(host);
  // The wall says itself that a picture is no board yet.
  expect(element.style.opacity).toBe("");
  expect(element.style.transform).toBe("translate(0px, 0px) scale(1)");
  camera.value = { x: 80, y: 50, zoom: 1 };
  expect(element.style.transform).toBe("translate(20px, 0px) scale(2)");
  lift?.();
  expect(host.childElementCount).toBe(0);
  camera.value = seen;
  expect(element.style.transform).toBe("translate(20px, 0px) scale(2)");
});

it("a picture that no wall takes goes off the page, and no wall gets it afterwards", () => {
  const element = document.createElement("canvas");
  document.body.append(element);
  const seen = { x: 0, y: 0, zoom: 1 };
  const cover = coverOf({ element, camera: seen });
  cover.drop();
  expect(element.isConnected).toBe(false);
  expect(cover.layOver(document.body, signal<Camera>(seen))).toBeNull();
});
