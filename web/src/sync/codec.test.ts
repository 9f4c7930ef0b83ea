import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import * as awarenessProtocol from "y-protocols/awareness";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";
import {
  decode,
  encodeAck,
  encodeAwareness,
  encodeEvent,
  encodeHello,
  encodeQueryAwareness,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
  MalformedMessage,
} from "@/sync/codec";

const bytes = new Uint8Array([1, 2, 3]);
const hello = {
  damaged: false,
  epoch: 1,
  role: "editor",
  person: { id: "p", name: "Zoë 👋", discipline: "design" },
  sequence: 12,
  server: "0.1.0",
} as const;

describe("messages", () => {
  it.each([
    [encodeStep1(bytes), { type: "step1", stateVector: bytes }],
    [encodeStep2(bytes), { type: "step2", update: bytes }],
    [encodeUpdate(bytes), { type: "update", update: bytes }],
    [encodeQueryAwareness(), { type: "queryAwareness" }],
    [encodeHello(hello), { type: "hello", hello }],
    [encodeAck(70_000), { type: "ack", frames: 70_000 }],
    [
      encodeEvent({ type: "board.changed", title: "B" }),
      { type: "event", event: { type: "board.changed", title: "B" } },
    ],
    [
      encodeAwareness([{ clientId: 5, clock: 2, state: '{"a":1}' }]),
      { type: "awareness", entries: [{ clientId: 5, clock: 2, state: '{"a":1}' }] },
    ],
  ])("survive the way there and back (%#)", (frame, message) => {
    expect(decode(frame)).toEqual(message);
  });

  it("are those of the stock protocol, byte for byte", () => {
    const doc = new Y.Doc();
    doc.getMap("m").set("k", 1);
    const stock = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 0);
      syncProtocol.writeSyncStep2(encoder, doc);
    });
    expect(encodeStep2(Y.encodeStateAsUpdate(doc))).toEqual(stock);
    const awareness = new awarenessProtocol.Awareness(doc);
    awareness.setLocalState({ cursor: [1, 2] });
    const told = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint8Array(encoder, awarenessProtocol.encodeAwarenessUpdate(awareness, [doc.clientID]));
    });
    const message = decode(told);
    awareness.destroy();
    expect(message).toMatchObject({
      type: "awareness",
      entries: [{ clientId: doc.clientID, state: '{"cursor":[1,2]}' }],
    });
  });
});

describe("anything else", () => {
  it.each([
    ["nothing", []],
    ["an unknown type", [77]],
    ["an authentication message", [2, 0]],
    ["an unknown sync message", [0, 3, 0]],
    ["a length beyond the end", [0, 2, 200, 1]],
    ["trailing bytes", [0, 2, 1, 9, 9]],
    ["a number without an end", [101, 255, 255]],
    ["a number beyond all bounds", [101, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]],
    ["presence with too little", [1, 2, 1, 5]],
    ["presence with too much", [1, 2, 0, 0]],
    ["a hello that is no JSON", [100, 1, 0x7b]],
    ["a hello that is a list", [100, 2, 0x5b, 0x5d]],
    ["a hello without anything", [100, 2, 0x7b, 0x7d]],
    ["an event without a type", [102, 2, 0x7b, 0x7d]],
  ])("is malformed: %s", (_, frame) => {
    expect(() => decode(new Uint8Array(frame))).toThrow(MalformedMessage);
  });
});
