import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startVisit, visit } from "@/ui/wall/firstVisit";

const asked: string[] = [];
const connected: string[] = [];
const { signal } = new AbortController();

vi.mock("@/api/boards", () => ({ board: async (id: string) => asked.push(`board ${id}`) && { id } }));
vi.mock("@/sync/earlySocket", () => ({
  connectEarly: (url: string, ask: boolean) => connected.push(`${url} ${ask ? "asks" : "waits"}`),
}));
vi.mock("@/api/people", () => ({ me: async () => asked.push("me") && { id: "me" } }));

describe("the first visit to a board", () => {
  beforeEach(() => {
    asked.length = 0;
    connected.length = 0;
    vi.stubGlobal("location", new URL("http://wall.example/b/seven"));
    vi.stubGlobal("localStorage", { getItem: (key: string) => (key === "walkboard.visit.known" ? "{}" : null) });
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

  it("connects at once, and asks for everything where the board was never opened here", () => {
    startVisit("/b/seven");
    startVisit("/b/known");
    expect(connected).toEqual(["ws://wall.example/sync/seven asks", "ws://wall.example/sync/known waits"]);
  });

  it.each(["/", "/join", "/b/seven/walks/one"])("does not begin at %s", (path) => {
    startVisit(path);
    expect([...asked, ...connected]).toEqual([]);
  });
});
