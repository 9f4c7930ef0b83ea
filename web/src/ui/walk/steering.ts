import type { Person, Role, Walk } from "@/api/dto";

/** Who leads a walk, and what I may do about it. */
export interface Steering {
  /** Who was given the lead and still may lead. */
  readonly lead: Person | null;
  /** Whether they are here. */
  readonly leadHere: boolean;
  readonly iLead: boolean;
  /** Whether I may go on, put cards on stage, change the agenda and end the walk. */
  readonly maySteer: boolean;
  /** Whether I may take the lead now. */
  readonly mayTakeLead: boolean;
}

/** What the steering depends on. */
export interface SteeringFacts {
  readonly walk: Walk;
  readonly me: string;
  readonly role: Role;
  /** The ids of the others who are on the board. */
  readonly here: ReadonlySet<string>;
}

/** Whether a role may lead a walk, and write down what was agreed. */
export const mayLead = (role: Role): boolean => role !== "viewer";

/** Who steers: who leads, or a role that may lead over others. The lead is free while nobody holds it who is here. */
export function steeringOf({ walk, me, role, here }: SteeringFacts): Steering {
  const lead = walk.facilitator;
  const overOthers = role === "owner" || role === "facilitator";
  const iLead = lead?.id === me && mayLead(role);
  const leadHere = lead !== null && (lead.id === me || here.has(lead.id));
  return {
    lead,
    leadHere,
    iLead,
    maySteer: iLead || overOthers,
    mayTakeLead: mayLead(role) && !iLead && (overOthers || !leadHere),
  };
}
