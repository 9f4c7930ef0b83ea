/** What deserves a look in a funnel. Warns, never blocks. */

import { conversions, countsOf, mayGrow } from "@/maps/funnel/conversion";
import type { Funnel } from "@/maps/funnel/reading";
import type { ComputedFinding } from "@/maps/kindCode";

/** All findings, rule by rule, segment by segment. */
export function funnelFindings({ segments }: Funnel): ComputedFinding[] {
  const wrong: ComputedFinding[] = [];
  const grows: ComputedFinding[] = [];
  for (const segment of segments) {
    const place = segment.lane === null ? {} : { lane: segment.lane };
    const shares = conversions(countsOf(segment, "now"));
    segment.stages.forEach(({ column, role, wrong: isWrong }, at) => {
      if (isWrong) wrong.push({ rule: "count_wrong", ...place, column, values: {} });
      const share = at === 0 ? null : (shares[at - 1] ?? null);
      if (share === null || share <= 1) return;
      const rule = mayGrow(role) ? "grows_rightly" : "grows";
      grows.push({ rule, ...place, column, values: { count: Math.ceil(share * 100) } });
    });
  }
  return [...wrong, ...grows];
}
