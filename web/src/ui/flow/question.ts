/** What is asked of the flow of a map, as it stands in the address: so it can be sent to somebody, or kept. */
import type { FlowQuestion } from "@/api/flow";
import { isDay } from "@/maps/fields";
import { dayAfter, daysBetween } from "@/ui/flow/scale";

/** The periods that end today, in days; or days of one's own. */
export const PERIODS = ["30", "90", "180", "365"] as const;
/** One of them, or days of one's own. */
export type PeriodKey = (typeof PERIODS)[number] | "own";

/** What is asked; null leaves nothing out. */
export interface FlowAsk {
  readonly period: PeriodKey;
  /** Only for days of one's own. */
  readonly first: string;
  readonly last: string;
  readonly lane: string | null;
  readonly serviceClass: string | null;
  readonly stream: string | null;
}

const USUAL: PeriodKey = "90";
/** What the server looks back at most, in days. */
const LONGEST = 3_650;

/** Reads an address; what makes no sense there is as if it were not. Days of one's own are put in order. */
export function readAsk(search: string, today: string): FlowAsk {
  const said = new URLSearchParams(search);
  const [one, other] = [said.get("first") ?? "", said.get("last") ?? ""].sort() as [string, string];
  const rest = { lane: said.get("lane"), serviceClass: said.get("class"), stream: said.get("stream") };
  const isOwn = isDay(one) && isDay(other) && daysBetween(one, other) <= LONGEST;
  if (isOwn) return { ...rest, period: "own", first: one, last: other };
  const period = PERIODS.find((each) => each === said.get("days")) ?? USUAL;
  return { ...rest, period, first: dayAfter(today, 1 - Number(period)), last: today };
}

/** The part of an address that says it, from the `?` on; empty for what is usual. */
export function writtenAsk(ask: FlowAsk): string {
  const said = new URLSearchParams();
  if (ask.period === "own") {
    said.set("first", ask.first);
    said.set("last", ask.last);
  } else if (ask.period !== USUAL) said.set("days", ask.period);
  if (ask.lane !== null) said.set("lane", ask.lane);
  if (ask.serviceClass !== null) said.set("class", ask.serviceClass);
  if (ask.stream !== null) said.set("stream", ask.stream);
  const text = said.toString();
  return text === "" ? "" : `?${text}`;
}

/** The same as the server is asked. */
export function questionOf(ask: FlowAsk, zone: string): FlowQuestion {
  const { first, last, lane, serviceClass, stream } = ask;
  return { first, last, zone, lane, serviceClass, stream };
}

/** Whether anything is left out. */
export const isNarrowed = (ask: FlowAsk): boolean =>
  ask.lane !== null || ask.serviceClass !== null || ask.stream !== null;
