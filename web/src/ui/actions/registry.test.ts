import { describe, expect, it } from "vitest";
import { actionOf, actions } from "@/ui/actions/registry";
import { textIn } from "@/ui/strings/translate";

describe("the actions", () => {
  it("have ids of their own", () => {
    const ids = actions.map((action) => action.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("never share a key", () => {
    const keys = actions.flatMap((action) => action.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
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
