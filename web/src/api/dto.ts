import type { components } from "@/api/generated";

type Schemas = components["schemas"];

/** What one may do on a board. */
export type Role = Schemas["Role"];

/** Somebody, as others see them. */
export type Person = Schemas["Person"];

/** The person signed in; `owner` means the owner of this installation. */
export type Me = Schemas["Me"];

/** What the server says about itself to anybody. */
export type About = Schemas["About"];

/** A value stream on the shelf. */
export type Stream = Schemas["Stream"];

/** A starting point for a new board. */
export type Template = Schemas["Template"];

/** A board on the shelf. */
export type BoardSummary = Schemas["Board"];

/** Somebody's place on a board. */
export type Member = Schemas["Member"];

/** A link by which others join; its address is told only once, when it is made. */
export type Invitation = Schemas["Invitation"];

/** An invitation just made. */
export type NewInvitation = Schemas["MadeInvitation"];

/** What the door shows before somebody joins. */
export type Door = Schemas["Door"];

/** What joining gives. */
export type Joined = Schemas["Joined"];

/** A kept, immutable state of a board. */
export type Snapshot = Schemas["Snapshot"];

/** The records of a board without texts: what thumbnails are drawn from. Its shape is known to `document/outline.ts`. */
export type Outline = Schemas["Outline"]["state"];
