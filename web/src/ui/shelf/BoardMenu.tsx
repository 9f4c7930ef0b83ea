import { MoreHorizontal } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator, SubmenuTrigger } from "react-aria-components";
import { changeBoard, deleteBoard, duplicateBoard, restoreBoard } from "@/api/boards";
import type { BoardSummary, Stream } from "@/api/dto";
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
  return (
    <>
      <MenuTrigger>
        <Button className="icon-button board-menu" aria-label={t("shelf.boardMenu", { title: board.title })}>
          <MoreHorizontal size={18} aria-hidden="true" />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" aria-label={t("shelf.boardMenu", { title: board.title })}>
            {editor ? (
              <MenuItem className="menu-item" onAction={() => setRenaming(true)}>
                {t("action.rename")}
              </MenuItem>
            ) : null}
            <MenuItem
              className="menu-item"
              onAction={() => void change(() => duplicateBoard(board.id, t("shelf.copyOf", { title: board.title })))}
            >
              {t("action.duplicate")}
            </MenuItem>
            {editor && streams.length > 0 ? <StreamChoice board={board} streams={streams} change={change} /> : null}
            {owner ? <Separator className="menu-line" /> : null}
            {owner ? (
              <MenuItem className="menu-item" onAction={() => void remove()}>
                {t("action.delete")}
              </MenuItem>
            ) : null}
          </Menu>
        </Popover>
      </MenuTrigger>
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

interface StreamChoiceProps extends Omit<BoardMenuProps, "again"> {
  readonly change: (run: () => Promise<unknown>) => Promise<void>;
}

function StreamChoice({ board, streams, change }: StreamChoiceProps) {
  const t = useText();
  return (
    <SubmenuTrigger>
      <MenuItem className="menu-item menu-more">{t("shelf.moveTo")}</MenuItem>
      <Popover className="popover">
        <Menu className="menu" aria-label={t("shelf.moveTo")}>
          {streams
            .filter((stream) => stream.id !== board.stream_id)
            .map((stream) => (
              <MenuItem
                key={stream.id}
                className="menu-item"
                onAction={() => void change(() => changeBoard(board.id, { stream_id: stream.id }))}
              >
                {stream.name}
              </MenuItem>
            ))}
          {board.stream_id ? (
            <MenuItem
              className="menu-item"
              onAction={() => void change(() => changeBoard(board.id, { stream_id: null }))}
            >
              {t("shelf.noStream")}
            </MenuItem>
          ) : null}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}
