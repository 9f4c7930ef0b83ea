import { LANGUAGES } from "@/ui/strings/language";
import { CATALOGUES, fetchWords } from "@/ui/strings/words";

// Tests read every text in every language.
await Promise.all(LANGUAGES.map((lang) => fetchWords(CATALOGUES, lang)));
