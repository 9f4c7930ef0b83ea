import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { ImpossibleAck, MAX_MERGED_BYTES, MAX_QUEUED_BYTES, MAX_UPDATE_BYTES, Outbox } from "@/sync/outbox";

function edits(sizes: readonly number[]): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const [index, size] of sizes.entries()) doc.getMap("m").set(`k${index}`, "x".repeat(size));
  return updates;
}

function outboxWith(updates: readonly Uint8Array[]): Outbox {
  const outbox = new Outbox();
  outbox.answered();
  outbox.acknowledge(1);
  for (const update of updates) outbox.add(update);
  return outbox;
}

function frames(outbox: Outbox): { type: string; bytes: number }[] {
  const all: { type: string; bytes: number }[] = [];
  for (let frame = outbox.next(); frame !== null; frame = outbox.next()) {
    all.push({ type: frame.type, bytes: frame.update.byteLength });
  }
  return all;
}

describe("accounting", () => {
  it("acknowledges edits by the frame that carried them", () => {
    const outbox = outboxWith([]);
    const [one, two, three] = edits([1, 1, 1]);
    for (const update of [one, two, three]) {
      if (update) outbox.add(update);
      outbox.next();
    }
    expect(outbox.unsent).toBe(3);
    outbox.acknowledge(2);
    expect(outbox.unsent).toBe(2);
    outbox.acknowledge(4);
    expect(outbox.unsent).toBe(0);
  });

  it("carries everything in the answer, what was never queued included", () => {
    const outbox = new Outbox();
    outbox.inherit(7);
    for (const update of edits([1, 1])) outbox.add(update);
    expect(outbox.next()).toBeNull();
    expect(outbox.unsent).toBe(9);
    outbox.answered();
    outbox.acknowledge(1);
    expect(outbox.unsent).toBe(0);
  });

  it("forgets what was in flight with the connection, and believes only the next answer", () => {
    const outbox = outboxWith(edits([1, 1]));
    outbox.next();
    outbox.reset();
    expect(outbox.unsent).toBe(2);
    outbox.answered();
    for (const update of edits([1])) outbox.add(update);
    outbox.acknowledge(1);
    expect(outbox.unsent).toBe(1);
  });

  it("does not take an answer's acknowledgement for edits made after it", () => {
    const outbox = outboxWith(edits([1]));
    outbox.answered();
    for (const update of edits([1])) outbox.add(update);
    outbox.acknowledge(2);
    expect(outbox.unsent).toBe(1);
    outbox.next();
    outbox.acknowledge(3);
    expect(outbox.unsent).toBe(0);
  });

  it.each([[3], [0], [1_000]])("refuses an acknowledgement that cannot be (%d)", (frames) => {
    const outbox = outboxWith(edits([1]));
    outbox.next();
    expect(() => outbox.acknowledge(frames)).toThrow(ImpossibleAck);
    expect(outbox.unsent).toBe(1);
  });
});

describe("framing", () => {
  it("merges small edits, up to a size", () => {
    const outbox = outboxWith(edits(new Array(100).fill(1_000)));
    const sent = frames(outbox);
    expect(sent.length).toBe(4);
    for (const { type, bytes } of sent) {
      expect(type).toBe("update");
      expect(bytes).toBeLessThanOrEqual(MAX_MERGED_BYTES);
    }
  });

  it("sends a large edit alone, and one that is no update any more as an answer", () => {
    const outbox = outboxWith(edits([10, 100_000, 10, MAX_UPDATE_BYTES + 1, 10]));
    expect(frames(outbox).map(({ type }) => type)).toEqual(["update", "update", "update", "step2", "update"]);
  });

  it("says when more waits than a connection may hold", () => {
    const outbox = outboxWith(edits([MAX_QUEUED_BYTES + 1]));
    expect(outbox.overflowing).toBe(true);
    outbox.reset();
    expect(outbox.overflowing).toBe(false);
  });
});
