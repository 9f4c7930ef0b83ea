import { expect, it } from "vitest";
import { kindIndex } from "@/maps/kindIndex";
import { kindKeys, kinds } from "@/maps/kinds";

it("every definition has its code and the other way round, and one can choose it before it is fetched", () => {
  expect(kindIndex.map(({ key }) => key).sort()).toEqual(kindKeys);
  for (const summary of kindIndex) {
    const kind = kinds.get(summary.key);
    expect(kind).toMatchObject({ key: summary.key, label: summary.label, purpose: summary.purpose });
    expect(Object.keys(summary)).not.toContain("rules");
  }
});

it("kinds are offered by what one wants to do, in the order of their definitions", () => {
  expect(kindIndex.map(({ key }) => key)).toEqual([
    ...["service_blueprint", "value_stream_map", "funnel"],
    ...["story_map", "now_next_later", "roadmap"],
    "kanban",
    ...["okr", "vmost", "business_model", "lean", "product", "value_proposition"],
    "squads",
  ]);
  expect(new Set(kindIndex.map(({ order }) => order)).size).toBe(kindIndex.length);
});
