import type { BoardSummary, Stream } from "@/api/dto";

/** One value stream with its boards; `stream` is null for boards that belong to none yet. */
export interface Band {
  readonly stream: Stream | null;
  readonly boards: readonly BoardSummary[];
}

/** Boards by value stream, in the order of streams; boards flow in the order they were made. Those without a stream come last. */
export function bandsOf(streams: readonly Stream[], boards: readonly BoardSummary[]): readonly Band[] {
  const known = new Set(streams.map((stream) => stream.id));
  const inOrder = [...boards].sort((a, b) => a.created_at.localeCompare(b.created_at) || a.id.localeCompare(b.id));
  const ordered = [...streams].sort((a, b) => a.order - b.order);
  const bands: Band[] = ordered.map((stream) => ({
    stream,
    boards: inOrder.filter((board) => board.stream_id === stream.id),
  }));
  const loose = inOrder.filter((board) => board.stream_id === null || !known.has(board.stream_id));
  return loose.length > 0 || bands.length === 0 ? [...bands, { stream: null, boards: loose }] : bands;
}
