import { signal } from "@preact/signals-core";
import { remember } from "@/ui/memory";
import { LANGUAGES, type Language, language, REMEMBERED_LANGUAGE } from "@/ui/strings/language";

/** Texts by their names. */
export type Words = Readonly<Record<string, string>>;

/**
 * Where the texts come from: each catalogue in each language is a file of its own, and only what is shown is fetched. `core` is there
 * before the first picture; a part of the client that is fetched late names its own: `late(() => import(…), "walk")`.
 */
const SOURCES = {
  core: {
    en: () => import("@/ui/strings/en").then((m): Words => m.en),
    de: () => import("@/ui/strings/de").then((m): Words => m.de),
  },
  walk: {
    en: () => import("@/ui/strings/walkEn").then((m): Words => m.walkEn),
    de: () => import("@/ui/strings/walkDe").then((m): Words => m.walkDe),
  },
  across: {
    en: () => import("@/ui/strings/acrossEn").then((m): Words => m.acrossEn),
    de: () => import("@/ui/strings/acrossDe").then((m): Words => m.acrossDe),
  },
  blueprint: {
    en: () => import("@/ui/strings/blueprintEn").then((m): Words => m.blueprintEn),
    de: () => import("@/ui/strings/blueprintDe").then((m): Words => m.blueprintDe),
  },
  canvases: {
    en: () => import("@/ui/strings/canvasesEn").then((m): Words => m.canvasesEn),
    de: () => import("@/ui/strings/canvasesDe").then((m): Words => m.canvasesDe),
  },
  copies: {
    en: () => import("@/ui/strings/copiesEn").then((m): Words => m.copiesEn),
    de: () => import("@/ui/strings/copiesDe").then((m): Words => m.copiesDe),
  },
  editing: {
    en: () => import("@/ui/strings/editingEn").then((m): Words => m.editingEn),
    de: () => import("@/ui/strings/editingDe").then((m): Words => m.editingDe),
  },
  flow: {
    en: () => import("@/ui/strings/flowEn").then((m): Words => m.flowEn),
    de: () => import("@/ui/strings/flowDe").then((m): Words => m.flowDe),
  },
  goals: {
    en: () => import("@/ui/strings/goalsEn").then((m): Words => m.goalsEn),
    de: () => import("@/ui/strings/goalsDe").then((m): Words => m.goalsDe),
  },
  images: {
    en: () => import("@/ui/strings/imagesEn").then((m): Words => m.imagesEn),
    de: () => import("@/ui/strings/imagesDe").then((m): Words => m.imagesDe),
  },
  kanban: {
    en: () => import("@/ui/strings/kanbanEn").then((m): Words => m.kanbanEn),
    de: () => import("@/ui/strings/kanbanDe").then((m): Words => m.kanbanDe),
  },
  legend: {
    en: () => import("@/ui/strings/legendEn").then((m): Words => m.legendEn),
    de: () => import("@/ui/strings/legendDe").then((m): Words => m.legendDe),
  },
  notes: {
    en: () => import("@/ui/strings/notesEn").then((m): Words => m.notesEn),
    de: () => import("@/ui/strings/notesDe").then((m): Words => m.notesDe),
  },
  look: {
    en: () => import("@/ui/strings/lookEn").then((m): Words => m.lookEn),
    de: () => import("@/ui/strings/lookDe").then((m): Words => m.lookDe),
  },
  outline: {
    en: () => import("@/ui/strings/outlineEn").then((m): Words => m.outlineEn),
    de: () => import("@/ui/strings/outlineDe").then((m): Words => m.outlineDe),
  },
  share: {
    en: () => import("@/ui/strings/shareEn").then((m): Words => m.shareEn),
    de: () => import("@/ui/strings/shareDe").then((m): Words => m.shareDe),
  },
  maps: {
    en: () => import("@/ui/strings/mapsEn").then((m): Words => m.mapsEn),
    de: () => import("@/ui/strings/mapsDe").then((m): Words => m.mapsDe),
  },
  stories: {
    en: () => import("@/ui/strings/storiesEn").then((m): Words => m.storiesEn),
    de: () => import("@/ui/strings/storiesDe").then((m): Words => m.storiesDe),
  },
  streams: {
    en: () => import("@/ui/strings/streamsEn").then((m): Words => m.streamsEn),
    de: () => import("@/ui/strings/streamsDe").then((m): Words => m.streamsDe),
  },
  things: {
    en: () => import("@/ui/strings/thingsEn").then((m): Words => m.thingsEn),
    de: () => import("@/ui/strings/thingsDe").then((m): Words => m.thingsDe),
  },
  valueStream: {
    en: () => import("@/ui/strings/valueStreamEn").then((m): Words => m.valueStreamEn),
    de: () => import("@/ui/strings/valueStreamDe").then((m): Words => m.valueStreamDe),
  },
  funnel: {
    en: () => import("@/ui/strings/funnelEn").then((m): Words => m.funnelEn),
    de: () => import("@/ui/strings/funnelDe").then((m): Words => m.funnelDe),
  },
  squads: {
    en: () => import("@/ui/strings/squadsEn").then((m): Words => m.squadsEn),
    de: () => import("@/ui/strings/squadsDe").then((m): Words => m.squadsDe),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, () => Promise<Words>>>>>;

/** The name of a catalogue. */
export type Catalogue = keyof typeof SOURCES;

/** All catalogues. */
export const CATALOGUES = Object.keys(SOURCES) as readonly Catalogue[];

const texts: Readonly<Record<Language, Map<string, string>>> = { en: new Map(), de: new Map() };
const fetched: Readonly<Record<Language, Set<Catalogue>>> = { en: new Set(), de: new Set() };

/** Counts up whenever texts were added. */
export const wordsRevision = signal(0);

/** A text as it stands in its catalogue; null while that was not fetched. */
export const wordOf = (lang: Language, key: string): string | null => texts[lang].get(key) ?? null;

/** Fetches catalogues in a language, unless they are here. Rejects when the server is away; asking again tries again. */
export async function fetchWords(names: readonly Catalogue[], lang: Language = language.peek()): Promise<void> {
  const missing = names.filter((name) => !fetched[lang].has(name));
  if (missing.length === 0) return;
  const found = await Promise.all(missing.map((name) => SOURCES[name][lang]()));
  for (const words of found) for (const [key, text] of Object.entries(words)) texts[lang].set(key, text);
  for (const name of missing) fetched[lang].add(name);
  wordsRevision.value += 1;
}

/** Chooses a language for good: it is spoken as soon as everything that was fetched in the one before is here in the new one. */
export async function chooseLanguage(next: Language): Promise<void> {
  const before = [...new Set(LANGUAGES.flatMap((lang) => [...fetched[lang]]))];
  await fetchWords(before, next);
  remember(REMEMBERED_LANGUAGE, next);
  language.value = next;
}
