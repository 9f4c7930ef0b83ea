import { signal } from "@preact/signals-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Sending, StoredImage } from "@/api/images";
import { Problem } from "@/api/problem";
import { refusedBefore } from "@/ui/images/refusals";
import { around, rowsOf } from "@/ui/images/rows";
import { type Upload, Uploads } from "@/ui/images/uploads";

const IMAGE: StoredImage = { id: "img_a", width: 10, height: 10 };

function upload(id: number): Upload {
  const start = { preview: null, state: "waiting", progress: 0, refusal: null, again: true } as const;
  return {
    id,
    name: `${id}.png`,
    file: new File([], `${id}.png`),
    box: { x: 0, y: 0, w: 1, h: 1 },
    cell: null,
    ...start,
  };
}

/** A sender whose server answers when the test says so. */
function sender() {
  const list = signal<readonly Upload[]>([]);
  const online = signal(true);
  const mayWrite = signal(true);
  const sent: { name: string; sending: Sending; end: (what: StoredImage | Problem) => void }[] = [];
  const done: string[] = [];
  const uploads = new Uploads({
    list,
    online: () => online.value,
    mayWrite: () => mayWrite.value,
    send: ({ name }, sending) =>
      new Promise((resolve, reject) => {
        sent.push({ name, sending, end: (what) => (what instanceof Problem ? reject(what) : resolve(what)) });
      }),
    done: ({ name }) => done.push(name),
  });
  return { list, online, mayWrite, sent, done, uploads, settle: () => vi.advanceTimersByTimeAsync(0) };
}

describe("images on their way", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("are sent two at a time, in their order, and told how far they have come", async () => {
    const { list, sent, done, uploads, settle } = sender();
    uploads.add([upload(1), upload(2), upload(3)]);
    expect(sent.map(({ name }) => name)).toEqual(["1.png", "2.png"]);
    sent[0]?.sending.onProgress(0.5);
    expect(list.value[0]).toMatchObject({ state: "sending", progress: 0.5 });
    sent[1]?.end(IMAGE);
    await settle();
    expect(sent.map(({ name }) => name)).toEqual(["1.png", "2.png", "3.png"]);
    sent[0]?.end(IMAGE);
    sent[2]?.end(IMAGE);
    await settle();
    expect([done, list.value]).toEqual([["2.png", "1.png", "3.png"], []]);
  });

  it("wait while there is no connection, and go on when it is back", async () => {
    const { list, online, sent, done, uploads, settle } = sender();
    online.value = false;
    uploads.add([upload(1)]);
    expect([sent.length, list.value[0]?.state]).toEqual([0, "waiting"]);
    online.value = true;
    await settle();
    sent[0]?.end(Problem.away());
    await settle();
    expect(list.value[0]?.state).toBe("waiting");
    await vi.advanceTimersByTimeAsync(6_000);
    sent[1]?.end(IMAGE);
    await settle();
    expect(done).toEqual(["1.png"]);
  });

  it("say why they were refused, can be sent again, and be taken away", async () => {
    const { list, sent, done, uploads, settle } = sender();
    uploads.add([upload(1)]);
    sent[0]?.end(new Problem("images-full", 409, ""));
    await settle();
    expect(list.value[0]).toMatchObject({ state: "refused", refusal: "image.full", again: true });
    uploads.retry(1);
    sent[1]?.end(new Problem("image-unreadable", 422, ""));
    await settle();
    expect(list.value[0]).toMatchObject({ refusal: "image.unreadable", again: false });
    uploads.cancel(1);
    expect([list.value, done]).toEqual([[], []]);
  });

  it("are let go when somebody says so, and never come onto a board that may only be looked at", async () => {
    const { list, mayWrite, sent, done, uploads, settle } = sender();
    uploads.add([upload(1), upload(2)]);
    uploads.cancel(1);
    expect(sent[0]?.sending.stop.aborted).toBe(true);
    sent[0]?.end(IMAGE);
    mayWrite.value = false;
    sent[1]?.end(IMAGE);
    await settle();
    expect([done, list.value[0]?.refusal]).toEqual([[], "image.notPermitted"]);
    uploads.destroy();
    expect(list.value).toEqual([]);
  });
});

describe("files", () => {
  const file = (name: string, type: string, size = 1) => ({ name, type, size }) as File;

  it("are refused before they are sent where that can be known", () => {
    expect(refusedBefore(file("a.png", "image/png", 51_000_000), 20_000_000)).toBe("image.tooLarge");
    expect(refusedBefore(file("a.svg", "image/svg+xml"), 100)).toBe("image.svgRefused");
    expect(refusedBefore(file("a.SVG", ""), 100)).toBe("image.svgRefused");
    expect(refusedBefore(file("IMG_1.HEIC", ""), 100)).toBe("image.heicRefused");
    expect(refusedBefore(file("a.pdf", "application/pdf"), 100)).toBe("image.kindRefused");
    expect(refusedBefore(file("a", ""), 100)).toBeNull();
  });

  it("lie in rows of the same height, around where they were dropped", () => {
    expect(rowsOf([[4_000, 2_000]])).toEqual([{ x: 0, y: 0, w: 480, h: 240 }]);
    expect(rowsOf([[10, 10]])).toEqual([{ x: 0, y: 0, w: 24, h: 24 }]);
    const many = rowsOf(Array.from({ length: 8 }, () => [1_000, 1_000] as const));
    expect(many.map(({ x, y, h }) => [x, y, h])).toEqual([
      [0, 0, 280],
      [304, 0, 280],
      [608, 0, 280],
      [912, 0, 280],
      [1_216, 0, 280],
      [1_520, 0, 280],
      [0, 304, 280],
      [304, 304, 280],
    ]);
    const [first] = around(many, { x: 0, y: 0 });
    expect([first?.x, first?.y]).toEqual([-900, -292]);
  });
});
