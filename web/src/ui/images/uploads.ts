/** Images on their way to the server: sent a few at a time, kept while there is no connection, put on the wall when they are there. */
import { effect, type Signal } from "@preact/signals-core";
import { type Sending, type StoredImage, sendImage } from "@/api/images";
import type { CellAddress } from "@/document/commands/insertion";
import type { PathId } from "@/document/links";
import type { Box } from "@/geometry/box";
import { asProblem } from "@/ui/ask";
import { refusalOf } from "@/ui/images/refusals";
import type { TextKey } from "@/ui/strings/translate";

/** Sent at once. */
const AT_ONCE = 2;
/** When an image is sent again that the server could not take just then, in milliseconds. */
const AGAIN_MS = 5_000;

/** A place in a cell, and the path that what is made there belongs to. */
export type UploadCell = CellAddress & { readonly index: number; readonly path: PathId | null };

/** An image on its way: `waiting` for its turn or for a connection, `sending`, or `refused` with a word. */
export interface Upload {
  readonly id: number;
  readonly name: string;
  readonly box: Box;
  /** The cell of a map it comes into; null: it lies on the canvas. */
  readonly cell: UploadCell | null;
  readonly file: File;
  /** What the browser can show of it meanwhile. */
  readonly preview: string | null;
  readonly state: "waiting" | "sending" | "refused";
  readonly progress: number;
  /** Why it was refused. */
  readonly refusal: TextKey | null;
  /** Whether trying again may help. */
  readonly again: boolean;
}

/** What sending images needs. */
export interface UploadParts {
  readonly list: Signal<readonly Upload[]>;
  /** Whether the server can be reached, as far as anybody knows. */
  readonly online: () => boolean;
  readonly mayWrite: () => boolean;
  readonly send: (file: File, sending: Sending) => Promise<StoredImage>;
  /** An image is there: it comes onto the wall. */
  readonly done: (upload: Upload, image: StoredImage) => void;
}

/** How a board sends images. */
export function sendingTo(board: string): UploadParts["send"] {
  return (file, sending) => sendImage(board, file, sending);
}

/** The images of one wall that are on their way. */
export class Uploads {
  readonly #parts: UploadParts;
  readonly #stops = new Map<number, AbortController>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  readonly #unfollow: () => void;

  constructor(parts: UploadParts) {
    this.#parts = parts;
    this.#unfollow = effect(() => {
      if (parts.online()) queueMicrotask(() => this.#next());
    });
  }

  /** Takes images in their order. */
  add(uploads: readonly Upload[]): void {
    this.#parts.list.value = [...this.#parts.list.peek(), ...uploads];
    this.#next();
  }

  /** Sends an image once more. */
  retry(id: number): void {
    this.#change(id, { state: "waiting", refusal: null, progress: 0 });
    this.#next();
  }

  /** Lets an image go. */
  cancel(id: number): void {
    this.#stops.get(id)?.abort();
    this.#drop(id);
    this.#next();
  }

  /** Lets everything go. */
  destroy(): void {
    this.#unfollow();
    for (const timer of this.#timers) clearTimeout(timer);
    for (const stop of this.#stops.values()) stop.abort();
    for (const { id } of this.#parts.list.peek()) this.#drop(id);
  }

  #next(): void {
    const { list, online } = this.#parts;
    if (!online()) return;
    for (const upload of list.peek()) {
      if (this.#stops.size >= AT_ONCE) return;
      if (upload.state === "waiting" && !this.#stops.has(upload.id)) void this.#send(upload);
    }
  }

  async #send({ id, file }: Upload): Promise<void> {
    const stop = new AbortController();
    this.#stops.set(id, stop);
    this.#change(id, { state: "sending", progress: 0 });
    const onProgress = (progress: number): void => this.#change(id, { progress });
    try {
      const image = await this.#parts.send(file, { onProgress, stop: stop.signal });
      const upload = this.#parts.list.peek().find((one) => one.id === id);
      if (upload && !stop.signal.aborted) this.#finish(upload, image);
    } catch (cause) {
      if (!stop.signal.aborted) this.#failed(id, cause);
    } finally {
      if (this.#stops.get(id) === stop) this.#stops.delete(id);
      this.#next();
    }
  }

  #finish(upload: Upload, image: StoredImage): void {
    if (!this.#parts.mayWrite()) {
      this.#change(upload.id, { state: "refused", refusal: "image.notPermitted", again: false });
      return;
    }
    this.#drop(upload.id);
    this.#parts.done(upload, image);
  }

  #failed(id: number, cause: unknown): void {
    const { status, slug } = asProblem(cause);
    if (slug !== "server-away" && status !== 503) {
      const { words, again } = refusalOf(slug, status);
      this.#change(id, { state: "refused", refusal: words, again });
      return;
    }
    this.#change(id, { state: "waiting", progress: 0 });
    // Not at once: the same would come of it. Until then it keeps its turn to itself.
    const wait = new AbortController();
    this.#stops.set(id, wait);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (this.#stops.get(id) === wait) this.#stops.delete(id);
      this.#next();
    }, AGAIN_MS);
    this.#timers.add(timer);
  }

  #change(id: number, change: Partial<Upload>): void {
    const { list } = this.#parts;
    list.value = list.peek().map((upload) => (upload.id === id ? { ...upload, ...change } : upload));
  }

  #drop(id: number): void {
    const { list } = this.#parts;
    const gone = list.peek().find((upload) => upload.id === id);
    if (gone?.preview) URL.revokeObjectURL(gone.preview);
    list.value = list.peek().filter((upload) => upload.id !== id);
  }
}
