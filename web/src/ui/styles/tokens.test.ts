import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MARK_KINDS } from "@/canvas/annotations";
import { PAPER_KEYS } from "@/document/records";
import { disciplines } from "@/maps/disciplines";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");
const [lightPart = "", darkPart = ""] = css.split(':root[data-theme="dark"]');
const more = readFileSync(join(import.meta.dirname, "contrast.css"), "utf8").split(':root[data-theme="dark"]');
const themes = { light: tokens(lightPart), dark: tokens(darkPart) };
/** The same with more contrast: what is not said there is as it was, and what is said for both stands in the dark as well. */
const clear = {
  light: new Map([...themes.light, ...tokens(more[0] ?? "")]),
  dark: new Map([...themes.dark, ...tokens(more[0] ?? ""), ...tokens(more[1] ?? "")]),
};

function tokens(part: string): ReadonlyMap<string, string> {
  return new Map(
    [...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map((match) => [match[1] ?? "", match[2] ?? ""]),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

describe.each([
  ["light", "as designed", 4.5],
  ["dark", "as designed", 4.5],
  ["light", "with more contrast", 7],
  ["dark", "with more contrast", 7],
] as const)("the %s theme, %s", (name, kind, least) => {
  const theme = (least === 7 ? clear : themes)[name];
  const of = (token: string): string => theme.get(token) ?? "missing";
  const pairs: readonly (readonly [string, string])[] = [
    ["ink", "paper"],
    ["ink", "sheet"],
    ["ink-soft", "paper"],
    ["ink-soft", "sheet"],
    ["ink-soft", "accent-wash"],
    ["accent", "paper"],
    ["accent", "sheet"],
    ["accent-ink", "accent"],
    ["accent-ink", "accent-strong"],
    ["accent-strong", "accent-wash"],
    ["attention", "paper"],
    ["lost", "sheet"],
    ["lost", "lost-wash"],
    ["ink", "attention-wash"],
    ...MARK_KINDS.map((kind) => [`mark-${kind}`, "sheet"] as const),
    ...PAPER_KEYS.flatMap((paper) => [
      ["card-ink", `card-${paper}`] as const,
      ["card-ink-soft", `card-${paper}`] as const,
      [`pen-${paper}`, "paper"] as const,
      [`pen-${paper}`, "sheet"] as const,
    ]),
  ];
  /** Edges and what is told from its ground by its colour alone. */
  const edges: readonly (readonly [string, string])[] = [
    ["line-strong", "paper"],
    ["line-strong", "sheet"],
    ["focus", "paper"],
    ["focus", "sheet"],
    ...(least === 7
      ? ([
          ["line", "paper"],
          ["line", "sheet"],
          ["card-line", "sheet"],
        ] as const)
      : []),
  ];

  it.each(pairs)("%s can be read on %s", (front, back) => {
    expect(contrast(of(front), of(back))).toBeGreaterThanOrEqual(least);
  });

  it.each(edges)("%s can be told from %s", (front, back) => {
    expect(contrast(of(front), of(back))).toBeGreaterThanOrEqual(least === 7 ? 4.5 : 3);
  });

  it.each(disciplines.map(({ key }) => key))("the letter of %s can be read", (key) => {
    expect(contrast(of("discipline-ink"), of(`discipline-${key}`))).toBeGreaterThanOrEqual(4.5);
  });

  it(`has the disciplines' own colours, ${kind}`, () => {
    for (const discipline of disciplines)
      expect(of(`discipline-${discipline.key}`)).toBe(discipline[name].toLowerCase());
  });
});
