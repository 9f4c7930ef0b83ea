/** What is missing between the layers, and which objectives are none. Warns, never blocks. */
import type { ComputedFinding } from "@/maps/kindCode";
import { anyIn, inLayer, type LayerCard, type Vmost } from "@/maps/vmost/reading";

/** What is missing, seen from above and from below. */
export interface VmostGaps {
  /** Objectives without a strategy. */
  readonly objectives: readonly LayerCard[];
  /** Strategies without a tactic. */
  readonly strategies: readonly LayerCard[];
  /** Tactics without a strategy, strategies without an objective, and objectives without a mission where there are several. */
  readonly orphans: readonly LayerCard[];
}

/** Reads what is missing. */
export function gapsOf(vmost: Vmost): VmostGaps {
  const without = (card: LayerCard, side: "above" | "below", layer: LayerCard["layer"]): boolean =>
    !anyIn(vmost, card[side], layer);
  const missions = inLayer(vmost, "mission").length;
  return {
    objectives: inLayer(vmost, "objective").filter((one) => without(one, "below", "strategy")),
    strategies: inLayer(vmost, "strategy").filter((one) => without(one, "below", "tactic")),
    orphans: [
      // With one mission it goes without saying whom objectives serve.
      ...(missions > 1 ? inLayer(vmost, "objective").filter((one) => without(one, "above", "mission")) : []),
      ...inLayer(vmost, "strategy").filter((one) => without(one, "above", "objective")),
      ...inLayer(vmost, "tactic").filter((one) => without(one, "above", "strategy")),
    ],
  };
}

/** Objectives that say no measure or no day: by them one cannot see that anything is better. */
export function withoutValue(vmost: Vmost): readonly LayerCard[] {
  return inLayer(vmost, "objective").filter(({ card: { fields } }) => {
    const measure = fields.get("measure");
    return typeof measure !== "string" || measure.trim() === "" || !fields.has("due");
  });
}

/** Tactics that lead up to an objective without a gap. */
export function inSight(vmost: Vmost): readonly LayerCard[] {
  const { byId } = vmost;
  return inLayer(vmost, "tactic").filter(({ above }) =>
    above.some((id) => {
      const strategy = byId.get(id);
      return strategy?.layer === "strategy" && anyIn(vmost, strategy.above, "objective");
    }),
  );
}

/** All findings, rule by rule, each in reading order. */
export function vmostFindings(vmost: Vmost): ComputedFinding[] {
  const gaps = gapsOf(vmost);
  const orphaned = (layer: LayerCard["layer"]) => gaps.orphans.filter((one) => one.layer === layer);
  return [
    ...withoutValue(vmost).map((one) => at("objective_no_value", one)),
    ...gaps.objectives.map((one) => at("objective_unserved", one)),
    ...gaps.strategies.map((one) => at("strategy_unserved", one)),
    ...orphaned("tactic").map((one) => at("tactic_orphan", one)),
    ...orphaned("strategy").map((one) => at("strategy_orphan", one)),
    ...orphaned("objective").map((one) => at("objective_orphan", one)),
    ...vmost.cards.filter(({ upsideDown }) => upsideDown.length > 0).map((one) => at("link_upside_down", one)),
  ];
}

function at(rule: string, { card, lane, column }: LayerCard): ComputedFinding {
  return { rule, lane, column, card: card.id, values: {} };
}
