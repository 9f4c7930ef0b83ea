import { headcount } from "@/maps/squads/counts";
import { guildsOf, type Squads } from "@/maps/squads/reading";
import { FilterToggles } from "@/ui/filter/FilterToggles";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

/** The guilds across squads; one of them is shown at a time, everybody else recedes. */
export function GuildList({ squads }: { readonly squads: Squads }) {
  const t = useText();
  const { state } = useRoom().board;
  const toggles = [...guildsOf(squads, state)].map(([id, seats]) => ({
    key: id,
    asks: { tags: [id] },
    label: t("squads.guild", {
      guild: state.tags.get(id)?.title ?? "",
      people: headcount(seats).people,
      squads: new Set(seats.map(({ squad }) => squad)).size,
    }),
  }));
  return <FilterToggles title={t("squads.guilds")} none={t("squads.guildsNone")} toggles={toggles} />;
}
