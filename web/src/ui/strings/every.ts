import { de } from "@/ui/strings/de";
import { en } from "@/ui/strings/en";
import { walkDe } from "@/ui/strings/walkDe";
import { walkEn } from "@/ui/strings/walkEn";

// Only for tests: the client itself fetches catalogues one by one, see `words.ts`.

/** Every text in English. */
export const everyEn = { ...en, ...walkEn };

/** Every text in German. */
export const everyDe = { ...de, ...walkDe };
