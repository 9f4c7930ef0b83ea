import type { FoundCard } from "@/api/dto";
import type { FarView } from "@/maps/trace";
import { farKey } from "@/ui/across/farCards";

const NOTHING = { items: [], beyond: [] };

/** What other boards said, as a trace reads it: what was deleted serves nothing, what may not be seen is not known. */
export function farViewOf(here: string, known: ReadonlyMap<string, FoundCard>): FarView {
  return {
    here,
    of: (far) => {
      const told = known.get(farKey(far));
      if (told?.standing === "there") return told;
      return told?.standing === "deleted" || told?.standing === "board-deleted" ? NOTHING : null;
    },
  };
}
