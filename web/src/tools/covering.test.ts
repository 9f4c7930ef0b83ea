// @vitest-environment happy-dom
import { signal } from "@preact/signals-core";
import { expect, it } from "vitest";
import type { Camera } from "@/canvas/camera";
import { layOver } from "@/tools/covering";

it("a picture over the wall moves along with the camera, and is gone afterwards", () => {
  const [host, element] = [document.createElement("div"), document.createElement("canvas")];
  element.style.opacity = "0.8";
  const seen = { x: 100, y: 50, zoom: 0.5 };
  const camera = signal<Camera>(seen);
  const lift = layOver(host, { element, camera: seen }, camera);
  expect(element.parentElement).toBe(host);
  // The wall says itself that a picture is no board yet.
  expect(element.style.opacity).toBe("");
  expect(element.style.transform).toBe("translate(0px, 0px) scale(1)");
  camera.value = { x: 80, y: 50, zoom: 1 };
  expect(element.style.transform).toBe("translate(20px, 0px) scale(2)");
  lift();
  expect(host.childElementCount).toBe(0);
  camera.value = seen;
  expect(element.style.transform).toBe("translate(20px, 0px) scale(2)");
});
