import { useEffect, useState } from "react";
import { Link } from "wouter";
import { changeBoard } from "@/api/boards";
import { streams } from "@/api/streams";
import { useAsk } from "@/ui/ask";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { tellProblem } from "@/ui/tellProblem";
import { useRoom } from "@/ui/wall/RoomContext";

const NAME_LENGTH = 200;

/** The board's name, written in place by those who may, and the value stream it belongs to. */
export function BoardName() {
  const t = useText();
  const room = useRoom();
  const info = useSignal(room.info);
  const mayWrite = useSignal(room.mayWrite);
  const [draft, setDraft] = useState(info.title);
  const [known] = useAsk("streams", streams);
  const stream = known.state === "here" ? known.value.find((one) => one.id === info.stream_id) : undefined;
  useEffect(() => setDraft(info.title), [info.title]);
  useEffect(() => {
    document.title = t("page.title", { title: info.title });
    return () => {
      document.title = t("brand");
    };
  }, [info.title, t]);

  async function commit(): Promise<void> {
    const title = draft.trim();
    if (title === "" || title === info.title) {
      setDraft(info.title);
      return;
    }
    room.info.value = { ...info, title };
    const kept = await tellProblem(() => changeBoard(room.id, { title }));
    if (!kept) room.info.value = info;
  }

  return (
    <div className="board-name">
      <h1 className="board-name-title" data-value={draft}>
        {mayWrite ? (
          <input
            className="board-name-field"
            aria-label={t("shelf.boardName")}
            size={1}
            value={draft}
            maxLength={NAME_LENGTH}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={() => void commit()}
            onKeyDown={(event) => {
              if (event.key === "Enter") event.currentTarget.blur();
              if (event.key === "Escape") setDraft(info.title);
            }}
          />
        ) : (
          info.title
        )}
      </h1>
      {stream ? (
        <Link className="board-stream soft" href={`/streams/${stream.id}`}>
          {stream.name}
        </Link>
      ) : null}
    </div>
  );
}
