import type { FoundCard } from "@/api/dto";
import { placeName } from "@/ui/changes/sentences";
import type { Language } from "@/ui/strings/language";
import type { Translate } from "@/ui/strings/translate";

/** What a card of another board is called, or why nothing more can be said of it; undefined is not known yet. */
export function farTitle(t: Translate, told: FoundCard | undefined): string {
  const title = told?.title?.trim() ?? "";
  switch (told?.standing) {
    case undefined:
      return t("across.asking");
    case "closed":
      return t("across.closed");
    case "board-deleted":
      return t("across.boardDeleted", { board: told.board_title ?? "" });
    case "deleted":
      return title === "" ? t("across.cardGone") : t("across.cardDeleted", { title });
    case "away":
      return t("across.away", { board: told.board_title ?? "" });
    case "there":
      return title || t("links.noWords");
  }
}

/** Where it stands on its own board: the board, and the first of its places. */
export function farPlace(told: FoundCard, lang: Language): string {
  return [told.board_title ?? "", farSpot(told, lang)].filter(Boolean).join(" · ");
}

/** The first of its places: the map, its lane and its column; empty when it is on no map. */
export function farSpot({ spot }: FoundCard, lang: Language): string {
  if (!spot) return "";
  const names = { m: spot.map, ...(spot.lane ? { l: spot.lane } : {}), ...(spot.column ? { c: spot.column } : {}) };
  const cell = [placeName(names, "l", lang), placeName(names, "c", lang)].filter(Boolean).join(", ");
  return [placeName(names, "m", lang), cell].filter(Boolean).join(" · ");
}

/** How far it is: its state, that it is blocked, and how much of what serves it is done. */
export function farFacts(t: Translate, told: FoundCard): readonly string[] {
  if (told.standing !== "there") return [];
  const facts: string[] = [];
  if (told.state) facts.push(t(`across.state.${told.state}`));
  if (told.blocked != null)
    facts.push(told.blocked === "" ? t("canvas.blocked") : t("across.blocked", { why: told.blocked }));
  const others = told.items.some(({ card }) => card !== told.card);
  if (others) {
    facts.push(t("trace.progress", { done: told.items.filter(({ done }) => done).length, total: told.items.length }));
  }
  return facts;
}

/** In the least words there are, for the foot of a card: the column, else the board, or that something is the matter. */
export function farSign(t: Translate, told: FoundCard | undefined, lang: Language): string {
  if (told?.standing === "deleted" || told?.standing === "board-deleted") return t("across.sign.gone");
  if (told?.standing !== "there") return "";
  if (told.blocked != null) return t("canvas.blocked");
  const column = told.spot?.column;
  return column ? placeName({ c: column }, "c", lang) : (told.board_title ?? "");
}
