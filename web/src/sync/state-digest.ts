/**
 * Digests of what the document shows, root by root, as the server makes them (documents/state_digests.py): equal in any engine for two
 * documents that show the same.
 */
import * as encoding from "lib0/encoding";
import { digest as sha256 } from "lib0/hash/sha256";
import * as Y from "yjs";
import { inCodePointOrder, writeText, writeValue } from "@/sync/canonical";

/** So many values of a root go into one step of its digest; the server cuts at the same places. */
export const STEP_VALUES = 128;

/** A digest of a root, made in steps of a millisecond or so: undefined after each, the digest last. The root must not change meanwhile. */
export function* digestSteps(root: Y.Map<unknown>): Generator<undefined, string, undefined> {
  const keys = [...root.keys()].sort(inCodePointOrder);
  let state: Uint8Array = new Uint8Array(32);
  for (let start = 0; start < keys.length; start += STEP_VALUES) {
    const before = state;
    state = sha256(
      encoding.encode((encoder) => {
        encoding.writeUint8Array(encoder, before);
        for (const key of keys.slice(start, start + STEP_VALUES)) {
          writeText(encoder, key);
          writeValue(encoder, root.get(key));
        }
      }),
    );
    yield undefined;
  }
  return hex(state);
}

/** A digest of how far the writing of every client id goes. */
export function clocksDigest(doc: Y.Doc): string {
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].filter(([, clock]) => clock > 0);
  const bytes = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clocks.length);
    for (const [client, clock] of clocks.sort(([one], [other]) => one - other)) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
    }
  });
  return hex(sha256(bytes));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
