import { signal } from "@preact/signals-core";
import { allKeptCopies, dropKeptCopy } from "@/sync/copies";
import type { KeptCopy } from "@/sync/database";

/** The copies of one person on this device, as far as they were looked for; the latest first. */
export const keptHere = signal<readonly KeptCopy[]>([]);

/** Looks again what is kept on this device for a person. */
export async function lookForCopies(personId: string): Promise<void> {
  keptHere.value = await allKeptCopies(personId).catch(() => []);
}

/** Lets a copy go for good. */
export async function letGo(id: string): Promise<void> {
  await dropKeptCopy(id);
  keptHere.value = keptHere.peek().filter((copy) => copy.id !== id);
}
