import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import type { MapId } from "@/document/records";
import { recall, remember } from "@/ui/memory";
import { BoardNodes } from "@/ui/outline/boardNodes";
import { itemOf, type OutlineNode } from "@/ui/outline/outlineNode";
import { countUpTo, type OutlineRow, pathTo, rowsOf } from "@/ui/outline/outlineRows";
import { outlineWords } from "@/ui/outline/outlineWords";
import { language } from "@/ui/strings/language";
import type { OutlineCall, WallRoom } from "@/ui/wall/room";

/** What others do is read again this much later at most: a tree that moves with every key of ten people helps nobody. */
const FOLLOW_AFTER_MS = 200;
/** Up to so many entries all is open at first; a larger board begins with its maps. */
const WHOLE = 400;

const EMPTY_CELLS = "outline.empty";

/** What the outline of one wall shows and where one is in it. It outlives its panel, so that opening it again is where one was. */
export class OutlineStore {
  /** The row that the keyboard is on. */
  readonly active = signal<string | null>(null);
  /** The row whose words are being written, and whether its card was made just now. */
  readonly renaming = signal<{ readonly key: string; readonly fresh: boolean } | null>(null);
  /** What is looked for. */
  readonly words = signal("");
  readonly emptyCells: Signal<boolean>;
  readonly rows: ReadonlySignal<readonly OutlineRow[]>;
  readonly #room: WallRoom;
  readonly #builder: BoardNodes;
  readonly #nodes = signal<readonly OutlineNode[]>([]);
  readonly #chosen = signal<ReadonlyMap<string, boolean>>(new Map());
  #whole: boolean | null = null;
  #answered: OutlineCall | null = null;

  constructor(room: WallRoom) {
    this.#room = room;
    this.#builder = new BoardNodes((map: MapId) => room.wall.boxOfTarget({ map }));
    this.emptyCells = signal(recall(EMPTY_CELLS) !== "hidden");
    this.rows = computed(() => {
      const chosen = this.#chosen.value;
      return rowsOf({
        nodes: this.#nodes.value,
        words: this.words.value,
        empty: this.emptyCells.value && this.#room.mayWrite.value,
        isOpen: (node) => chosen.get(node.key) ?? this.#opensBy(node),
      });
    });
  }

  /** The row that the keyboard is on, if it is there. */
  get row(): OutlineRow | null {
    return this.rows.peek().find(({ node }) => node.key === this.active.peek()) ?? null;
  }

  /** Reads the board and follows it until the returned function is called. */
  follow(): () => void {
    const { board } = this.#room;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = (): void => {
      if (timer) clearTimeout(timer);
      timer = null;
      this.read();
    };
    this.#builder.changed({ maps: new Set(board.state.maps.keys()) });
    read();
    const stop = board.subscribe((change) => {
      this.#builder.changed(change);
      // What one does oneself is seen at once.
      if (change.local) read();
      else timer ??= setTimeout(read, FOLLOW_AFTER_MS);
    });
    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
  }

  /** Reads the board now. What the keyboard was on and is no more gives it to the nearest row that is. */
  read(): void {
    const before = this.rows.peek();
    const lang = language.peek();
    const nodes = this.#builder.read({ state: this.#room.board.state, words: outlineWords(lang), language: lang });
    this.#whole ??= countUpTo(nodes, WHOLE) < WHOLE;
    this.#nodes.value = nodes;
    this.#hold(before);
  }

  /** Whether a call was not answered yet; from then on it is. */
  answers(call: OutlineCall): boolean {
    const fresh = this.#answered !== call;
    this.#answered = call;
    return fresh;
  }

  /** Opens or folds rows. */
  fold(keys: readonly string[], open: boolean): void {
    const before = this.rows.peek();
    const chosen = new Map(this.#chosen.peek());
    for (const key of keys) chosen.set(key, open);
    this.#chosen.value = chosen;
    this.#hold(before);
  }

  /** Makes a row seen, whatever is above it or looked for, and puts the keyboard on it. */
  reveal(key: string): void {
    let path = pathTo(this.#nodes.peek(), key);
    if (!path) return;
    if (!this.rows.peek().some(({ node }) => node.key === key)) {
      this.words.value = "";
      path = pathTo(this.#nodes.peek(), key) ?? [];
      this.fold(path, true);
    }
    this.active.value = key;
  }

  /** Shows or hides cells without cards, for good. */
  showEmptyCells(shown: boolean): void {
    remember(EMPTY_CELLS, shown ? "shown" : "hidden");
    const before = this.rows.peek();
    this.emptyCells.value = shown;
    this.#hold(before);
  }

  /** The first entry that an answer holds for, in the order of the tree, folded away or not. */
  find(wanted: (node: OutlineNode) => boolean): OutlineNode | null {
    const within = (nodes: readonly OutlineNode[]): OutlineNode | null => {
      for (const node of nodes) {
        const found = wanted(node) ? node : within(node.children);
        if (found) return found;
      }
      return null;
    };
    return within(this.#nodes.peek());
  }

  #opensBy(node: OutlineNode): boolean {
    const { subject } = node;
    // The cells name their columns: the list of them is for those who want to change it.
    if (subject.kind === "group" && subject.group === "columns") return false;
    return this.#whole === true || subject.kind === "map" || subject.kind === "thing";
  }

  /** The row that was active is gone: the same item elsewhere, else what is above it, else the next row that is still there. */
  #hold(before: readonly OutlineRow[]): void {
    const rows = this.rows.peek();
    const active = this.active.peek();
    const here = new Set(rows.map(({ node }) => node.key));
    if (active === null || here.has(active)) return;
    const at = before.findIndex(({ node }) => node.key === active);
    const item = at < 0 ? null : itemOf((before[at] as OutlineRow).node.subject);
    const same = item === null ? undefined : rows.find(({ node }) => itemOf(node.subject) === item);
    const above = (pathTo(this.#nodes.peek(), active) ?? []).filter((key) => here.has(key)).at(-1);
    const near = [...before.slice(at + 1), ...before.slice(0, Math.max(0, at)).reverse()];
    const next = near.find(({ node }) => here.has(node.key))?.node.key;
    this.active.value = same?.node.key ?? above ?? next ?? rows[0]?.node.key ?? null;
  }
}

const stores = new WeakMap<WallRoom, OutlineStore>();

/** The outline of a wall. */
export function outlineOf(room: WallRoom): OutlineStore {
  let store = stores.get(room);
  if (!store) {
    store = new OutlineStore(room);
    stores.set(room, store);
  }
  return store;
}
