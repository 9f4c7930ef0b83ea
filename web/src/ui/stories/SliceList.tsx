import { useMemo } from "react";
import { Button } from "react-aria-components";
import { flow as askFlow } from "@/api/flow";
import type { MapRecord } from "@/document/records";
import { SHARES } from "@/maps/flow/forecast";
import type { SliceFacts } from "@/maps/stories/sliceFacts";
import { type SliceForecast, sliceForecasts } from "@/maps/stories/sliceForecast";
import { useAsk } from "@/ui/ask";
import { dayOf } from "@/ui/dates";
import { dayAfter, localDay } from "@/ui/flow/scale";
import { useSignal } from "@/ui/signals";
import type { StoryFacts } from "@/ui/stories/storyFacts";
import { language } from "@/ui/strings/language";
import { type Translate, useText } from "@/ui/strings/translate";
import { laneNames } from "@/ui/strips/laneNames";
import { goToBox } from "@/ui/wall/goToBox";
import { useRoom } from "@/ui/wall/RoomContext";

/** How many past days a forecast looks at. */
const PAST_DAYS = 90;
/** How sure a date is that one may tell others. */
const SURE = SHARES[2];

interface SliceListProps {
  readonly facts: StoryFacts;
  readonly map: MapRecord;
}

/** The slices of a story map: how much they hold, how far they are, and when they will be done. */
export function SliceList({ facts, map }: SliceListProps) {
  const t = useText();
  const room = useRoom();
  const { throughput, last } = useThroughput(facts.flow);
  const { slices } = facts;
  const key = slices.map(({ stories, done, ahead }) => `${stories} ${done} ${ahead}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key names all that the forecast is made of
  const forecasts = useMemo(() => sliceForecasts(slices, throughput), [key, throughput]);
  const names = laneNames(room.board.state, map.id);
  return (
    <section className="story-section" aria-label={t("story.slices")}>
      <h3 className="panel-label">{t("story.slices")}</h3>
      {slices.length === 0 ? <p className="panel-note soft">{t("story.noSlices")}</p> : null}
      <ul className="story-slices">
        {slices.map((slice, at) => (
          <li key={slice.lane}>
            <SliceItem
              slice={slice}
              name={names.get(slice.lane) ?? ""}
              when={forecasts[at] ?? { kind: "unknown" }}
              last={last}
              foreseeable={facts.flow !== null}
              onPress={() => {
                const target = { map: map.id, lane: slice.lane };
                room.wall.selectTarget(target);
                const box = room.wall.boxOfTarget(target);
                if (box) goToBox(room, box);
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SliceItemProps {
  readonly slice: SliceFacts;
  readonly name: string;
  readonly when: SliceForecast;
  readonly last: string;
  readonly foreseeable: boolean;
  readonly onPress: () => void;
}

function SliceItem({ slice, name, when, last, foreseeable, onPress }: SliceItemProps) {
  const t = useText();
  const lang = useSignal(language);
  const spoken = (days: number): string => dayOf(lang, Date.parse(`${dayAfter(last, days)}T12:00:00Z`));
  const foreseen =
    when.kind === "days"
      ? t("story.when", { day: spoken(when.days[SURE]), half: spoken(when.days[50]) })
      : when.kind === "done"
        ? t("story.allDone")
        : foreseeable && slice.stories > 0
          ? t("story.whenUnknown")
          : "";
  return (
    <Button className="story-slice" onPress={onPress}>
      <span className="story-name" dir="auto">
        {name}
        {slice.committed ? <span className="story-committed">{t("story.committed")}</span> : null}
      </span>
      <span className="story-track" aria-hidden="true">
        <span className="story-fill" style={{ inlineSize: `${slice.percent ?? 0}%` }} />
      </span>
      <span className="soft number">{countWords(t, slice)}</span>
      {foreseen === "" ? null : <span className="soft">{foreseen}</span>}
    </Button>
  );
}

function countWords(t: Translate, { stories, done, percent, estimate, unestimated }: SliceFacts): string {
  const words = [t("story.count", { count: stories })];
  if (percent !== null) words.push(t("story.done", { done, percent }));
  if (estimate > 0) words.push(t("story.estimate", { sum: estimate }));
  if (estimate > 0 && unestimated > 0) words.push(t("story.unestimated", { count: unestimated }));
  return words.join(", ");
}

/** How much was finished on each of the past days on the map through which the stories flow; nothing while unknown. */
function useThroughput(map: StoryFacts["flow"]): { readonly throughput: readonly number[]; readonly last: string } {
  const room = useRoom();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const last = localDay(new Date().toISOString(), zone);
  const live = room.session !== null && map !== null;
  const [asked] = useAsk(`${room.id} ${live ? map : ""} ${last}`, async (signal) =>
    live
      ? (
          await askFlow(
            { board: room.id, map },
            { first: dayAfter(last, 1 - PAST_DAYS), last, zone, lane: null },
            signal,
          )
        ).throughput
      : [],
  );
  return { throughput: asked.state === "here" ? asked.value : NOTHING, last };
}

const NOTHING: readonly number[] = [];
