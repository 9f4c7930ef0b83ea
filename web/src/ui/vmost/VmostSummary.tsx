import type { MapRecord } from "@/document/records";
import { workFor } from "@/maps/alignment/service";
import type { KindDefinition } from "@/maps/definition";
import { gapsOf, inSight, withoutValue } from "@/maps/vmost/findings";
import { inLayer, type LayerCard, readVmost, type Vmost } from "@/maps/vmost/reading";
import { FigureList } from "@/ui/figures/FigureList";
import type { Figure } from "@/ui/figures/figure";
import { type TextKey, type Translate, useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

interface VmostSummaryProps {
  readonly kind: KindDefinition;
  readonly map: MapRecord;
}

/** What hangs together between the layers and what does not, each with its places. */
export function VmostSummary({ kind, map }: VmostSummaryProps) {
  const t = useText();
  const room = useRoom();
  const vmost = readVmost(kind, map.id, room.board.state);
  const figures = figuresOf(vmost, t);
  // What is not begun says nothing.
  return figures.length === 0 ? null : <FigureList kind={kind} map={map} title={t("vmost.says")} figures={figures} />;
}

function figuresOf(vmost: Vmost, t: Translate): Figure[] {
  const gaps = gapsOf(vmost);
  const tactics = inLayer(vmost, "tactic");
  const seen = inSight(vmost);
  const working = tactics.filter(({ card }) => {
    const { items, elsewhere } = workFor(vmost.state, card.id);
    return items.length + elsewhere > 0;
  });
  const missing = (key: string, found: readonly LayerCard[]): Figure => ({
    key,
    label: t(`vmost.${key}` as TextKey),
    value: String(found.length),
    why: t(`vmost.${key}Why` as TextKey),
    attention: found.length > 0,
    places: found.map(({ card }) => ({ card: card.id })),
  });
  const share = (key: string, found: readonly LayerCard[]): Figure => ({
    ...missing(key, found),
    value: `${found.length} / ${tactics.length}`,
    attention: false,
    places: tactics.filter((one) => !found.includes(one)).map(({ card }) => ({ card: card.id })),
  });
  const [objectives, strategies] = [inLayer(vmost, "objective").length, inLayer(vmost, "strategy").length];
  return [
    ...(objectives > 0 ? [missing("noValue", withoutValue(vmost)), missing("openObjectives", gaps.objectives)] : []),
    ...(strategies > 0 ? [missing("openStrategies", gaps.strategies)] : []),
    ...(strategies + tactics.length > 0 ? [missing("orphans", gaps.orphans)] : []),
    ...(tactics.length > 0 ? [share("sight", seen), share("work", working)] : []),
  ];
}
