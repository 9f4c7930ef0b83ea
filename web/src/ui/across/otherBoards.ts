import { boards } from "@/api/boards";
import type { BoardSummary } from "@/api/dto";
import { type Asked, useAsk } from "@/ui/ask";
import type { WallRoom } from "@/ui/wall/room";

/** The other boards one may open, those of the same value stream first, then the latest changed. */
export function useOtherBoards(room: WallRoom): Asked<readonly BoardSummary[]> {
  const [asked] = useAsk(`boards beside ${room.id}`, boards);
  return asked.state === "here" ? { state: "here", value: sorted(asked.value, room) } : asked;
}

function sorted(all: readonly BoardSummary[], { id, info }: WallRoom): readonly BoardSummary[] {
  const stream = info.peek().stream_id;
  const near = ({ stream_id }: BoardSummary): number => (stream !== null && stream_id === stream ? 0 : 1);
  return all.filter((board) => board.id !== id).sort((a, b) => near(a) - near(b));
}
