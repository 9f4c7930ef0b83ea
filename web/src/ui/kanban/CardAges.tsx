import type { CardId } from "@/document/records";
import { flowMaps } from "@/maps/flow/flowMaps";
import { ageOf, expectedDays } from "@/maps/kanban/ageing";
import { EVERY_DAY, weekdaysOf } from "@/maps/kanban/workDays";
import { kinds, local } from "@/maps/kinds";
import { dayOf } from "@/ui/dates";
import { agesOn, NO_MAP_AGES } from "@/ui/kanban/agesOf";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** Since when work on a card was committed on the maps on which it flows, how old it is, and since when it stands where it stands. */
export function CardAges({ card }: { readonly card: CardId }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const known = useSignal(agesOn(room.board));
  const { state } = room.board;
  const maps = flowMaps(state).filter(({ id }) => known.has(id) && state.placements.get(id)?.has(card));
  const told = maps.flatMap((map) => {
    const ages = known.get(map.id) ?? NO_MAP_AGES;
    const [started, since] = [ages.started.get(card), ages.since.get(card)];
    const weekdays = weekdaysOf(map);
    const age = ageOf(started, ages.today, weekdays);
    if (since === undefined && age === null) return [];
    const kind = kinds.get(map.kind);
    const title = map.title.trim() || (kind ? local(kind.label, lang) : "");
    const expected = expectedDays(map, ages);
    const words = [
      started !== undefined && age !== null
        ? t(weekdays === EVERY_DAY ? "age.committedAgo" : "age.committedWorked", {
            day: dayOf(lang, Date.parse(started)),
            days: age,
          })
        : t("age.notCommitted"),
      age !== null && expected !== null && age > expected ? t("age.older", { expected }) : "",
      since === undefined ? "" : t("age.entered", { day: dayOf(lang, Date.parse(since)) }),
    ];
    return [{ id: map.id, title, words: words.filter((one) => one !== "").join(" ") }];
  });
  return told.map(({ id, title, words }) => (
    <section key={id} className="card-age" aria-label={t("age.name", { map: title })}>
      <p className="panel-note soft">{words}</p>
    </section>
  ));
}
