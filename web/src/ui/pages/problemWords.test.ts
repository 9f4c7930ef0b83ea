import { describe, expect, it } from "vitest";
import { Problem } from "@/api/problem";
import { problemWords } from "@/ui/pages/problemWords";

describe("problemWords", () => {
  it("knows a problem by its slug", () => {
    expect(problemWords(new Problem("invitation-expired", 410, "")).title).toBe("page.invitationExpired.title");
  });

  it("falls back to the status, then to something unexpected", () => {
    expect(problemWords(new Problem("board-unknown", 404, "")).title).toBe("page.notFound.title");
    expect(problemWords(new Problem("http-503", 503, "")).offer).toBe("retry");
    expect(problemWords(new Problem("strange", 418, "")).title).toBe("page.unexpected.title");
  });

  it("offers to try again when the server is away", () => {
    expect(problemWords(Problem.away()).offer).toBe("retry");
  });
});
