import { describe, expect, it } from "vitest";
import { isNarrowed, questionOf, readAsk, writtenAsk } from "@/ui/flow/question";

const TODAY = "2026-11-28";

describe("what is asked of the flow", () => {
  it("is the last 90 days of everything, if the address says nothing", () => {
    const ask = readAsk("", TODAY);
    expect(ask).toMatchObject({ period: "90", first: "2026-08-31", last: TODAY, lane: null });
    expect(writtenAsk(ask)).toBe("");
    expect(isNarrowed(ask)).toBe(false);
  });

  it.each(["?days=365&lane=a%26b&class=expedite&stream=s", "?first=2026-01-01&last=2026-03-31", "?days=30"])(
    "comes back as it was written: %s",
    (search) => {
      expect(writtenAsk(readAsk(search, TODAY))).toBe(search);
    },
  );

  it("puts days in order", () => {
    expect(readAsk("?first=2026-03-01&last=2026-02-01", TODAY)).toMatchObject({
      first: "2026-02-01",
      last: "2026-03-01",
    });
  });

  it.each(["?days=7", "?first=soon&last=2026-01-01", "?first=1026-01-01&last=2026-01-01"])(
    "takes what makes no sense for nothing: %s",
    (search) => {
      expect(readAsk(search, TODAY).period).toBe("90");
    },
  );

  it("is what the server is asked", () => {
    const ask = readAsk("?days=30&class=standard", TODAY);
    expect(questionOf(ask, "Europe/Berlin")).toEqual({
      first: "2026-10-30",
      last: TODAY,
      zone: "Europe/Berlin",
      lane: null,
      serviceClass: "standard",
      stream: null,
    });
    expect(isNarrowed(ask)).toBe(true);
  });
});
