/** The numbers of squads and tribes as sentences with their reasons and places. */
import type { BoardState, ColumnId } from "@/document/records";
import type { KindDefinition, Language } from "@/maps/definition";
import { gapsOf, headcount, headcounts, peopleOf, withoutStream } from "@/maps/squads/counts";
import { MOST_IN_TRIBE } from "@/maps/squads/findings";
import { headcountWords } from "@/maps/squads/headerFacts";
import type { Seat, Squads } from "@/maps/squads/reading";
import { columnTitle, laneTitles } from "@/maps/titles";
import type { Figure, FigurePlace } from "@/ui/figures/figure";
import type { Translate } from "@/ui/strings/translate";

/** What figures are put into words with. */
export interface SquadWords {
  readonly kind: KindDefinition;
  readonly t: Translate;
  readonly language: Language;
  readonly state: BoardState;
}

/** All figures in the order in which they are read. */
export function squadFigures(squads: Squads, words: SquadWords): Figure[] {
  return [
    peopleFigure(squads, words),
    ...groupFigures(squads, words),
    streamFigure(squads, words),
    ...gapFigures(squads, words),
  ];
}

function seatPlace({ card }: Seat): FigurePlace {
  return { card: card.id };
}

function peopleFigure({ seats, squads }: Squads, { kind, t, language }: SquadWords): Figure {
  const unsaid = seats.filter(({ said }) => said === null).length;
  return {
    key: "people",
    label: t("squads.people"),
    value: headcountWords(kind, headcount(seats), language),
    why: t("squads.peopleWhy", { squads: squads.length, unsaid }),
    attention: false,
    places: seats.filter(({ said }) => said === null).map(seatPlace),
  };
}

/** Tribes and disciplines with their people, those with most of them first in neither: as they stand in the map. */
function groupFigures(squads: Squads, words: SquadWords): Figure[] {
  const { kind, t, language, state } = words;
  const { seats, structure } = squads;
  const nobody = { people: 0, fte: 0 };
  const byTribe = headcounts(seats, ({ tribe }) => tribe);
  const tribes = squads.tribes.map((column): Figure => {
    const own = byTribe.get(column) ?? nobody;
    return {
      key: column,
      label: titleOf(column, squads, words),
      value: headcountWords(kind, own, language),
      why: t(own.people > MOST_IN_TRIBE ? "squads.tribeLarge" : "squads.tribeWhy", {
        squads: squads.squads.filter(({ tribe }) => tribe === column).length,
      }),
      attention: own.people > MOST_IN_TRIBE,
      places: [{ column }],
    };
  });
  const titles = laneTitles(structure.lanes, language);
  const byChapter = headcounts(seats, ({ chapter }) => chapter);
  const chapters = structure.lanes.map(({ lane }, at): Figure => {
    const own = seats.filter(({ chapter }) => chapter === lane.id);
    return {
      key: lane.id,
      label: titles[at]?.text ?? "",
      value: headcountWords(kind, byChapter.get(lane.id) ?? nobody, language),
      why: t("squads.chapterWhy", { squads: new Set(own.map(({ squad }) => squad)).size }),
      attention: false,
      places: own.map(seatPlace),
    };
  });
  return state.columns.size === 0 ? chapters : [...tribes, ...chapters];
}

function streamFigure(squads: Squads, words: SquadWords): Figure {
  const streams = new Map<string, string[]>();
  for (const { column, stream } of squads.squads) {
    if (stream === null) continue;
    const others = streams.get(stream);
    if (others) others.push(titleOf(column, squads, words));
    else streams.set(stream, [titleOf(column, squads, words)]);
  }
  const open = withoutStream(squads);
  const said = [...streams].map(([stream, names]) =>
    words.t("squads.stream", { stream: stream || words.t("squads.aStream"), squads: names.join(", ") }),
  );
  return {
    key: "streams",
    label: words.t("squads.streams"),
    value: String(streams.size),
    why: [...said, words.t("squads.streamsWhy", { open: open.length })].join(" "),
    attention: open.length > 0,
    places: open.map((column) => ({ column })),
  };
}

function gapFigures(squads: Squads, { t, state }: SquadWords): Figure[] {
  const gaps = gapsOf(squads);
  const several = peopleOf(squads).filter((one) => one.squads > 1);
  const names = several.map(({ seats: [seat] }) => (seat ? (state.cards.get(seat.card.id)?.title.trim() ?? "") : ""));
  return [
    {
      key: "gaps",
      label: t("squads.gaps"),
      value: String(gaps.length),
      why: t("squads.gapsWhy"),
      attention: false,
      places: gaps.map(({ squad, chapter }) => ({ column: squad, lane: chapter })),
    },
    {
      key: "several",
      label: t("squads.several"),
      value: String(several.length),
      why: several.length === 0 ? t("squads.severalNone") : t("squads.severalWhy", { names: names.join(", ") }),
      attention: several.some(({ share }) => share > 1.005),
      places: several.flatMap(({ seats }) => seats.map(seatPlace)),
    },
  ];
}

function titleOf(column: ColumnId, { structure }: Squads, { state, language }: SquadWords): string {
  const node = structure.columns.find((one) => one.column.id === column);
  return node ? columnTitle(node.column, node.role, state, language).text : "";
}
