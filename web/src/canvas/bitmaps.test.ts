import { describe, expect, it } from "vitest";
import { Bitmaps, type Decoded, widthFor } from "@/canvas/bitmaps";

interface Fake extends Decoded {
  readonly name: string;
  closed: boolean;
}

/** A source whose loads end when the test says so. */
function source(height = 100) {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const made: Fake[] = [];
  let ready = 0;
  let time = 0;
  let away = false;
  const gone = new Set<string>();
  return {
    asked,
    made,
    gone,
    lose: (lost: boolean) => {
      away = lost;
    },
    pass: (ms: number) => {
      time += ms;
    },
    paints: () => ready,
    arrive: async () => {
      for (const go of waiting.splice(0)) go();
      await new Promise((resolve) => setTimeout(resolve));
    },
    parts: {
      load: async (image: string, width: number): Promise<Fake | null> => {
        asked.push(`${image}@${width}`);
        await new Promise<void>((resolve) => waiting.push(resolve));
        if (away) throw new Error("away");
        if (gone.has(image)) return null;
        const bitmap: Fake = {
          name: `${image}@${width}`,
          width,
          height,
          closed: false,
          close() {
            bitmap.closed = true;
          },
        };
        made.push(bitmap);
        return bitmap;
      },
      ready: () => {
        ready += 1;
      },
      now: () => {
        time += 1;
        return time;
      },
    },
  };
}

describe("pictures of images", () => {
  it("come as a preview from afar and as more from near", async () => {
    const from = source();
    const bitmaps = new Bitmaps(from.parts);
    expect(bitmaps.show("a", 100)).toBe("waiting");
    expect(bitmaps.show("a", 100)).toBe("waiting");
    expect(from.asked).toEqual(["a@480"]);
    await from.arrive();
    expect(from.paints()).toBe(1);
    expect(bitmaps.show("a", 100)).toMatchObject({ name: "a@480" });
    expect(bitmaps.show("a", 1_000)).toMatchObject({ name: "a@480" });
    await from.arrive();
    expect(bitmaps.show("a", 1_000)).toMatchObject({ name: "a@1920" });
    expect(bitmaps.show("a", 100)).toMatchObject({ name: "a@480" });
  });

  it("are a few at a time, and whoever is still in view is asked for again", async () => {
    const from = source();
    const bitmaps = new Bitmaps(from.parts);
    for (const name of "abcdef") bitmaps.show(name, 100);
    expect(from.asked).toHaveLength(4);
    await from.arrive();
    for (const name of "abcdef") bitmaps.show(name, 100);
    expect(from.asked).toHaveLength(6);
  });

  it("are said to be missing where there are none, until something was added", async () => {
    const from = source();
    const bitmaps = new Bitmaps(from.parts);
    from.gone.add("a");
    bitmaps.show("a", 100);
    await from.arrive();
    expect(bitmaps.show("a", 100)).toBe("missing");
    from.gone.clear();
    bitmaps.again();
    expect(bitmaps.show("a", 100)).toBe("waiting");
    await from.arrive();
    expect(bitmaps.show("a", 100)).toMatchObject({ name: "a@480" });
  });

  it("are asked for again after a while when the server was away", async () => {
    const from = source();
    const bitmaps = new Bitmaps(from.parts);
    from.lose(true);
    bitmaps.show("a", 100);
    await from.arrive();
    expect(bitmaps.show("a", 100)).toBe("missing");
    expect(from.asked).toHaveLength(1);
    from.lose(false);
    from.pass(11_000);
    expect(bitmaps.show("a", 100)).toBe("waiting");
    await from.arrive();
    expect(bitmaps.show("a", 100)).toMatchObject({ name: "a@480" });
  });

  it("give way when there are too many: those that were not seen for longest", async () => {
    const from = source(1_000);
    const bitmaps = new Bitmaps(from.parts, 3 * 480 * 1_000 * 4);
    for (const name of "abc") {
      bitmaps.show(name, 100);
      await from.arrive();
    }
    bitmaps.show("a", 100);
    bitmaps.show("d", 100);
    await from.arrive();
    expect(from.made.filter(({ closed }) => closed).map(({ name }) => name)).toEqual(["b@480"]);
    expect(bitmaps.bytes).toBe(3 * 480 * 1_000 * 4);
    bitmaps.destroy();
    expect(from.made.every(({ closed }) => closed)).toBe(true);
  });

  it("are no larger than they are seen", () => {
    expect([1, 480, 481, 2_000, 90_000].map(widthFor)).toEqual([480, 480, 960, 2_560, 2_560]);
  });
});
