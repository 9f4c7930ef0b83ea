import { describe, expect, it } from "vitest";
import type { BoardSummary, Stream } from "@/api/dto";
import { bandsOf } from "@/ui/shelf/bands";

function board(id: string, stream: string | null, created: string): BoardSummary {
  return {
    id,
    title: id,
    stream_id: stream,
    role: "owner",
    created_at: created,
    updated_at: created,
    deleted_at: null,
    present: [],
    last_snapshot_at: null,
    sequence: 0,
  };
}

const ABOUT = { customer: "", starts_with: "", ends_with: "" };
const streams: readonly Stream[] = [
  { id: "b", name: "Second", order: 2, ...ABOUT },
  { id: "a", name: "First", order: 1, ...ABOUT },
];

describe("bandsOf", () => {
  it("puts boards into their streams, oldest first, streams in their order", () => {
    const bands = bandsOf(streams, [
      board("two", "a", "2026-02"),
      board("one", "a", "2026-01"),
      board("x", "b", "2026-01"),
    ]);
    expect(bands.map((band) => band.stream?.name)).toEqual(["First", "Second"]);
    expect(bands[0]?.boards.map((one) => one.id)).toEqual(["one", "two"]);
  });

  it("keeps boards without a stream, or with one that is gone, in a last band", () => {
    const bands = bandsOf(streams, [board("loose", null, "2026-01"), board("lost", "gone", "2026-02")]);
    expect(bands.at(-1)?.stream).toBeNull();
    expect(bands.at(-1)?.boards.map((one) => one.id)).toEqual(["loose", "lost"]);
  });

  it("always has a band to put the first board into", () => {
    expect(bandsOf([], [])).toEqual([{ stream: null, boards: [] }]);
  });
});
