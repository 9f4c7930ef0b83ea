/** The digests are the server's, byte for byte: both are held to the same documents (tests/fixtures/record_digests.mjs). */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { clocksDigest, digestSteps } from "@/sync/state-digest";

interface Story {
  readonly name: string;
  readonly updates: readonly string[];
  readonly clocks: string;
  readonly roots: Readonly<Record<string, string>>;
}

const FILE = new URL("../../../tests/fixtures/state_digests.json", import.meta.url);
const stories = JSON.parse(readFileSync(FILE, "utf8")) as readonly Story[];

function digestOf(doc: Y.Doc, root: string): string {
  const steps = digestSteps(doc.getMap(root));
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

function documentOf(updates: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, new Uint8Array(Buffer.from(update, "base64")));
  return doc;
}

describe("digests of what is shown", () => {
  it.each(stories)("are the server's: $name", ({ updates, clocks, roots }) => {
    const doc = documentOf(updates);
    expect(Object.fromEntries(Object.keys(roots).map((root) => [root, digestOf(doc, root)]))).toEqual(roots);
    expect(clocksDigest(doc)).toBe(clocks);
  });

  it.each(stories)("do not depend on the order in which people were heard: $name", ({ updates, roots }) => {
    const doc = documentOf([...updates].reverse());
    expect(digestOf(doc, "cards")).toBe(roots.cards);
  });

  it("differ where the clocks are the same and the words are not", () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()];
    for (const [doc, words] of [
      [one, "AAAA"],
      [other, "BBBB"],
    ] as const) {
      doc.clientID = 7;
      doc.getMap("cards").set("a", words);
    }
    expect(clocksDigest(one)).toBe(clocksDigest(other));
    expect(digestOf(one, "cards")).not.toBe(digestOf(other, "cards"));
  });
});
