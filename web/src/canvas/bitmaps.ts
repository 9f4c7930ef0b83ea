/**
 * Pictures of images that are in view, decoded off the main thread and no larger than they are seen: a preview from afar,
 * more of it from near. What was not seen for longest goes when there is too much. Pure but for what it is given.
 */

/** What can be painted, or why nothing can: it is on the way, or it is not there. */
export type Shown = CanvasImageSource | "waiting" | "missing";

/** Gives what to paint of an image that is so many device pixels wide on the screen. */
export type ShowImage = (image: string, pixels: number) => Shown;

/** Something decoded. */
export interface Decoded {
  readonly width: number;
  readonly height: number;
  close(): void;
}

/** What a cache of pictures needs. */
export interface BitmapSource<T extends Decoded> {
  /** Fetches and decodes an image, `width` pixels wide; null when there is no such image. Rejects when the server is away. */
  load(image: string, width: number, stop: AbortSignal): Promise<T | null>;
  /** Something came: paint again. */
  ready(): void;
  now(): number;
}

/** Widths at which images are decoded: that of previews, twice and four times as wide, and the whole image. */
export const WIDTHS = [480, 960, 1_920, 2_560] as const;
/** Loads under way at once; who is not among them is asked for again by the next frame. */
const AT_ONCE = 4;
/** Decoded pixels kept, in bytes. */
export const MOST_BYTES = 256_000_000;
/** When what could not be fetched is asked for again, in milliseconds. */
const AGAIN_MS = 10_000;

interface Entry<T> {
  bitmap: T | null;
  state: "loading" | "ready" | "missing" | "away";
  seen: number;
  readonly stop: AbortController;
}

/** The pictures of one wall. */
export class Bitmaps<T extends Decoded> {
  readonly #source: BitmapSource<T>;
  readonly #entries = new Map<string, Entry<T>>();
  readonly #most: number;
  #loading = 0;
  #bytes = 0;

  constructor(source: BitmapSource<T>, most = MOST_BYTES) {
    this.#source = source;
    this.#most = most;
  }

  /** How many bytes of pixels are kept. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The best picture there is for a width; what fits better is fetched. */
  show(image: string, pixels: number): T | "waiting" | "missing" {
    const wanted = widthFor(pixels);
    const fitting = this.#ask(image, wanted);
    if (fitting.bitmap) return fitting.bitmap;
    if (fitting.state === "missing") return "missing";
    let best: T | null = null;
    for (const width of WIDTHS) best = this.#kept(image, width)?.bitmap ?? best;
    // From near, the preview is there first.
    if (!best && wanted > WIDTHS[0]) best = this.#ask(image, WIDTHS[0]).bitmap;
    return best ?? (fitting.state === "away" ? "missing" : "waiting");
  }

  /** Asks again for what was not there: the server is back, or something was added. */
  again(): void {
    for (const [key, entry] of this.#entries)
      if (entry.state === "away" || entry.state === "missing") this.#entries.delete(key);
    this.#source.ready();
  }

  /** Lets everything go. */
  destroy(): void {
    for (const entry of this.#entries.values()) {
      entry.stop.abort();
      entry.bitmap?.close();
    }
    this.#entries.clear();
    this.#bytes = 0;
  }

  #kept(image: string, width: number): Entry<T> | undefined {
    const entry = this.#entries.get(keyOf(image, width));
    if (entry) entry.seen = this.#source.now();
    return entry;
  }

  #ask(image: string, width: number): Entry<T> {
    const known = this.#entries.get(keyOf(image, width));
    const now = this.#source.now();
    if (known && !(known.state === "away" && now - known.seen > AGAIN_MS)) {
      if (known.state !== "away") known.seen = now;
      return known;
    }
    const entry: Entry<T> = { bitmap: null, state: "loading", seen: now, stop: new AbortController() };
    // Too many are under way: whoever is still in view then is asked for by a later frame.
    if (this.#loading >= AT_ONCE) return entry;
    this.#entries.set(keyOf(image, width), entry);
    void this.#load(image, width, entry);
    return entry;
  }

  async #load(image: string, width: number, entry: Entry<T>): Promise<void> {
    this.#loading += 1;
    try {
      const bitmap = await this.#source.load(image, width, entry.stop.signal);
      if (entry.stop.signal.aborted) return bitmap?.close();
      entry.bitmap = bitmap;
      entry.state = bitmap ? "ready" : "missing";
      if (bitmap) this.#bytes += sizeOf(bitmap);
    } catch {
      entry.state = "away";
      entry.seen = this.#source.now();
    } finally {
      this.#loading -= 1;
    }
    if (entry.stop.signal.aborted) return;
    this.#makeRoom(entry);
    this.#source.ready();
  }

  #makeRoom(kept: Entry<T>): void {
    if (this.#bytes <= this.#most) return;
    const oldest = [...this.#entries].sort(([, a], [, b]) => a.seen - b.seen);
    for (const [key, entry] of oldest) {
      if (this.#bytes <= this.#most) return;
      if (!entry.bitmap || entry === kept) continue;
      this.#bytes -= sizeOf(entry.bitmap);
      entry.bitmap.close();
      this.#entries.delete(key);
    }
  }
}

/** The smallest width at which an image is decoded that shows it sharply at so many device pixels. */
export function widthFor(pixels: number): number {
  return WIDTHS.find((width) => width >= pixels) ?? WIDTHS[WIDTHS.length - 1] ?? 0;
}

function keyOf(image: string, width: number): string {
  return `${width}:${image}`;
}

function sizeOf({ width, height }: Decoded): number {
  return width * height * 4;
}
