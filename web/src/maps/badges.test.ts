import { describe, expect, it } from "vitest";
import type { CardId } from "@/document/records";
import { type BadgeWording, cardSigns } from "@/maps/badges";
import { kinds } from "@/maps/kinds";
import { type BriefFields, stateOf } from "@/maps/testState";

const wording: BadgeWording = { language: "en", today: "2026-11-28", nameOf: (id) => (id === "ann" ? "Ann" : "") };

function signsOf(fields: BriefFields, badges: readonly string[], words = wording) {
  const card = stateOf({ cards: [{ id: "c", fields }], lanes: [], columns: [], placements: [] }).cards.get(
    "c" as CardId,
  );
  const kind = kinds.get("kanban");
  if (!card || !kind) throw new Error("no card, no kind");
  return cardSigns(card, { ...kind, badges }, words);
}

describe("the badges of a card", () => {
  it("are what the kind names, in its order, and few", () => {
    const fields = { due: "2026-12-24", class: "fixed_date", estimate: 2.5, waits: true, actor: "Us" };
    const { badges, sign } = signsOf(fields, ["class", "due", "estimate", "waits"]);
    expect(badges.map(({ text }) => text)).toEqual(["Fixed date", "24 Dec", "2.5"]);
    expect(badges[1]?.said).toBe("Due date: 24 December 2026");
    expect(sign).toBe("dashes");
  });

  it("say that a day is over, and the year where it is another", () => {
    expect(signsOf({ due: "2026-11-27" }, ["due"]).badges[0]).toMatchObject({ text: "27 Nov", late: true });
    expect(signsOf({ due: "2027-01-02" }, ["due"]).badges[0]).toMatchObject({ text: "2 Jan 2027", late: false });
  });

  it("leave out what is usual, what does not fit, and people nobody knows", () => {
    expect(
      signsOf({ class: "standard", estimate: -1, owner: "bob", waits: false }, ["class", "estimate", "owner", "waits"]),
    ).toEqual({
      badges: [],
      sign: null,
    });
    expect(signsOf({ owner: "ann" }, ["owner"]).badges[0]?.said).toBe("Owner: Ann");
  });
});
