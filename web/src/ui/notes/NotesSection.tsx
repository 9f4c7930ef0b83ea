import { Pencil } from "lucide-react";
import { Suspense, useEffect, useRef } from "react";
import { BODY_LIMIT } from "@/document/cardBody";
import type { Card } from "@/document/records";
import { PressButton } from "@/ui/controls/PressButton";
import { late } from "@/ui/late";
import { ReadBody } from "@/ui/notes/ReadBody";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/notes.css";

const NotesEditor = late(() => import("@/ui/notes/NotesEditor").then((m) => m.NotesEditor), "notes");

/** The notes of one card: to read, and to write for those who may. */
export function NotesSection({ card }: { readonly card: Card }) {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  const writing = useSignal(room.writingNotes) && mayWrite;
  const body = room.board.state.bodies.get(card.id);
  const button = useRef<HTMLButtonElement>(null);
  const wrote = useRef(false);
  useEffect(() => {
    // Whoever leaves the text is where they began it.
    if (!writing && wrote.current) button.current?.focus({ preventScroll: true });
    wrote.current = writing;
  }, [writing]);
  if (!body && !mayWrite) return null;
  const write = () => {
    room.writingNotes.value = true;
  };
  return (
    <section className="notes" aria-label={t("notes.title")}>
      <h3 className="panel-label">{t("notes.title")}</h3>
      {writing ? (
        <Suspense fallback={body ? <ReadBody body={body} /> : null}>
          <NotesEditor key={card.id} card={card} />
        </Suspense>
      ) : (
        <>
          {body ? <ReadBody body={body} /> : <p className="soft panel-note">{t("notes.none")}</p>}
          {body?.cut ? <p className="soft panel-note">{t("notes.shownCut", { count: BODY_LIMIT })}</p> : null}
          {mayWrite ? (
            <PressButton ref={button} weight="quiet" icon={<Pencil size={16} aria-hidden="true" />} onPress={write}>
              {t(body ? "notes.edit" : "notes.write")}
            </PressButton>
          ) : null}
        </>
      )}
    </section>
  );
}
