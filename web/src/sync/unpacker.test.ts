import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import { MalformedMessage } from "@/sync/codec";
import { canUnpack } from "@/sync/socketAddress";
import { Unpacker } from "@/sync/unpacker";

async function deflated(frame: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([frame as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function packed(content: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 105);
  encoding.writeVarUint8Array(encoder, content);
  return encoding.toUint8Array(encoder);
}

const frame = (first: number, size = 1): Uint8Array => new Uint8Array(size).fill(7).fill(first, 0, 1);

function listening(): {
  heard: Uint8Array[];
  failures: number[];
  unpacker: Unpacker;
  until: (count: number) => Promise<void>;
} {
  const heard: Uint8Array[] = [];
  const failures: number[] = [];
  let woken = (): void => undefined;
  const unpacker = new Unpacker({
    frame: (each) => {
      heard.push(each);
      woken();
    },
    failed: () => {
      failures.push(heard.length);
      woken();
    },
  });
  const until = async (count: number): Promise<void> => {
    while (heard.length + failures.length < count) {
      await new Promise<void>((resolve) => {
        woken = resolve;
      });
    }
  };
  return { heard, failures, unpacker, until };
}

describe("the unpacker", () => {
  it("hands on plain frames at once", () => {
    expect(canUnpack()).toBe(true);
    const { heard, unpacker } = listening();
    unpacker.take(frame(1));
    unpacker.take(frame(0, 100));
    expect(heard).toEqual([frame(1), frame(0, 100)]);
  });

  it("keeps the order of frames while packed ones are unpacked", async () => {
    const { heard, unpacker, until } = listening();
    unpacker.take(frame(1));
    unpacker.take(packed(await deflated(frame(0, 30_000))));
    unpacker.take(frame(2));
    unpacker.take(packed(await deflated(frame(0, 20))));
    unpacker.take(frame(3));
    expect(heard).toHaveLength(1);
    await until(5);
    expect(heard).toEqual([frame(1), frame(0, 30_000), frame(2), frame(0, 20), frame(3)]);
  });

  it("fails once for what cannot be unpacked, and says nothing after it", async () => {
    const { heard, failures, unpacker, until } = listening();
    const good = await deflated(frame(0, 50_000));
    unpacker.take(packed(good.slice(0, good.length - 10)));
    unpacker.take(frame(1));
    await until(1);
    expect(failures).toEqual([0]);
    expect(heard).toEqual([]);
    unpacker.take(frame(2));
    expect(heard).toEqual([]);
  });

  it("says nothing after its end", async () => {
    const { heard, failures, unpacker } = listening();
    unpacker.take(packed(await deflated(frame(0, 1_000))));
    unpacker.take(frame(1));
    unpacker.end();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([heard, failures]).toEqual([[], []]);
  });

  it("refuses half a packed frame", () => {
    const { unpacker } = listening();
    expect(() => unpacker.take(packed(frame(1, 40)).slice(0, 20))).toThrow(MalformedMessage);
  });
});
