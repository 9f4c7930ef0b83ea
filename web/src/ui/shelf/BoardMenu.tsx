import { MoreHorizontal } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useLocation } from "wouter";
import { changeBoard, deleteBoard, duplicateBoard, restoreBoard } from "@/api/boards";
import type { BoardSummary, Stream } from "@/api/dto";
import { LateMenu, type MenuLine } from "@/ui/controls/LateMenu";
import { nextFocus } from "@/ui/shelf/nextFocus";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";
import { showToast } from "@/ui/toasts/toasts";

const NameDialog = lazy(() => import("@/ui/shelf/NameDialog").then((m) => ({ default: m.NameDialog })));

interface BoardMenuProps {
  readonly board: BoardSummary;
  readonly streams: readonly Stream[];
  readonly again: () => void;
}

/** What one can do with a board from the shelf, as far as one's role allows. */
export function BoardMenu({ board, streams, again }: BoardMenuProps) {
  const t = useText();
  const [renaming, setRenaming] = useState(false);
  const [, go] = useLocation();

  async function change(run: () => Promise<unknown>): Promise<void> {
    setRenaming(false);
    await tellProblem(run);
    nextFocus(`[data-board-id="${board.id}"]`);
    again();
  }

  async function remove(): Promise<void> {
    if (await tellProblem(() => deleteBoard(board.id))) {
      showToast(t("shelf.deleted", { title: board.title }), {
        label: t("action.undo"),
        run: () => void change(() => restoreBoard(board.id)),
      });
    }
    nextFocus("#shelf-title");
    again();
  }

  const owner = board.role === "owner";
  const editor = board.role !== "viewer";
  const into = (stream: string | null) => () => void change(() => changeBoard(board.id, { stream_id: stream }));
  const places: readonly MenuLine[] = [
    ...streams
      .filter((stream) => stream.id !== board.stream_id)
      .map((stream) => ({ id: stream.id, label: stream.name, onAction: into(stream.id) })),
    ...(board.stream_id ? [{ id: "none", label: t("shelf.noStream"), onAction: into(null) }] : []),
  ];
  const edits = editor ? [{ id: "rename", label: t("action.rename"), onAction: () => setRenaming(true) }] : [];
  const copy = {
    id: "duplicate",
    label: t("action.duplicate"),
    onAction: () => void change(() => duplicateBoard(board.id, t("shelf.copyOf", { title: board.title }))),
  };
  const stream = board.stream_id
    ? [{ id: "stream", label: t("stream.show"), onAction: () => go(`/streams/${board.stream_id}`) }]
    : [];
  const moves = editor && streams.length > 0 ? [{ id: "move", label: t("shelf.moveTo"), lines: places }] : [];
  const ends = owner ? [{ id: "delete", label: t("action.delete"), apart: true, onAction: () => void remove() }] : [];
  return (
    <>
      <LateMenu
        className="icon-button board-menu"
        label={t("shelf.boardMenu", { title: board.title })}
        lines={[...edits, copy, ...stream, ...moves, ...ends]}
      >
        <MoreHorizontal size={18} aria-hidden="true" />
      </LateMenu>
      {renaming ? (
        <Suspense>
          <NameDialog
            title={t("shelf.renameBoard")}
            label={t("shelf.boardName")}
            initial={board.title}
            confirm={t("action.save")}
            onClose={() => setRenaming(false)}
            onDone={(title) => void change(() => changeBoard(board.id, { title }))}
          />
        </Suspense>
      ) : null}
    </>
  );
}
