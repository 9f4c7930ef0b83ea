/** How long a day is where durations of a map are written and read: a working day, once its map says how long that is. */
import type { MapRecord } from "@/document/records";
import { valueIn } from "@/maps/fields";

const HOUR = 60;
/** Without a word about it a day has all its hours. */
const WHOLE_DAY = 24 * HOUR;

/** The minutes of a day in this map. */
export function dayMinutes(map: Pick<MapRecord, "fields"> | undefined): number {
  const hours = map ? valueIn(map.fields, "work_day") : null;
  return typeof hours === "number" && hours > 0 ? hours * HOUR : WHOLE_DAY;
}
