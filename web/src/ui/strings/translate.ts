import { computed } from "@preact/signals-core";
import { useSignal } from "@/ui/signals";
import type { acrossEn } from "@/ui/strings/acrossEn";
import type { blueprintEn } from "@/ui/strings/blueprintEn";
import type { canvasesEn } from "@/ui/strings/canvasesEn";
import type { copiesEn } from "@/ui/strings/copiesEn";
import type { editingEn } from "@/ui/strings/editingEn";
import type { en } from "@/ui/strings/en";
import type { flowEn } from "@/ui/strings/flowEn";
import type { funnelEn } from "@/ui/strings/funnelEn";
import type { goalsEn } from "@/ui/strings/goalsEn";
import type { imagesEn } from "@/ui/strings/imagesEn";
import type { kanbanEn } from "@/ui/strings/kanbanEn";
import { type Language, language } from "@/ui/strings/language";
import type { legendEn } from "@/ui/strings/legendEn";
import type { lookEn } from "@/ui/strings/lookEn";
import type { mapsEn } from "@/ui/strings/mapsEn";
import { fill, type Message, readMessage, type Values } from "@/ui/strings/message";
import type { notesEn } from "@/ui/strings/notesEn";
import type { outlineEn } from "@/ui/strings/outlineEn";
import type { shareEn } from "@/ui/strings/shareEn";
import type { squadsEn } from "@/ui/strings/squadsEn";
import type { storiesEn } from "@/ui/strings/storiesEn";
import type { streamsEn } from "@/ui/strings/streamsEn";
import type { thingsEn } from "@/ui/strings/thingsEn";
import type { valueStreamEn } from "@/ui/strings/valueStreamEn";
import type { walkEn } from "@/ui/strings/walkEn";
import { wordOf, wordsRevision } from "@/ui/strings/words";

/** The name of a text in the catalogues. */
export type TextKey =
  | keyof typeof en
  | keyof typeof acrossEn
  | keyof typeof blueprintEn
  | keyof typeof canvasesEn
  | keyof typeof copiesEn
  | keyof typeof editingEn
  | keyof typeof flowEn
  | keyof typeof goalsEn
  | keyof typeof imagesEn
  | keyof typeof kanbanEn
  | keyof typeof legendEn
  | keyof typeof notesEn
  | keyof typeof lookEn
  | keyof typeof outlineEn
  | keyof typeof shareEn
  | keyof typeof mapsEn
  | keyof typeof storiesEn
  | keyof typeof streamsEn
  | keyof typeof thingsEn
  | keyof typeof funnelEn
  | keyof typeof squadsEn
  | keyof typeof valueStreamEn
  | keyof typeof walkEn;

/** What is filled into a text. */
export type TextValues = Values;

/** Gives a text in the language in use. */
export type Translate = (key: TextKey, values?: TextValues) => string;

const NOTHING: TextValues = {};
const read = new Map<string, Message>();

function messageOf(lang: Language, key: TextKey): Message {
  const id = `${lang}:${key}`;
  let message = read.get(id);
  if (!message) {
    const text = wordOf(lang, key);
    // Its catalogue is on the way; whoever shows it shows it again then.
    if (text === null) return [];
    message = readMessage(text);
    read.set(id, message);
  }
  return message;
}

/** A text in a given language; empty while its catalogue was not fetched. */
export function textIn(lang: Language, key: TextKey, values: TextValues = NOTHING): string {
  return fill(messageOf(lang, key), values, lang);
}

/** A text in the language in use, for code outside components. */
export const t: Translate = (key, values) => textIn(language.peek(), key, values);

const translator = computed<Translate>(() => {
  const lang = language.value;
  // Another function for the same language once there are more texts, so that whatever was built with it is built again.
  wordsRevision.value;
  return (key, values) => textIn(lang, key, values);
});

/** The translator for a component; it renders again when another language is chosen and when more texts have come. */
export function useText(): Translate {
  return useSignal(translator);
}
