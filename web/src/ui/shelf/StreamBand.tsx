import { MoreHorizontal, MoveRight, Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Link } from "wouter";
import { deleteStream, renameStream } from "@/api/streams";
import { LateMenu } from "@/ui/controls/LateMenu";
import { PlainButton } from "@/ui/controls/PlainButton";
import { late } from "@/ui/late";
import { BoardCard } from "@/ui/shelf/BoardCard";
import type { Band } from "@/ui/shelf/bands";
import { nextFocus } from "@/ui/shelf/nextFocus";
import type { ShelfContents } from "@/ui/shelf/ShelfPage";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";

const AlongMaps = late(() => import("@/ui/shelf/AlongMaps").then((m) => m.AlongMaps), "streams");
const NameDialog = lazy(() => import("@/ui/shelf/NameDialog").then((m) => ({ default: m.NameDialog })));

interface StreamBandProps {
  readonly band: Band;
  readonly contents: ShelfContents;
  readonly again: () => void;
  readonly onNew: () => void;
}

/** One value stream: its name, an arrow of its flow, and its boards along it. */
export function StreamBand({ band, contents, again, onNew }: StreamBandProps) {
  const t = useText();
  const name = band.stream?.name ?? t("shelf.noStream");
  const empty = band.boards.length === 0;
  return (
    <section className="band" aria-label={name}>
      <header className="band-head">
        <h2>{band.stream ? <Link href={`/streams/${band.stream.id}`}>{name}</Link> : name}</h2>
        <span className="band-flow" aria-hidden="true">
          <MoveRight size={20} />
        </span>
        {band.stream && contents.me.owner ? <StreamMenu band={band} again={again} /> : null}
      </header>
      {band.stream && !empty ? (
        <Suspense fallback={<div className="along-room" />}>
          <AlongMaps stream={band.stream.id} boards={band.boards} />
        </Suspense>
      ) : null}
      <ul className="band-row">
        {band.boards.map((board) => (
          <li key={board.id}>
            <BoardCard board={board} streams={contents.streams} again={again} />
          </li>
        ))}
        <li>
          <PlainButton
            className="board-new"
            onPress={onNew}
            aria-label={t(empty ? "shelf.firstBoardIn" : "shelf.newBoardIn", { stream: name })}
          >
            <Plus size={22} aria-hidden="true" />
            <span>{t(empty ? "shelf.firstBoard" : "shelf.newBoard")}</span>
          </PlainButton>
        </li>
      </ul>
    </section>
  );
}

function StreamMenu({ band, again }: Pick<StreamBandProps, "band" | "again">) {
  const t = useText();
  const [renaming, setRenaming] = useState(false);
  const stream = band.stream;
  if (!stream) return null;

  async function change(run: () => Promise<unknown>): Promise<void> {
    setRenaming(false);
    await tellProblem(run);
    nextFocus("#shelf-title");
    again();
  }

  const remove = {
    id: "delete",
    label: t("shelf.deleteStream"),
    onAction: () => void change(() => deleteStream(stream.id)),
  };
  return (
    <>
      <LateMenu
        className="icon-button"
        label={t("shelf.streamMenu", { stream: stream.name })}
        lines={[
          { id: "rename", label: t("action.rename"), onAction: () => setRenaming(true) },
          ...(band.boards.length === 0 ? [remove] : []),
        ]}
      >
        <MoreHorizontal size={18} aria-hidden="true" />
      </LateMenu>
      {renaming ? (
        <Suspense>
          <NameDialog
            title={t("shelf.renameStream")}
            label={t("shelf.streamName")}
            initial={stream.name}
            confirm={t("action.save")}
            onClose={() => setRenaming(false)}
            onDone={(name) => void change(() => renameStream(stream.id, name))}
          />
        </Suspense>
      ) : null}
    </>
  );
}
