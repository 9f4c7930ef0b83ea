import { describe, expect, it } from "vitest";
import { inPalette } from "@/ui/actions/action";
import { matches, type Pressed } from "@/ui/actions/keys";
import { actionOf, actions } from "@/ui/actions/registry";
import { textIn } from "@/ui/strings/translate";
import { menuIds } from "@/ui/wall/menuSections";

describe("the actions", () => {
  it("have ids of their own", () => {
    const ids = actions.map((action) => action.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("never share a key", () => {
    const keys = actions.flatMap((action) => action.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([
    ["a Mac", true],
    ["other machines", false],
  ])("never answer two at once to one key on %s", (_, mac) => {
    for (const text of actions.flatMap((action) => action.keys ?? [])) {
      const key = text === "+" ? "+" : (text.split("+").at(-1) ?? "");
      const held = (name: string): boolean => text.split("+").includes(name);
      const event: Pressed = {
        key,
        ctrlKey: !mac && held("mod"),
        metaKey: mac && held("mod"),
        shiftKey: held("shift"),
        altKey: held("alt"),
        code: /^\d$/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`,
      };
      const answering = actions.filter((action) => action.keys?.some((one) => matches(one, event, mac)));
      expect(
        answering.map(({ id }) => id),
        text,
      ).toHaveLength(1);
    }
  });

  it("stand in the palette, all but the palette itself", () => {
    expect(actions.filter((action) => !inPalette(action)).map(({ id }) => id)).toEqual(["board.palette"]);
  });

  it("are the only ones that the wall's menu knows", () => {
    expect(menuIds().filter((id) => !actions.some((action) => action.id === id))).toEqual([]);
  });

  it.each(["en", "de"] as const)("say in %s what they do, each in its own words within a group", (lang) => {
    const labels = actions.map((action) => {
      const label = textIn(lang, action.labelKey, action.labelValues?.());
      expect(label.trim(), action.id).not.toBe("");
      return `${action.group}: ${action.id.split(".")[0]}: ${label}`;
    });
    expect(new Set(labels).size).toBe(labels.length);
  });

  it("are found by id, and only those there are", () => {
    expect(actionOf("view.fit").keys).toEqual(["shift+1"]);
    expect(() => actionOf("view.fly")).toThrow();
  });
});
