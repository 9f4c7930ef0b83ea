import { ToggleButton } from "react-aria-components";
import type { TagId } from "@/document/things";
import { headcount } from "@/maps/squads/counts";
import { guildsOf, type Squads } from "@/maps/squads/reading";
import { NO_FILTER, presetFilter } from "@/ui/filter/filter";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** The guilds across squads; one of them is shown at a time, everybody else recedes. */
export function GuildList({ squads }: { readonly squads: Squads }) {
  const t = useText();
  const room = useRoom();
  const shown = useSignal(presetFilter);
  const { state } = room.board;
  const guilds = [...guildsOf(squads, state)];

  function show(tag: TagId, on: boolean): void {
    presetFilter.value = on ? { ...NO_FILTER, tags: [tag] } : null;
    room.strip.value = on ? "filter" : null;
  }

  return (
    <section className="cell-arrows" aria-label={t("squads.guilds")}>
      <h3 className="panel-label">{t("squads.guilds")}</h3>
      {guilds.length === 0 ? <p className="soft panel-note">{t("squads.guildsNone")}</p> : null}
      <ul>
        {guilds.map(([id, seats]) => (
          <li key={id}>
            <ToggleButton
              className="button button-quiet"
              isSelected={shown?.tags.length === 1 && shown.tags[0] === id}
              onChange={(on) => show(id, on)}
            >
              {t("squads.guild", {
                guild: state.tags.get(id)?.title ?? "",
                people: headcount(seats).people,
                squads: new Set(seats.map(({ squad }) => squad)).size,
              })}
            </ToggleButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
