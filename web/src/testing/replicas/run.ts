/**
 * Clients in a process of their own, told by another one what to do: commands come as lines of JSON, and each is answered by one.
 *
 * Started by `tests/fixtures/replicas.mjs`; `tests/faults/test_convergence.py` tells it what to do.
 */
import "fake-indexeddb/auto";
import { createInterface } from "node:readline";
import * as Y from "yjs";
import { seededRandom } from "@/testing/random";
import { DisorderlyReplica } from "@/testing/replicas/disorderly";
import { edit, marks, undoable } from "@/testing/replicas/edits";
import { OwnReplica } from "@/testing/replicas/own";
import type { Address, Replica } from "@/testing/replicas/replica";
import { StockReplica } from "@/testing/replicas/stock";

const KINDS = { own: OwnReplica, stock: StockReplica, disorderly: DisorderlyReplica } as const;

/** What can be asked for. `seed` decides everything that chance decides. */
interface Command {
  readonly do: keyof typeof DEEDS;
  readonly name: string;
  readonly seed: number;
  readonly mark: string;
  readonly kind: keyof typeof KINDS;
  readonly address: Omit<Address, "random">;
  readonly update: string;
}

interface Party {
  readonly replica: Replica;
  readonly origin: object;
  undo: { readonly doc: Y.Doc; readonly manager: Y.UndoManager } | null;
}

const parties = new Map<string, Party>();

const DEEDS = {
  open({ name, kind, address, seed }: Command): void {
    const replica = new KINDS[kind]({ ...address, random: seededRandom(seed) });
    parties.set(name, { replica, origin: {}, undo: null });
  },
  edit({ name, seed, mark }: Command): void {
    const party = partyOf(name);
    undoOf(party);
    // Before, because a listener of the document may be told at once that it is saved.
    party.replica.made(mark);
    edit(party.replica.doc, seededRandom(seed), mark, party.origin);
  },
  undo: ({ name }: Command) => void undoOf(partyOf(name)).undo(),
  redo: ({ name }: Command) => void undoOf(partyOf(name)).redo(),
  offline: ({ name }: Command) => partyOf(name).replica.goOffline(),
  online: ({ name }: Command) => partyOf(name).replica.goOnline(),
  reload: ({ name }: Command) => partyOf(name).replica.reload(),
  end: ({ name }: Command) => partyOf(name).replica.end(),
  /** Of everybody: what they hold and what they were promised. */
  look: () => Object.fromEntries([...parties].map(([name, { replica }]) => [name, described(replica)])),
  /** Of everybody: the whole document as an update, and what it shows. */
  states: () => Object.fromEntries([...parties].map(([name, { replica }]) => [name, whole(replica.doc)])),
  /** What Yjs makes of an update. */
  read({ update }: Command): unknown {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Buffer.from(update, "base64"));
    return whole(doc);
  },
} as const;

function partyOf(name: string): Party {
  const party = parties.get(name);
  if (party === undefined) throw new RangeError(`nobody is called ${name}`);
  return party;
}

function undoOf(party: Party): Y.UndoManager {
  const { doc } = party.replica;
  if (party.undo?.doc !== doc) {
    const manager = new Y.UndoManager(undoable(doc), { trackedOrigins: new Set([party.origin]), captureTimeout: 0 });
    party.undo = { doc, manager };
  }
  return party.undo.manager;
}

function described(replica: Replica): unknown {
  const { settled, condition, promised } = replica;
  return { settled, condition, promised: [...promised], marks: [...marks(replica.doc).keys()] };
}

/**
 * A document as everybody has it who holds the same: loaded anew, because what was deleted is kept for undo, and what stands together is
 * cut where somebody once wrote.
 */
function whole(lived: Y.Doc): unknown {
  const pending = lived.store.pendingStructs !== null || lived.store.pendingDs !== null;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(lived));
  const shown = {
    cards: doc.getMap("cards").toJSON(),
    placements: doc.getMap("placements").toJSON(),
    notes: doc.getText("notes").toDelta(),
    list: doc.getArray("list").toJSON(),
    marks: [...marks(doc).keys()].sort(),
  };
  return { update: Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64"), shown: ordered(shown), pending };
}

/** The same value with its keys in order: the order of a map's keys is nobody's promise. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, ordered(each)]));
}

/** Answers commands, one after the other, until there are no more. */
export async function answerCommands(): Promise<void> {
  const tell = (answer: unknown) => process.stdout.write(`${JSON.stringify(answer)}\n`);
  tell({ ready: true });
  for await (const line of createInterface({ input: process.stdin })) {
    const command = JSON.parse(line) as Command;
    try {
      tell({ answer: (await DEEDS[command.do](command)) ?? null });
    } catch (error) {
      tell({ error: error instanceof Error ? error.stack : String(error) });
    }
  }
  process.exit(0);
}
