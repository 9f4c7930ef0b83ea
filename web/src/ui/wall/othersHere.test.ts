import { describe, expect, it } from "vitest";
import { EMPTY_PRESENCE, type Peer } from "@/sync/presence-state";
import { othersHere } from "@/ui/wall/othersHere";

function peer(clientId: number, id: string, viewport: Peer["state"]["viewport"] = null): Peer {
  return { clientId, person: { id, name: id, discipline: "design" }, state: { ...EMPTY_PRESENCE, viewport } };
}

describe("othersHere", () => {
  it("shows everybody else once, by name", () => {
    const others = othersHere([peer(1, "me"), peer(2, "zoe"), peer(3, "ada"), peer(4, "zoe")], "me");
    expect(others.map(({ person }) => person.id)).toEqual(["ada", "zoe"]);
  });

  it("prefers the window that says where it looks", () => {
    const [zoe] = othersHere([peer(1, "zoe"), peer(2, "zoe", [1, 2, 30, 40]), peer(3, "zoe")], "me");
    expect(zoe?.viewport).toEqual({ x: 1, y: 2, w: 30, h: 40 });
  });
});
