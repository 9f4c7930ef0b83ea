// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { BODY_LIMIT } from "@/document/cardBody";
import { createCard } from "@/document/commands/cards";
import { bodyOf } from "@/document/edit";
import type { CardId } from "@/document/records";
import { seededBoard } from "@/document/replicas.fixture";
import { createUndo } from "@/document/undo";
import { editorOn } from "@/richtext/editor.fixture";

function alone() {
  const board = seededBoard();
  const undo = createUndo(board);
  const card = createCard(board, { pos: { x: 0, y: 0 }, title: "Plan" });
  return { board, undo, card, body: () => board.state.bodies.get(card), open: () => editorOn({ board, undo }, card) };
}

describe("the editor of a body", () => {
  it("writes nothing by being opened", () => {
    const { board, card, open } = alone();
    const before = Y.encodeStateVector(board.doc);
    const editor = open();
    editor.destroy();
    expect(Y.encodeStateVector(board.doc)).toEqual(before);
    expect(bodyOf(board, card)?.length).toBe(0);
  });

  it("takes what was pressed before it was here as if it had been", () => {
    const { body, open } = alone();
    open().replay([..."# Why", "Enter", ..."- warm"]);
    expect(body()?.blocks.map(({ block }) => block)).toEqual(["heading", "bullet_list"]);
  });

  it("makes lists, headings, bold and links of what is typed", () => {
    const { body, open } = alone();
    const editor = open();
    editor.type("# Why");
    editor.press("Enter");
    editor.type("- **warm** rooms");
    editor.press("Enter");
    editor.type("see https://walkboard.example/a ok");
    expect(body()?.blocks).toEqual([
      { block: "heading", level: 1, inside: [{ text: "Why", marks: {} }] },
      {
        block: "bullet_list",
        inside: [
          {
            block: "list_item",
            inside: [
              {
                block: "paragraph",
                inside: [
                  { text: "warm", marks: { strong: true } },
                  { text: " rooms", marks: {} },
                ],
              },
            ],
          },
          {
            block: "list_item",
            inside: [
              {
                block: "paragraph",
                inside: [
                  { text: "see ", marks: {} },
                  { text: "https://walkboard.example/a", marks: { link: "https://walkboard.example/a" } },
                  { text: " ok", marks: {} },
                ],
              },
            ],
          },
        ],
      },
    ]);
    expect(body()?.text).toBe("Why\nwarm rooms\nsee https://walkboard.example/a ok");
  });

  it("makes and takes away by keys; Tab goes deeper only in a list", () => {
    const editor = alone().open();
    editor.type("one");
    expect(editor.press("Tab")).toBe(false);
    editor.select(1, 4);
    editor.press("b", { ctrlKey: true });
    editor.press("i", { ctrlKey: true });
    expect(editor.html).toBe("<p><em><strong>one</strong></em></p>");
    editor.press("b", { ctrlKey: true });
    editor.run("numbers");
    editor.select(6);
    editor.press("Enter");
    editor.type("two");
    expect(editor.press("Tab")).toBe(true);
    expect(editor.html).toBe("<ol><li><p><em>one</em></p><ol><li><p><em>two</em></p></li></ol></li></ol>");
    editor.run("bullets");
    expect(editor.html).toContain("<ul><li><p><em>two</em></p></li></ul>");
    // One press too many leaves the keyboard where it is; from the outermost list one gets out backwards.
    expect(editor.press("Tab")).toBe(true);
    expect(editor.html).toContain("<ul><li><p><em>two</em></p></li></ul>");
    expect(editor.press("Tab", { shiftKey: true })).toBe(true);
    expect(editor.press("Tab", { shiftKey: true })).toBe(false);
    editor.press("Escape");
    expect(editor.heard.left).toBe(1);
  });

  it("makes lists no deeper than they are read, by keys and by the toolbar", () => {
    const { body, open } = alone();
    const editor = open();
    editor.type("- 1");
    for (let level = 2; level <= 9; level++) {
      editor.press("Enter");
      editor.type(`${level}`);
      editor.run("deeper");
    }
    expect(body()?.text.split("\n")).toHaveLength(9);
    expect(editor.html.match(/<ul>/g)).toHaveLength(6);
    for (let level = 6; level > 1; level--) editor.run("lessDeep");
    expect(editor.html).toContain("</ul></li><li><p>9</p></li></ul>");
    editor.run("lessDeep");
    expect(editor.html).toMatch(/<p>9<\/p>$/);
  });

  it("links what is selected, changes the link under the caret, takes it off, and never one that runs something", () => {
    const editor = alone().open();
    editor.type("the permit");
    editor.select(5, 11);
    editor.setLink("https://city.example/permit");
    editor.select(7);
    expect(editor.link()).toBe("https://city.example/permit");
    editor.setLink("mailto:office@city.example");
    expect(editor.html).toBe('<p>the <a href="mailto:office@city.example">permit</a></p>');
    editor.setLink("javascript:alert(1)");
    expect(editor.link()).toBe("mailto:office@city.example");
    editor.setLink(null);
    expect(editor.html).toBe("<p>the permit</p>");
  });

  it("keeps of what is pasted only what a body knows", () => {
    const editor = alone().open();
    editor.paste({
      html: `<h1 onclick="x()">Top</h1><table><tr><td>cell</td></tr></table><img src=x onerror=alert(1)><script>1</script>
        <p style="color:red">a <a href="javascript:alert(1)">bad</a> <a href="https://a.example/">good</a> <b>bold</b></p><ul><li>x<ul><li>y</li></ul></li></ul>`,
    });
    expect(editor.html).not.toMatch(/script|img|table|onclick|style|javascript/);
    expect(editor.html).toContain('<a href="https://a.example/">good</a>');
    expect(editor.html).toContain("<strong>bold</strong>");
    expect(editor.html).toContain("<li><p>x</p><ul><li><p>y</p></li></ul></li>");
    expect(editor.html).toContain(">Top<");
  });

  it("puts what is pasted deeper than lists are read into the deepest, also inside of a list", () => {
    const { body, open } = alone();
    const editor = open();
    let html = "<ul><li>20</li></ul>";
    for (let level = 19; level > 0; level--) html = `<ul><li>${level}${html}<p>end ${level}</p></li></ul>`;
    editor.type("- in");
    editor.paste({ html });
    expect(editor.html.match(/<ul>/g)).toHaveLength(6);
    for (let level = 1; level <= 20; level++) expect(editor.html).toContain(`${level}</p>`);
    expect(body()?.text.split("\n")).toHaveLength(39);
    expect(editor.html.indexOf("<p>8</p>")).toBeLessThan(editor.html.indexOf("<p>9</p>"));
  });

  it("cuts what is pasted at the limit, takes no letter beyond it, and says so", () => {
    const { body, open } = alone();
    const editor = open();
    editor.paste({ text: "word ".repeat(BODY_LIMIT) });
    expect(editor.heard.refused).toEqual(["cut"]);
    expect(body()?.text.length).toBe(BODY_LIMIT);
    editor.type("x");
    expect(editor.heard.refused).toEqual(["cut", "full"]);
    expect(body()?.text.length).toBe(BODY_LIMIT);
    editor.press("Backspace");
  });

  it("makes the body of a card that an older program wrote without", () => {
    const { board, undo } = alone();
    const record = new Y.Map<unknown>([
      ["type", "card"],
      ["title", new Y.Text("Old")],
    ]);
    board.roots.cards.set("old", record);
    expect(bodyOf(board, "old")).toBeNull();
    const editor = editorOn({ board, undo }, "old" as CardId);
    editor.type("new words");
    expect(board.state.bodies.get("old" as CardId)?.text).toBe("new words");
  });

  it("is not opened on what it would take away, and leaves when it may not write any more", () => {
    const { board, undo, card, open } = alone();
    const editor = open();
    board.setReadOnly(true);
    board.roots.meta.set("legend:blue", "x");
    expect(editor.heard.left).toBe(1);
    editor.destroy();
    board.setReadOnly(false);
    const table = new Y.XmlElement("table");
    table.insert(0, [new Y.XmlText("kept")]);
    bodyOf(board, card)?.insert(0, [table]);
    expect(() => editorOn({ board, undo }, card)).toThrow();
    expect(bodyOf(board, card)?.length).toBe(1);
  });
});

