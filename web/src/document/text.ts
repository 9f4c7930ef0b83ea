/**
 * Binds a textarea to a shared text: what is typed goes out as the smallest change, what others type comes in without
 * moving the caret away from its word.
 *
 * While an input method composes a character the textarea is not touched and nothing goes out; both are made up for when
 * the composition ends. The shared text never grows beyond the limit by typing here.
 */
import type * as Y from "yjs";
import { cutText } from "@/document/reading";
import { TITLE_LIMIT } from "@/document/records";
import { type Delta, difference, positionAfter, type Rebased, rebase, stringOf } from "@/document/text-difference";

/** A bound textarea. */
export interface TextBinding {
  /** Sends what is not sent yet and lets go of the textarea. */
  destroy(): void;
}

/** How long the text may become, and who is told when what was typed or pasted did not fit. */
export interface BindingOptions {
  readonly limit?: number;
  readonly onCut?: (limit: number) => void;
}

/** Binds a textarea to a shared text, writing with this origin. */
export function bindTextarea(
  text: Y.Text,
  element: HTMLTextAreaElement,
  origin: unknown,
  options: BindingOptions = {},
): TextBinding {
  return new TextareaBinding(text, element, origin, options);
}

class TextareaBinding implements TextBinding {
  readonly #text: Y.Text;
  readonly #element: HTMLTextAreaElement;
  readonly #origin: unknown;
  readonly #limit: number;
  readonly #onCut: ((limit: number) => void) | undefined;
  /** What the textarea held when it last agreed with the text. */
  #agreed = "";
  /** What the text took since, while the textarea could not be touched. */
  #missed: Delta[] = [];
  #composing = false;
  #writing = false;

  constructor(text: Y.Text, element: HTMLTextAreaElement, origin: unknown, options: BindingOptions) {
    this.#text = text;
    this.#element = element;
    this.#origin = origin;
    this.#limit = options.limit ?? TITLE_LIMIT;
    this.#onCut = options.onCut;
    this.#agreed = shown(text);
    if (element.value !== this.#agreed) element.value = this.#agreed;
    text.observe(this.#textChanged);
    element.addEventListener("input", this.#typed);
    element.addEventListener("beforeinput", this.#refuseNativeUndo);
    element.addEventListener("compositionstart", this.#compositionStarted);
    element.addEventListener("compositionend", this.#compositionEnded);
  }

  destroy(): void {
    this.#send();
    this.#text.unobserve(this.#textChanged);
    this.#element.removeEventListener("input", this.#typed);
    this.#element.removeEventListener("beforeinput", this.#refuseNativeUndo);
    this.#element.removeEventListener("compositionstart", this.#compositionStarted);
    this.#element.removeEventListener("compositionend", this.#compositionEnded);
  }

  readonly #typed = (): void => {
    if (!this.#unfinished) this.#send();
  };

  /** Whether a character is being composed, or only its first half was typed: some systems tell of each half by itself. */
  get #unfinished(): boolean {
    if (this.#composing) return true;
    const { value, selectionStart } = this.#element;
    return (
      /[\ud800-\udbff]$/.test(value.slice(0, selectionStart)) && !/^[\udc00-\udfff]/.test(value.slice(selectionStart))
    );
  }

  readonly #compositionStarted = (): void => {
    this.#composing = true;
  };

  readonly #compositionEnded = (): void => {
    this.#composing = false;
    this.#send();
  };

  /** The browser's own undo knows nothing of others' words; ours is called by key. */
  readonly #refuseNativeUndo = (event: InputEvent): void => {
    if (event.inputType === "historyUndo" || event.inputType === "historyRedo") event.preventDefault();
  };

  readonly #textChanged = (event: Y.YTextEvent): void => {
    if (this.#writing) return;
    if (this.#composing || this.#element.value !== this.#agreed) {
      this.#missed.push(event.delta);
      if (!this.#unfinished) this.#send();
      return;
    }
    this.#show((position) => positionAfter(event.delta, position));
  };

  /** Writes what was typed since both last agreed, carried over what came in meanwhile. */
  #send(): void {
    const { value, selectionStart } = this.#element;
    const missed = this.#missed.splice(0);
    const typed = difference(this.#agreed, value, selectionStart);
    const written = typed && this.#write(rebase(typed, this.#agreed.length, missed));
    if (shown(this.#text) === value) {
      this.#agreed = value;
      return;
    }
    const arrive = (position: number): number => missed.reduce((at, delta) => positionAfter(delta, at), position);
    this.#show((position) => {
      if (!typed || !written || position <= typed.index) return arrive(position);
      const into = position - typed.index;
      if (into <= typed.insert.length) return written.index + Math.min(into, written.insert.length);
      const removed = written.runs.reduce((sum, run) => sum + run.length, 0);
      return arrive(position - typed.insert.length + typed.remove) - removed + written.insert.length;
    });
  }

  /** Writes a change as far as it fits, and returns what was written. */
  #write(change: Rebased): Rebased {
    const { runs, index } = change;
    const removed = runs.reduce((sum, run) => sum + run.length, 0);
    const insert = cutText(change.insert, Math.max(0, this.#limit - (this.#text.length - removed)));
    if (insert.length < change.insert.length) this.#onCut?.(this.#limit);
    this.#writing = true;
    try {
      this.#text.doc?.transact(() => {
        // From the end, so that earlier positions stay; no run starts before the insertion.
        for (const run of [...runs].reverse()) this.#text.delete(run.index, run.length);
        if (insert !== "") this.#text.insert(index, insert);
      }, this.#origin);
    } finally {
      this.#writing = false;
    }
    return { runs, index, insert };
  }

  #show(move: (position: number) => number): void {
    const element = this.#element;
    const { selectionStart, selectionEnd, selectionDirection } = element;
    this.#agreed = shown(this.#text);
    element.value = this.#agreed;
    // Setting the selection of an element without focus would take the focus in some browsers.
    if (element.ownerDocument.activeElement !== element) return;
    element.setSelectionRange(move(selectionStart), move(selectionEnd), selectionDirection);
  }
}

/** The text as a textarea shows it: unit for unit, with the line ends that a textarea would make of it. */
function shown(text: Y.Text): string {
  return stringOf(text).replace(/\r\n/g, " \n").replace(/\r/g, "\n");
}
