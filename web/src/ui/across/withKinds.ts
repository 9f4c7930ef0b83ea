import type { FoundCard } from "@/api/dto";
import { fetchKind } from "@/maps/kinds";

/** Cards of other boards once the kinds of maps they stand on are here: lanes and columns without a title are called by them. */
export async function withKinds(told: Promise<FoundCard[]>): Promise<FoundCard[]> {
  const cards = await told;
  await Promise.allSettled(cards.flatMap(({ spot }) => (spot ? [fetchKind(spot.map.kind)] : [])));
  return cards;
}