describe("carets of others", () => {
  it("leave alone what was selected a moment ago, of which the browser has not told yet", () => {
    // A browser tells of a selection a moment later: here never.
    const hold = (event: Event): void => event.stopImmediatePropagation();
    document.addEventListener("selectionchange", hold);
    const editor = alone().open();
    editor.type("city office");
    editor.focus();
    const words = editor.view.dom.querySelector("p")?.firstChild;
    if (!words) throw new Error("nothing is written");
    const at = { type: null, tname: null, item: null, assoc: 0 };
    document.getSelection()?.setBaseAndExtent(words, 11, words, 0);
    editor.showCarets([{ clientId: 7, name: "Ben", color: "red", anchor: at, head: at }]);
    expect([editor.view.state.selection.from, editor.view.state.selection.to]).toEqual([1, 12]);
    editor.destroy();
    document.removeEventListener("selectionchange", hold);
  });
});

describe("words of others", () => {
  it("leave alone what is being selected, of which the browser has not told yet", () => {
    const hold = (event: Event): void => event.stopImmediatePropagation();
    document.addEventListener("selectionchange", hold);
    const { board, card, open } = alone();
    const editor = open();
    editor.type("city office");
    const far = new Y.Doc();
    Y.applyUpdate(far, Y.encodeStateAsUpdate(board.doc));
    editor.focus();
    const words = editor.view.dom.querySelector("p")?.firstChild;
    if (!words) throw new Error("nothing is written");
    document.getSelection()?.setBaseAndExtent(words, 11, words, 5);
    const body = (far.getMap("cards").get(card) as Y.Map<unknown>).get("body") as Y.XmlFragment;
    ((body.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, "The ");
    Y.applyUpdate(board.doc, Y.encodeStateAsUpdate(far));
    const { from, to, anchor } = editor.view.state.selection;
    expect(editor.view.state.doc.textBetween(from, to)).toBe("office");
    expect(anchor).toBe(to);
    editor.type("hall");
    expect(editor.html).toBe("<p>The city hall</p>");
    editor.destroy();
    document.removeEventListener("selectionchange", hold);
  });
});
