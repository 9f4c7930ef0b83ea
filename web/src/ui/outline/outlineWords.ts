import type { ThingWords } from "@/canvas/paintThings";
import type { OutlineGroup } from "@/ui/outline/outlineNode";
import type { Language } from "@/ui/strings/language";
import { textIn } from "@/ui/strings/translate";
import { wallStrings } from "@/ui/wall/wallStrings";

/** The words of the outline itself. */
export interface OutlineWords {
  readonly things: ThingWords;
  readonly emptyCard: string;
  readonly untitledColumn: string;
  /** What stands for a stroke of a pen. */
  readonly drawing: string;
  group(group: OutlineGroup): string;
}

/** The words of the outline in a language. */
export function outlineWords(lang: Language): OutlineWords {
  const { things, emptyCard } = wallStrings(lang);
  return {
    things: {
      ...things,
      connector: (what) => textIn(lang, what.text === "" ? "outline.fromTo" : "outline.fromToNamed", { ...what }),
    },
    emptyCard,
    untitledColumn: textIn(lang, "outline.untitledColumn"),
    drawing: textIn(lang, "outline.drawing"),
    group: (group) => textIn(lang, `outline.group.${group}`),
  };
}
