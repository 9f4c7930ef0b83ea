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
