/** How many people there are and how much of them, who is missing where, and who is in several squads. */
import type { ColumnId, LaneId } from "@/document/records";
import type { Seat, Squads } from "@/maps/squads/reading";

/** People, each counted once, and what their shares come to (1 is one person full-time). */
export interface Headcount {
  readonly people: number;
  readonly fte: number;
}

/** Counts the people on some seats. */
export function headcount(seats: readonly Seat[]): Headcount {
  const fte = seats.reduce((all, { share }) => all + share, 0);
  return { people: new Set(seats.map(({ person }) => person)).size, fte: Math.round(fte * 100) / 100 };
}

/** Counts the people by squad, chapter or tribe. */
export function headcounts<Place extends ColumnId | LaneId>(
  seats: readonly Seat[],
  place: (seat: Seat) => Place | null,
): ReadonlyMap<Place, Headcount> {
  const groups = new Map<Place, Seat[]>();
  for (const seat of seats) {
    const key = place(seat);
    if (key === null) continue;
    const others = groups.get(key);
    if (others) others.push(seat);
    else groups.set(key, [seat]);
  }
  return new Map([...groups].map(([key, own]) => [key, headcount(own)]));
}

/** A discipline that a squad lacks. */
export interface Gap {
  readonly squad: ColumnId;
  readonly chapter: LaneId;
}

/** The disciplines every squad needs and this one has nobody from; a squad without anybody has not begun. */
export function gapsOf({ seats, squads, chapters }: Squads): Gap[] {
  const taken = new Set(seats.map(({ squad, chapter }) => `${squad} ${chapter}`));
  const begun = new Set(seats.map(({ squad }) => squad));
  return squads
    .filter(({ column }) => begun.has(column))
    .flatMap(({ column }) =>
      chapters
        .filter(({ lane, needed }) => needed && !taken.has(`${column} ${lane}`))
        .map(({ lane }) => ({ squad: column, chapter: lane })),
    );
}

/** The squads with people of which nobody said for which value stream they are there. */
export function withoutStream({ seats, squads }: Squads): ColumnId[] {
  const begun = new Set(seats.map(({ squad }) => squad));
  return squads.filter(({ column, stream }) => stream === null && begun.has(column)).map(({ column }) => column);
}

/** Somebody who sits in several squads. */
export interface Shared {
  readonly seats: readonly Seat[];
  readonly squads: number;
  /** What their shares come to, from 0 on; more than 1 is more than there is of anybody. */
  readonly share: number;
}

/** Everybody by themselves: their seats, in how many squads, and how much of their time is given away. */
export function peopleOf({ seats }: Pick<Squads, "seats">): Shared[] {
  const found = new Map<string, Seat[]>();
  for (const seat of seats) {
    const others = found.get(seat.person);
    if (others) others.push(seat);
    else found.set(seat.person, [seat]);
  }
  return [...found.values()].map((own) => ({
    seats: own,
    squads: new Set(own.map(({ squad }) => squad)).size,
    share: own.reduce((all, { share }) => all + share, 0),
  }));
}
