import { Camera } from "lucide-react";
import { Link } from "wouter";
import { outline } from "@/api/boards";
import type { BoardSummary, Stream } from "@/api/dto";
import { useAsk } from "@/ui/ask";
import { Faces } from "@/ui/controls/Faces";
import { Thumbnail } from "@/ui/controls/Thumbnail";
import { since } from "@/ui/dates";
import { BoardMenu } from "@/ui/shelf/BoardMenu";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";

interface BoardCardProps {
  readonly board: BoardSummary;
  readonly streams: readonly Stream[];
  readonly again: () => void;
}

/** A board on the shelf: what it looks like, what it is called, who is in, and when it was last kept. */
export function BoardCard({ board, streams, again }: BoardCardProps) {
  const t = useText();
  const lang = useSignal(language);
  const [picture] = useAsk(`${board.id}:${board.sequence}`, (signal) => outline(board.id, signal));
  return (
    <article className="board-card">
      <Link href={`/b/${board.id}`} className="board-link" data-board-id={board.id}>
        <span className="board-picture">
          {picture.state === "here" ? (
            <Thumbnail outline={picture.value.state} board={board.id} />
          ) : (
            <span className="thumbnail" />
          )}
        </span>
        <span className="board-title">{board.title}</span>
      </Link>
      <div className="board-facts">
        <span className="soft">
          <Camera size={14} aria-hidden="true" />
          {board.last_snapshot_at
            ? t("shelf.snapshot", { when: since(lang, board.last_snapshot_at) })
            : t("shelf.noSnapshot")}
        </span>
        <Faces people={board.present} />
      </div>
      <BoardMenu board={board} streams={streams} again={again} />
    </article>
  );
}
