import { describe, expect, it } from "vitest";
import { tipPlace } from "@/ui/controls/tipPlace";

const WINDOW = { width: 400, height: 300 };
const TIP = { width: 100, height: 20 };
const at = (x: number, y: number) => ({ x, y, width: 40, height: 40 });

describe("tipPlace", () => {
  it("stands on its side, in the middle of the button", () => {
    expect(tipPlace("bottom", at(180, 100), TIP, WINDOW)).toEqual({ x: 150, y: 148 });
    expect(tipPlace("right", at(10, 100), TIP, WINDOW)).toEqual({ x: 58, y: 110 });
  });

  it("takes the other side where the window ends", () => {
    expect(tipPlace("bottom", at(180, 255), TIP, WINDOW).y).toBe(227);
    expect(tipPlace("right", at(340, 100), TIP, WINDOW).x).toBe(232);
  });

  it("never leaves the window", () => {
    expect(tipPlace("bottom", at(370, 100), TIP, WINDOW).x).toBe(294);
    expect(tipPlace("top", at(0, 0), { width: 390, height: 290 }, WINDOW)).toEqual({ x: 6, y: 6 });
  });
});
