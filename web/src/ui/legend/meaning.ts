import type { PaperKey } from "@/document/records";
import type { Language } from "@/ui/strings/language";
import { textIn } from "@/ui/strings/translate";

/** A colour as it is said to people who do not see it: its name, and what it means on this board if it means anything.
 * Plain paper that means nothing is not worth a word. */
export function paperWords(legend: ReadonlyMap<PaperKey, string>, paper: PaperKey, lang: Language): string {
  const name = textIn(lang, `paper.${paper}`);
  const meaning = legend.get(paper);
  if (!meaning && paper === "paper") return "";
  return meaning ? textIn(lang, "canvas.paperMeans", { paper: name, meaning }) : name;
}
