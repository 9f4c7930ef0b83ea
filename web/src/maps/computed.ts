import type { MapReading } from "@/maps/kindCode";
import { codeOf } from "@/maps/kinds";
import type { Finding } from "@/maps/warnings";

/** What the functions of a kind find in a map, by the key of the rule that has the words for it. */
export function computedFindings(reading: MapReading): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const { rule, ...finding } of codeOf(reading.kind).findings?.(reading) ?? []) {
    const others = found.get(rule);
    if (others) others.push(finding);
    else found.set(rule, [finding]);
  }
  return found;
}
