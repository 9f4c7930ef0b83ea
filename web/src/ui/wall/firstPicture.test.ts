// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FirstPicture } from "@/sync/earlySocket";

let show: (picture: FirstPicture | null) => void = () => undefined;

/** Each test is another page. */
const page = () => import("@/ui/wall/firstPicture");

function painted(): FirstPicture {
  const element = document.createElement("canvas");
  document.body.append(element);
  return { element, camera: { x: 0, y: 0, zoom: 0.1 } };
}

describe("the picture that a board's page painted", () => {
  beforeEach(() => {
    vi.resetModules();
    const shown = new Promise<FirstPicture | null>((resolve) => {
      show = resolve;
    });
    vi.stubGlobal("walkboardEarly", { id: "seven", shown });
  });
  afterEach(() => vi.unstubAllGlobals());

  it("is taken over once, by the board it is of", async () => {
    const { takeFirstPicture } = await page();
    const picture = painted();
    show(picture);
    expect(await takeFirstPicture("eight")).toBeNull();
    expect(await takeFirstPicture("seven")).toBe(picture);
    expect(await takeFirstPicture("seven")).toBeNull();
  });

  it("is none where the server told none, or where it is gone from the page", async () => {
    const { takeFirstPicture } = await page();
    const picture = painted();
    picture.element.remove();
    show(picture);
    expect(await takeFirstPicture("seven")).toBeNull();
    vi.stubGlobal("walkboardEarly", undefined);
    expect(await takeFirstPicture("seven")).toBeNull();
  });

  it("is waited for a moment by what would be shown in its stead", async () => {
    const { firstPictureWithin } = await page();
    expect(await firstPictureWithin("seven", 1)).toBe(false);
    show(painted());
    expect(await firstPictureWithin("seven", 10_000)).toBe(true);
    expect(await firstPictureWithin("eight", 10_000)).toBe(false);
  });
});
