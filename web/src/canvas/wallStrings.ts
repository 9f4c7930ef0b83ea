/** Every text the wall itself shows or says; the interface around it brings them in the reader's language. */
import type { ThingWords } from "@/canvas/paintThings";

/** Where a card stands, for its accessible name. */
export interface CellPosition {
  readonly lane: string;
  readonly column: string;
  readonly index: number;
  readonly count: number;
}

/** Texts of the wall. */
export interface WallStrings {
  /** Words for things that are painted, and for what cannot be shown. */
  readonly things: ThingWords;
  /** Name of the whole wall. */
  readonly wall: string;
  /** Name of the list of free cards. */
  readonly freeCards: string;
  /** Stands for the text of a card nobody has written on. */
  readonly emptyCard: string;
  /** Stands for a map's title nobody has written. */
  readonly untitledMap: string;
  /** Label of the field in which a title is written. */
  readonly titleField: string;
  /** "on the wall": the position of a free card. */
  readonly onWall: string;
  /** "lane Backstage, step Call, card 2 of 5". */
  position(at: CellPosition): string;
  /** The position of a card whose lane or column is gone. */
  unplaced(at: { readonly index: number; readonly count: number }): string;
  /** The accessible name of an empty cell. */
  emptyCell(at: { readonly lane: string; readonly column: string }): string;
  discipline(key: string): string;
  /** What a colour is called, and what it means on this board; empty where it is not worth a word. */
  paper(key: string): string;
  /** "4 of at most 3": a limit in words. */
  limit(state: { readonly count: number; readonly limit: number; readonly exceeded: boolean }): string;
  /** "Blocked · 3 d": the small fact on a card; null when it is not known since when. */
  blocked(days: number | null): string;
  /** "blocked since 26 November: waiting for the permit", for the accessible name. */
  blockedSince(what: { readonly at: number; readonly reason: string }): string;
  /** "2 decisions, 1 action", for the accessible name. */
  agreed(counts: { readonly decisions: number; readonly actions: number }): string;
  /** "3 things want attention": beside the name of a map. */
  tells(count: number): string;
  /** "locked", for the accessible name. */
  readonly locked: string;
  /** Announced when somebody would write on what is locked. */
  readonly isLocked: string;
  /** "tagged Risk, Idea", for the accessible name. */
  tagged(titles: readonly string[]): string;
  /** "notes: ask for the permit first", for the accessible name. */
  notes(text: string): string;
  /** What is to be seen on a card's picture; empty: nobody said. */
  picture(alt: string): string;
  /** "3 cards folded": stands in the header of a folded lane or column. */
  folded(count: number): string;
  /** "Ana is writing". */
  writing(name: string): string;
  /** Announced after a card has moved: its title and its new position. */
  moved(what: { readonly title: string; readonly position: string }): string;
  /** Announced after a card came to a further place: its title and that place. */
  alsoAt(what: { readonly title: string; readonly position: string }): string;
  /** Announced after cards were selected. */
  selected(count: number): string;
  /** Announced after cards were deleted. */
  deleted(count: number): string;
  /** Announced after a card was created. */
  created: string;
}
