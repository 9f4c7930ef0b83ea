/** What one may do on a board. */
export type Role = "owner" | "editor" | "viewer";

/** Somebody, as others see them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly discipline: string;
}

/** The person signed in; `owner` means the owner of this installation. */
export interface Me extends Person {
  readonly owner: boolean;
}

/** What the server says about itself to anybody. */
export interface About {
  readonly version: string;
  readonly public_url: string;
  readonly sign_in: boolean;
}

/** A value stream on the shelf. */
export interface Stream {
  readonly id: string;
  readonly name: string;
  readonly order: number;
}

/** The records of a board without texts: what thumbnails are drawn from. Its shape is known to `document/outline.ts`. */
export type Outline = unknown;

/** A starting point for a new board. */
export interface Template {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly kinds: readonly string[];
  readonly outline: Outline;
}

/** A board on the shelf. */
export interface BoardSummary {
  readonly id: string;
  readonly title: string;
  readonly stream_id: string | null;
  readonly role: Role;
  readonly created_at: string;
  readonly updated_at: string;
  readonly deleted_at: string | null;
  readonly present: readonly Person[];
  readonly last_snapshot_at: string | null;
  readonly sequence: number;
}

/** Somebody's place on a board. */
export interface Member {
  readonly person: Person;
  readonly role: Role;
}

/** A link by which others join; its address is told only once, when it is made. */
export interface Invitation {
  readonly id: string;
  readonly role: Role;
  readonly created_at: string;
  readonly expires_at: string;
  readonly uses: number;
  readonly revoked_at: string | null;
}

/** An invitation just made. */
export interface NewInvitation extends Invitation {
  readonly url: string;
}

/** What the door shows before somebody joins. */
export interface Door {
  readonly board: { readonly id: string; readonly title: string };
  readonly role: Role;
  readonly expires_at: string;
  readonly present: readonly Person[];
  readonly outline: Outline;
}

/** What joining gives. */
export interface Joined {
  readonly me: Me;
  readonly board_id: string;
  readonly return_url: string | null;
}

/** A kept, immutable state of a board. */
export interface Snapshot {
  readonly id: string;
  readonly label: string;
  readonly created_at: string;
  readonly created_by: Person | null;
  readonly sequence: number;
  readonly pinned: boolean;
  readonly card_count: number;
}
