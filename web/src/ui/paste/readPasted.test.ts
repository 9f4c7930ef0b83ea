// @vitest-environment happy-dom
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countOf, firstOf, type Pasted } from "@/ui/paste/pasted";
import { readPasted } from "@/ui/paste/readPasted";

const read = (text: string, html = ""): Pasted | null => readPasted({ text, html });
const rows = (pasted: Pasted | null): unknown => (pasted?.kind === "grid" ? pasted.rows : pasted);
const lines = (pasted: Pasted | null): unknown =>
  pasted?.kind === "lines"
    ? pasted.lines.map((line) => `${line.heading ? "# " : ""}${line.level} ${line.text}`)
    : pasted;

describe("tables", () => {
  it("come from spreadsheets with quotes and line breaks within cells", () => {
    expect(rows(read('One\t"Two\nlines"\t"said ""so"""\r\nFour\t\tSix\r\n'))).toEqual([
      ["One", "Two\nlines", 'said "so"'],
      ["Four", "", "Six"],
    ]);
  });

  it("lose rows and columns without anything in them", () => {
    expect(rows(read("a\t\tb\n\t\t\nc\t\td\n"))).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("come from files with commas and semicolons", () => {
    expect(rows(read('name,what\nAna,"sensors, valves"\n'))).toEqual([
      ["name", "what"],
      ["Ana", "sensors, valves"],
    ]);
    expect(rows(read("Name;Was\nAna;1,5\n"))).toEqual([
      ["Name", "Was"],
      ["Ana", "1,5"],
    ]);
  });

  it("are not seen in prose", () => {
    expect(lines(read("Buy milk, eggs\nCall Bob, then Ana"))).toEqual(["0 Buy milk, eggs", "0 Call Bob, then Ana"]);
  });

  it("come as markup, with line breaks, and nothing in them runs", () => {
    const html =
      "<html><body><table><tr><th colspan=2>Head</th><th>X</th></tr><tr><td>a<br>b</td><td><p>c</p></td>" +
      "<td>d<script>globalThis.ran = 1</script><img src=x onerror='globalThis.ran = 1'></td></tr></table></body></html>";
    expect(rows(read("Head X a b c d", html))).toEqual([
      ["Head", "", "X"],
      ["a\nb", "c", "d"],
    ]);
    expect((globalThis as { ran?: number }).ran).toBeUndefined();
  });

  it("of one column are lists", () => {
    expect(lines(read("a\nb", "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>"))).toEqual(["0 a", "0 b"]);
  });
});

describe("lists", () => {
  it("have a card for each line, without signs and marks", () => {
    const text =
      "- **One** thing\n* [ ] Two\n3. [three](https://example.org)\n\n• `four`\nplain 2*3*4\n---\nsnake_case_name";
    expect(lines(read(text))).toEqual([
      "0 One thing",
      "0 Two",
      "0 three",
      "0 four",
      "0 plain 2*3*4",
      "0 snake_case_name",
    ]);
  });

  it("keep what stands under what, by spaces and by tabs", () => {
    expect(lines(read("- a\n  - b\n      - c\n  - d\n- e"))).toEqual(["0 a", "1 b", "2 c", "1 d", "0 e"]);
    expect(lines(read("a\n\tb\n\t\tc\nd"))).toEqual(["0 a", "1 b", "2 c", "0 d"]);
  });

  it("have headings", () => {
    expect(lines(read("# Discover\n- a\n  - b\n## Deliver ##\nc"))).toEqual([
      "# 0 Discover",
      "0 a",
      "1 b",
      "# 0 Deliver",
      "0 c",
    ]);
  });

  it("come as markup, nested either way", () => {
    const html = "<h2>Head</h2><ul><li>a<ul><li>b</li></ul></li><ul><li>c</li></ul><li>d <b>e</b></li></ul><p>f</p>";
    expect(lines(read("whatever", html))).toEqual(["# 0 Head", "0 a", "1 b", "1 c", "0 d e", "0 f"]);
  });

  it("of nothing are nothing", () => {
    expect(read(" \n\t\n\u0000")).toBeNull();
    expect(read("", "<p> </p>")).toBeNull();
  });
});

describe("anything", () => {
  it("is read without a complaint, never deeper than it may stand, and cut to the number asked for", () => {
    const sign = fc.constantFrom("a", "\t", "\n", '"', ",", ";", "#", "-", " ", "*", "\u0000", "ä", "\ud83d", "<");
    fc.assert(
      fc.property(
        fc.array(sign, { maxLength: 60 }).map((signs) => signs.join("")),
        fc.nat(6),
        (text, most) => {
          const pasted = read(text);
          if (!pasted) return;
          expect(countOf(pasted)).toBeGreaterThan(0);
          expect(countOf(firstOf(pasted, most))).toBe(Math.min(most, countOf(pasted)));
          if (pasted.kind !== "lines") return;
          let above = -1;
          for (const { level, heading } of pasted.lines) {
            expect(level).toBeLessThanOrEqual(above + 1);
            above = heading ? -1 : level;
          }
        },
      ),
      { seed: 5, numRuns: 500 },
    );
  });
});
