import sample from "@kinds/../samples/whole_value_stream.json";
import { describe, expect, it } from "vitest";
import { LINK_KINDS } from "@/document/links";

/** The template of a whole value stream: what is one card on several maps, and how maps are linked. */
const placed = sample.maps.map(({ cells }) =>
  Object.values(cells as Record<string, Record<string, string[]>>).flatMap((row) => Object.values(row).flat()),
);

describe("the template of a whole value stream", () => {
  it("names cards it has, and each at most once on a map", () => {
    for (const cards of placed) {
      expect(new Set(cards).size).toBe(cards.length);
      for (const card of cards) expect(Object.keys(sample.cards)).toContain(card);
    }
  });

  it("shares cards between maps, from the roadmap to what is under way", () => {
    const [goals, roadmap, , stories, delivery] = placed;
    expect(goals).toContain("bet");
    expect(roadmap).toContain("bet");
    expect(delivery).toContain("bet");
    expect(delivery?.filter((card) => stories?.includes(card))).toHaveLength(3);
  });

  it("is linked from what is built to what is wanted", () => {
    const upper = new Map(sample.links.map(({ from, to }) => [from, to]));
    expect(upper.get(upper.get("story_ask") ?? "")).toBe("objective");
    for (const { kind, from, to } of sample.links) {
      expect(LINK_KINDS).toContain(kind);
      expect(Object.keys(sample.cards)).toEqual(expect.arrayContaining([from, to]));
    }
  });
});
