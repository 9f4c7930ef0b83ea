import type { components } from "@/api/generated";

type Schemas = components["schemas"];

/** What one may do on a board. */
export type Role = Schemas["Role"];

/** What an invitation lets people do. */
export type InvitedRole = Exclude<Role, "owner">;

/** Somebody, as others see them. */
export type Person = Schemas["Person"];

/** The person signed in; `owner` means the owner of this installation. */
export type Me = Schemas["Me"];

/** What the server says about itself to anybody. */
export type About = Schemas["About"];

/** A value stream on the shelf. */
export type Stream = Schemas["Stream"];

/** A value stream with everything its boards tell. */
export type StreamOverview = Schemas["StreamOverview"];

/** An objective of a value stream. */
export type StreamGoal = Schemas["StreamGoal"];

/** What is on a roadmap of a value stream. */
export type StreamPlan = Schemas["StreamPlan"];

/** The flow through one map of a value stream. */
export type StreamFlow = Schemas["StreamFlow"];

/** How the money of a value stream is shown. */
export type MoneyRules = Schemas["MoneyRules"];

/** The box score of a value stream in a week. */
export type BoxScoreSheet = Schemas["BoxScoreSheet"];

/** A column of a box score, with what follows from it. */
export type BoxScoreColumn = Schemas["BoxScoreColumn"];

/** What was entered in a column of a box score. */
export type BoxScore = Schemas["BoxScore"];

/** What to change of it. */
export type BoxScoreChange = Schemas["BoxScoreChange"];

/** What the boards say of a week. */
export type ObservedWeek = Schemas["ObservedWeek"];

/** The capacity funding of a value stream in a quarter. */
export type FundingSheet = Schemas["FundingSheet"];

/** What to change of it. */
export type FundingChange = Schemas["FundingChange"];

/** A team that is funded. */
export type Team = Schemas["Team"];

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

/** A walk as everybody on it sees it. */
export type Walk = Schemas["Walk"];

/** A walk as the board's history lists it. */
export type WalkSummary = Schemas["WalkSummary"];

/** A stop of a walk's agenda. */
export type Stop = Schemas["Stop"];

/** A card that a stop shows, and why. */
export type StopCard = Schemas["StopCard"];

/** A stop that somebody adds. */
export type NewStop = Schemas["NewStop"];

/** What to change of a stop. */
export type StopChange = Schemas["StopChange"];

/** Who is on a walk. */
export type Attendee = Schemas["Attendee"];

/** A decision or an action. */
export type Agreement = Schemas["Agreement"];

/** What was agreed, before the server has it. */
export type NewAgreement = Schemas["NewAgreement"];

/** What to change of a decision or an action. */
export type AgreementChange = Schemas["AgreementChange"];

/** One difference between two states of a board. */
export type Change = Schemas["Change"];

/** What differs between a snapshot and a later state of the board. */
export type Changes = Schemas["Changes"];

/** What a map, lane or column that is spoken of is called. */
export type PlaceName = Schemas["PlaceName"];

/** What a walk leaves behind. */
export type Minutes = Schemas["Minutes"];

/** A snapshot that something is compared with, or that a walk left. */
export type SnapshotMark = Schemas["SnapshotMark"];

/** A card of another board in short. */
export type FoundCard = Schemas["FoundCard"];

/** How work flows through a map in a period. */
export type Flow = Schemas["Flow"];

/** A card in whole days, as flow counts them. */
export type FlowItem = Schemas["FlowItem"];

/** A column work goes through. */
export type FlowStage = Schemas["FlowStage"];

/** The way of one card through a map. */
export type FlowJourney = Schemas["FlowJourney"];
/** What a band of the cumulative flow is made of on a day. */
export type FlowBand = Schemas["FlowBand"];

/** How old the work on a map is, against what is usual. */
export type MapAges = Schemas["MapAges"];
/** A card came to a column of a map, and stayed there for a while or still does. */
export type Stay = Schemas["Stay"];

/** A card was given another value of a field. */
export type FieldChange = Schemas["FieldChange"];
