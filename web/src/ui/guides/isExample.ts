import type { MapRecord } from "@/document/records";

/** Whether a map is an example that somebody put beside theirs to look at. */
export function isExample(map: MapRecord): boolean {
  return map.fields.get("example") === true;
}
