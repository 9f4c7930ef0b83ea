import { describe, expect, it } from "vitest";
import type { Role, Walk } from "@/api/dto";
import { steeringOf } from "@/ui/walk/steering";
import { walk } from "@/ui/walk/walk.fixture";

const as = (me: string, role: Role, here: readonly string[] = [], on: Walk = walk()) =>
  steeringOf({ walk: on, me, role, here: new Set(here) });

describe("steering", () => {
  it("is with who leads, and with roles that may lead over others", () => {
    expect(as("ada", "editor").maySteer).toBe(true);
    expect(as("ben", "editor", ["ada"]).maySteer).toBe(false);
    expect(as("ben", "facilitator", ["ada"]).maySteer).toBe(true);
    expect(as("ben", "owner", ["ada"]).maySteer).toBe(true);
  });

  it("can be taken where nobody leads who is here", () => {
    expect(as("ben", "editor", ["ada"]).mayTakeLead).toBe(false);
    expect(as("ben", "editor", []).mayTakeLead).toBe(true);
    expect(as("ben", "editor", ["cem"], walk({ facilitator: null })).mayTakeLead).toBe(true);
    expect(as("ben", "viewer", []).mayTakeLead).toBe(false);
    expect(as("ada", "editor").mayTakeLead).toBe(false);
  });

  it("is lost with the role, whatever was said before", () => {
    const steering = as("ada", "viewer");
    expect(steering.iLead).toBe(false);
    expect(steering.maySteer).toBe(false);
  });
});
