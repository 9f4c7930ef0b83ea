import type { ThingWords } from "@/canvas/paintThings";
import type { WallStrings } from "@/canvas/wallStrings";
import type { PaperKey } from "@/document/records";
import { disciplineLabel } from "@/maps/disciplines";
import { blockedSince } from "@/ui/blockedWords";
import type { Language } from "@/ui/strings/language";
import { type TextKey, textIn } from "@/ui/strings/translate";

/** The texts the wall itself shows and says, in one language. */
export function wallStrings(lang: Language): WallStrings {
  const t = (key: TextKey, values?: Record<string, string | number>): string => textIn(lang, key, values);
  return {
    things: thingWords(t),
    wall: t("canvas.wall"),
    freeCards: t("canvas.freeCards"),
    emptyCard: t("canvas.emptyCard"),
    untitledMap: t("canvas.untitledMap"),
    titleField: t("canvas.titleField"),
    onWall: t("canvas.onWall"),
    position: (at) => t("canvas.position", { ...at }),
    unplaced: (at) => t("canvas.unplaced", { ...at }),
    emptyCell: (at) => t("canvas.emptyCell", { ...at }),
    discipline: (key) => disciplineLabel(key, lang),
    paper: (key) => t(`paper.${key as PaperKey}`),
    limit: ({ count, limit, exceeded }) => t(exceeded ? "canvas.limitExceeded" : "canvas.limit", { count, limit }),
    blocked: (days) => (days === null ? t("canvas.blocked") : t("canvas.blockedDays", { days })),
    blockedSince: (what) => blockedSince(lang, what),
    agreed: (counts) => t("canvas.agreed", { ...counts }),
    tells: (count) => t("canvas.tells", { count }),
    locked: t("canvas.locked"),
    isLocked: t("canvas.isLocked"),
    tagged: (titles) => t("canvas.tagged", { titles: titles.join(", ") }),
    picture: (alt) => (alt.trim() === "" ? t("canvas.picture") : t("canvas.pictureOf", { alt })),
    notes: (text) => t("canvas.notes", { text }),
    folded: (count) => t("canvas.folded", { count }),
    writing: (name) => t("canvas.writing", { name }),
    alsoAt: (what) => t("canvas.alsoAt", { ...what }),
    moved: (what) => t("canvas.moved", { ...what }),
    selected: (count) => t("canvas.selected", { count }),
    deleted: (count) => t("canvas.deleted", { count }),
    created: t("canvas.created"),
  };
}

function thingWords(t: (key: TextKey, values?: Record<string, string | number>) => string): ThingWords {
  return {
    kind: (key) => t(`thing.${key}` as TextKey),
    named: (what) => t("thing.named", { ...what }),
    connector: (what) => t(what.text === "" ? "thing.connector" : "thing.connectorNamed", { ...what }),
    nothing: t("thing.nothing"),
    selected: (count) => t("thing.selected", { count }),
    deleted: (count) => t("thing.deleted", { count }),
    untitledFrame: t("thing.untitledFrame"),
    unknown: t("thing.unknownHere"),
    imageMissing: t("thing.imageMissing"),
    image: (alt) => (alt === "" ? t("thing.image") : t("thing.named", { kind: t("thing.image"), text: alt })),
  };
}
