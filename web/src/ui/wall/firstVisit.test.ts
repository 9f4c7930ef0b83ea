import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startVisit, visit } from "@/ui/wall/firstVisit";

const asked: string[] = [];
const { signal } = new AbortController();

vi.mock("@/api/boards", () => ({ board: async (id: string) => asked.push(`board ${id}`) && { id } }));
vi.mock("@/api/people", () => ({ me: async () => asked.push("me") && { id: "me" } }));

describe("the first visit to a board", () => {
  beforeEach(() => {
    asked.length = 0;
  });
  afterEach(() => visit("none", signal).then(() => undefined));

  it("is begun before anything of the wall is here, and asked about once", async () => {
    startVisit("/b/seven");
    expect(asked).toEqual(["board seven", "me"]);
    expect(await visit("seven", signal)).toEqual([{ id: "seven" }, { id: "me" }]);
    expect(asked).toEqual(["board seven", "me"]);
  });

  it("is asked about anew when one tries again, and where another board is opened", async () => {
    startVisit("/b/seven/");
    await visit("eight", signal);
    await visit("seven", signal);
    expect(asked).toEqual(["board seven", "me", "board eight", "me", "board seven", "me"]);
  });

  it("takes over what the page asked for before any script of it was here, and asks itself where that went wrong", async () => {
    const early = (id: string, answers: Promise<[unknown, unknown]>) =>
      vi.stubGlobal("walkboardEarly", { id, answers });
    early("seven", Promise.resolve([{ id: "early" }, { id: "you" }]));
    startVisit("/b/seven");
    expect(await visit("seven", signal)).toEqual([{ id: "early" }, { id: "you" }]);
    expect(asked).toEqual([]);
    const refused = Promise.reject(new Error("answered 403"));
    early("eight", refused);
    startVisit("/b/eight");
    expect(await visit("eight", signal)).toEqual([{ id: "eight" }, { id: "me" }]);
    startVisit("/b/nine");
    expect(asked).toEqual(["board eight", "me", "board nine", "me"]);
    vi.unstubAllGlobals();
  });

  it.each(["/", "/join", "/b/seven/walks/one"])("does not begin at %s", (path) => {
    startVisit(path);
    expect(asked).toEqual([]);
  });
});
