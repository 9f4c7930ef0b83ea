import { describe, expect, it } from "vitest";
import { keyLabel, matches, type Pressed } from "@/ui/actions/keys";

function press(key: string, more: Partial<Pressed> = {}): Pressed {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more };
}

describe("matches", () => {
  it("takes mod as Ctrl, and as ⌘ on a Mac", () => {
    expect(matches("mod+k", press("k", { ctrlKey: true }), false)).toBe(true);
    expect(matches("mod+k", press("k", { metaKey: true }), false)).toBe(false);
    expect(matches("mod+k", press("k", { metaKey: true }), true)).toBe(true);
    expect(matches("mod+k", press("k", { ctrlKey: true }), true)).toBe(false);
  });

  it("asks for exactly the modifiers named", () => {
    expect(matches("mod+z", press("Z", { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matches("mod+shift+z", press("Z", { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(matches("c", press("c", { ctrlKey: true }), false)).toBe(false);
    expect(matches("c", press("c", { altKey: true }), false)).toBe(false);
  });

  it("finds digits under Shift on any layout", () => {
    expect(matches("shift+1", press("!", { shiftKey: true, code: "Digit1" }), false)).toBe(true);
    expect(matches("shift+1", press("+", { shiftKey: true, code: "Digit1" }), false)).toBe(true);
    expect(matches("shift+1", press("1", { code: "Digit1" }), false)).toBe(false);
  });

  it("finds letters under ⌥, which makes other signs of them", () => {
    expect(matches("alt+h", press("˙", { altKey: true, code: "KeyH" }), true)).toBe(true);
    expect(matches("alt+h", press("h", { altKey: true, code: "KeyH" }), false)).toBe(true);
    expect(matches("h", press("˙", { altKey: true, code: "KeyH" }), true)).toBe(false);
  });

  it("takes brackets as German keyboards have them, and nothing else under AltGr", () => {
    expect(matches("[", press("[", { ctrlKey: true, altKey: true }), false)).toBe(true);
    expect(matches("[", press("[", { altKey: true }), true)).toBe(true);
    expect(matches("[", press("]", { altKey: true }), true)).toBe(false);
    expect(matches("mod+[", press("[", { ctrlKey: true }), false)).toBe(true);
    expect(matches("[", press("[", { ctrlKey: true }), false)).toBe(false);
  });

  it("takes a sign however it is typed", () => {
    expect(matches("?", press("?", { shiftKey: true }), false)).toBe(true);
    expect(matches("?", press("?"), false)).toBe(true);
    expect(matches("+", press("+"), false)).toBe(true);
  });
});

describe("keyLabel", () => {
  it("reads like the machine's own menus", () => {
    const words: Readonly<Record<string, string>> = { mod: "Strg", shift: "Umschalt", delete: "Entf" };
    const label = (text: string, mac: boolean): string => keyLabel(text, mac, (part) => words[part]);
    expect(label("mod+shift+z", false)).toBe("Strg+Umschalt+Z");
    expect(label("mod+shift+z", true)).toBe("⌘⇧Z");
    expect(label("shift+1", false)).toBe("Umschalt+1");
    expect(label("delete", false)).toBe("Entf");
    expect(label("f2", false)).toBe("F2");
  });
});
