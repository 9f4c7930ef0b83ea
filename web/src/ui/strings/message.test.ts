import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { fill, readMessage } from "@/ui/strings/message";

const whole = (text: string, values: Record<string, string | number>, lang: string): string =>
  String(new IntlMessageFormat(text, lang, undefined, { ignoreTag: true }).format(values));

describe("a text", () => {
  it.each([
    ["Anna's card", {}],
    ["'{'quoted'}' and ''one''", {}],
    ["{a}{b} – {a}", { a: "x", b: 2 }],
    ["{n, plural, =0 {none} one {# card} other {# cards, {who}}}", { n: 1234, who: "Ada" }],
    ["{n, plural, =0 {none} one {# card} other {# cards}}", { n: 1 }],
    ["{kind, select, map {a map} other {{n, plural, one {#} other {# of them}}}}", { kind: "card", n: 3 }],
    ["{n, number} of {all, number}", { n: 1234, all: 5_000_000 }],
    ["# stays outside of a plural", {}],
  ])("%s is filled as the whole of ICU fills it", (text, values) => {
    for (const lang of ["en", "de"]) expect(fill(readMessage(text), values, lang)).toBe(whole(text, values, lang));
  });

  it.each(["{", "{a", "a}", "{n, plural, one {x}}", "{n, plural, one x}", "{d, date}", "{}"])(
    "%s is not read",
    (text) => {
      expect(() => readMessage(text)).toThrow(SyntaxError);
    },
  );

  it("leaves a place empty for which there is nothing", () => {
    expect(fill(readMessage("[{a}]"), {}, "en")).toBe("[]");
  });
});
