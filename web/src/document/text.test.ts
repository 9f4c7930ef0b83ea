// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { bindTextarea } from "@/document/text";

const origin = {};

function bound(content = "", options: { limit?: number } = {}) {
  const doc = new Y.Doc();
  const text = doc.getText("title");
  text.insert(0, content);
  const element = document.createElement("textarea");
  document.body.append(element);
  element.focus();
  const binding = bindTextarea(text, element, origin, options);
  const type = (value: string, caret = value.length) => {
    element.value = value;
    element.setSelectionRange(caret, caret);
    element.dispatchEvent(new InputEvent("input"));
  };
  return { doc, text, element, binding, type };
}

describe("bindTextarea", () => {
  it("shows the text and writes only what was typed, with its origin", () => {
    const { text, element, type } = bound("hello");
    expect(element.value).toBe("hello");
    const origins: unknown[] = [];
    const deltas: unknown[] = [];
    text.observe((event, transaction) => {
      deltas.push(event.delta);
      origins.push(transaction.origin);
    });
    type("helllo", 3);
    expect(text.toString()).toBe("helllo");
    expect(deltas).toEqual([[{ retain: 2 }, { insert: "l" }]]);
    expect(origins).toEqual([origin]);
  });

  it("keeps caret and selection on their words when others type", () => {
    const { text, element } = bound("one two three");
    element.setSelectionRange(4, 7);
    text.insert(0, "zero ");
    expect(element.value).toBe("zero one two three");
    expect([element.selectionStart, element.selectionEnd]).toEqual([9, 12]);
    text.insert(18, "!");
    expect([element.selectionStart, element.selectionEnd]).toEqual([9, 12]);
    text.delete(0, 10);
    expect([element.selectionStart, element.selectionEnd]).toEqual([0, 2]);
  });

  it("leaves the textarea alone while a character is composed, and merges afterwards", () => {
    const { text, element } = bound("ab");
    element.setSelectionRange(1, 1);
    element.dispatchEvent(new CompositionEvent("compositionstart"));
    element.value = "aに";
    element.value = "aにb";
    element.setSelectionRange(2, 2);
    element.dispatchEvent(new InputEvent("input"));
    expect(text.toString()).toBe("ab");
    text.insert(0, "X");
    text.insert(3, "Y");
    expect(element.value).toBe("aにb");
    element.dispatchEvent(new CompositionEvent("compositionend"));
    expect(text.toString()).toBe("XaにbY");
    expect(element.value).toBe("XaにbY");
    expect(element.selectionStart).toBe(3);
  });

  it("waits for the second half of a character", () => {
    const { text, type } = bound("ab");
    type("a\ud83db", 2);
    expect(text.toString()).toBe("ab");
    text.insert(0, "X");
    expect(text.toString()).toBe("Xab");
    type("a😀b", 3);
    expect(text.toString()).toBe("Xa😀b");
  });

  it("removes only its own selection when others typed into it meanwhile", () => {
    const { text, element } = bound("abcdef");
    element.dispatchEvent(new CompositionEvent("compositionstart"));
    element.value = "af";
    element.setSelectionRange(1, 1);
    text.insert(3, "NEW");
    element.dispatchEvent(new CompositionEvent("compositionend"));
    expect(text.toString()).toBe("aNEWf");
    expect(element.value).toBe("aNEWf");
  });

  it("never grows the text beyond the limit, nor cuts a character", () => {
    const { text, element, type } = bound("abc", { limit: 6 });
    type("abcdefghij");
    expect(text.toString()).toBe("abcdef");
    expect(element.value).toBe("abcdef");
    type("abcde😀", 7);
    expect(text.toString()).toBe("abcde");
    expect(element.value).toBe("abcde");
  });

  it("counts line ends as the textarea does", () => {
    const { text, type, element } = bound("a\r\nb");
    expect(element.value.length).toBe(4);
    type(`${element.value}c`);
    expect(text.toString()).toBe("a\r\nbc");
  });

  it("sends what is left and lets go", () => {
    const { text, element, binding } = bound("a");
    element.dispatchEvent(new CompositionEvent("compositionstart"));
    element.value = "ab";
    binding.destroy();
    expect(text.toString()).toBe("ab");
    text.insert(0, "x");
    expect(element.value).toBe("ab");
  });

  it("refuses the browser's own undo", () => {
    const { element } = bound("a");
    const event = new InputEvent("beforeinput", { inputType: "historyUndo", cancelable: true });
    element.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  });

  it("merges two people in one text", () => {
    const { doc, type, element } = bound("meet");
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    type("meet on Monday");
    other.getText("title").insert(0, "we ");
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(element.value).toBe("we meet on Monday");
    expect(element.selectionStart).toBe("we meet on Monday".length);
  });
});
