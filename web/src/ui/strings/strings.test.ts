import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { acrossEn } from "@/ui/strings/acrossEn";
import { blueprintEn } from "@/ui/strings/blueprintEn";
import { canvasesEn } from "@/ui/strings/canvasesEn";
import { copiesEn } from "@/ui/strings/copiesEn";
import { editingEn } from "@/ui/strings/editingEn";
import { en as core } from "@/ui/strings/en";
import { everyDe as de, everyEn as en } from "@/ui/strings/every";
import { flowEn } from "@/ui/strings/flowEn";
import { funnelEn } from "@/ui/strings/funnelEn";
import { goalsEn } from "@/ui/strings/goalsEn";
import { imagesEn } from "@/ui/strings/imagesEn";
import { kanbanEn } from "@/ui/strings/kanbanEn";
import { preferredLanguage } from "@/ui/strings/language";
import { legendEn } from "@/ui/strings/legendEn";
import { lookEn } from "@/ui/strings/lookEn";
import { mapsEn } from "@/ui/strings/mapsEn";
import { fill, readMessage } from "@/ui/strings/message";
import { notesEn } from "@/ui/strings/notesEn";
import { outlineEn } from "@/ui/strings/outlineEn";
import { shareEn } from "@/ui/strings/shareEn";
import { squadsEn } from "@/ui/strings/squadsEn";
import { storiesEn } from "@/ui/strings/storiesEn";
import { streamsEn } from "@/ui/strings/streamsEn";
import { thingsEn } from "@/ui/strings/thingsEn";
import { textIn } from "@/ui/strings/translate";
import { valueStreamEn } from "@/ui/strings/valueStreamEn";
import { walkEn } from "@/ui/strings/walkEn";

const catalogues = { en, de } as const;
const CATALOGUES_EN = [
  acrossEn,
  core,
  blueprintEn,
  canvasesEn,
  copiesEn,
  editingEn,
  flowEn,
  goalsEn,
  imagesEn,
  kanbanEn,
  legendEn,
  lookEn,
  mapsEn,
  notesEn,
  outlineEn,
  shareEn,
  storiesEn,
  streamsEn,
  thingsEn,
  funnelEn,
  squadsEn,
  valueStreamEn,
  walkEn,
];

type Part = ReturnType<IntlMessageFormat["getAst"]>[number];

/** Message parts of these types are not filled in: plain words, and the number sign of a plural. */
const NOT_FILLED = new Set([0, 7]);

/** The names of what is filled into a message, in all of its branches. */
function names(message: string): string[] {
  const found = new Set<string>();
  const visit = (part: Part): void => {
    if ("value" in part && typeof part.value === "string" && !NOT_FILLED.has(part.type)) found.add(part.value);
    if ("options" in part)
      for (const option of Object.values(part.options)) for (const inner of option.value) visit(inner);
  };
  for (const part of new IntlMessageFormat(message, "en", undefined, { ignoreTag: true }).getAst()) visit(part);
  return [...found].sort();
}

describe("the catalogues", () => {
  it("have the same keys", () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(["en", "de"] as const)("parse as ICU messages in %s", (lang) => {
    for (const [key, message] of Object.entries(catalogues[lang])) {
      expect(() => new IntlMessageFormat(message, lang, undefined, { ignoreTag: true }), key).not.toThrow();
      expect(message.trim(), key).not.toBe("");
    }
  });

  it("keep to their own keys: no text is in two of them", () => {
    expect(Object.keys(en)).toHaveLength(CATALOGUES_EN.reduce((sum, words) => sum + Object.keys(words).length, 0));
  });

  it.each(["en", "de"] as const)("are filled in %s as the whole of ICU fills them", (lang) => {
    for (const message of Object.values(catalogues[lang])) {
      for (const number of [0, 1, 2, 1234]) {
        const values = Object.fromEntries(names(message).map((name) => [name, number]));
        const whole = String(new IntlMessageFormat(message, lang, undefined, { ignoreTag: true }).format(values));
        expect(fill(readMessage(message), values, lang), message).toBe(whole);
      }
    }
  });

  it("fill in the same things", () => {
    for (const [key, message] of Object.entries(en)) {
      expect(names(de[key as keyof typeof en]), key).toEqual(names(message));
    }
  });

  it("never say Error, Oops or invalid", () => {
    for (const message of [...Object.values(en), ...Object.values(de)]) {
      expect(message).not.toMatch(/\b(error|oops|invalid|fehler|ungültig)\b/i);
    }
  });
});

describe("textIn", () => {
  it("counts as the face asks for", () => {
    expect(textIn("en", "offline.kept", { count: 12 })).toBe(
      "Offline. 12 changes are kept on this device and will be sent when you are back.",
    );
  });
});

describe("preferredLanguage", () => {
  it("takes the first one that is spoken", () => {
    expect(preferredLanguage(["fr-FR", "de-AT", "en"])).toBe("de");
    expect(preferredLanguage(["fr"])).toBe("en");
  });
});
