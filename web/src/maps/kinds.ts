/**
 * The kinds of maps this build knows. A kind is fetched when a map of it is first needed, with everything that is computed for it; until then its
 * maps are not laid out. Nothing else knows which kinds there are: a file `<key>.kind.ts` in a folder here is one.
 */
import type { ColumnRole, KindDefinition, LaneRole, Language, LocalText } from "@/maps/definition";
import type { KindCode } from "@/maps/kindCode";

const SUFFIX = ".kind.ts";
const files = import.meta.glob<KindCode>("./**/*.kind.ts", { import: "kind" });
const loads = new Map(Object.entries(files).map(([path, load]) => [keyIn(path), load] as const));
const here = new Map<string, KindDefinition>();
const codes = new Map<string, KindCode>();
const asked = new Map<string, Promise<KindDefinition>>();
const listeners = new Set<(key: string) => void>();

function keyIn(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1, -SUFFIX.length);
}

/** Every kind that is here, by its key. */
export const kinds: ReadonlyMap<string, KindDefinition> = here;

/** The keys of all kinds, whether or not they are here. */
export const kindKeys: readonly string[] = [...loads.keys()].sort();

/** Whether this build knows a kind of that name. */
export function isKnown(key: string): boolean {
  return loads.has(key);
}

/**
 * Fetches a kind, once. Resolves to nothing for one that this build does not know; rejects when it cannot be fetched, and the next call tries
 * again.
 */
export async function fetchKind(key: string): Promise<KindDefinition | undefined> {
  const load = loads.get(key);
  if (!load) return undefined;
  const coming =
    asked.get(key) ?? Promise.all([load(), import("@/maps/declaredFields")]).then(([code]) => take(key, code));
  asked.set(key, coming);
  try {
    return await coming;
  } catch (cause) {
    asked.delete(key);
    throw cause;
  }
}

function take(key: string, code: KindCode): KindDefinition {
  here.set(key, code.definition);
  codes.set(key, code);
  for (const listener of [...listeners]) listener(key);
  return code.definition;
}

/** Calls back with the key of each kind that comes from now on; the result ends it. */
export function onKind(listener: (key: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is computed for maps of a kind. */
export function codeOf(kind: KindDefinition): Partial<KindCode> {
  return codes.get(kind.key) ?? {};
}

/** The text in the reader's language. */
export function local(text: LocalText, language: Language): string {
  return text[language];
}

/** The name of a kind in the reader's language. */
export function label(kind: Pick<KindDefinition, "label">, language: Language): string {
  return local(kind.label, language);
}

/** The column role with this key, if the definition knows it. */
export function columnRole(kind: KindDefinition, key: string): ColumnRole | undefined {
  return kind.columns.find((role) => role.key === key);
}

/** The lane role with this key, if the definition knows it. */
export function laneRole(kind: KindDefinition, key: string): LaneRole | undefined {
  return kind.lanes.find((role) => role.key === key);
}

/** The level whose columns hold cells. */
export function innermostLevel(kind: KindDefinition): number {
  return Math.max(...kind.columns.map((role) => role.level));
}
