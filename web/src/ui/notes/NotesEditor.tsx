import { useEffect, useRef, useState } from "react";
import { BODY_LIMIT } from "@/document/cardBody";
import type { Card } from "@/document/records";
import type { BodyFormats } from "@/richtext/commands";
import { type BodyEditor, canEditBody, mountBodyEditor } from "@/richtext/editor";
import { PressButton } from "@/ui/controls/PressButton";
import { takeEarlyKeys } from "@/ui/earlyKeys";
import { LinkField } from "@/ui/notes/LinkField";
import { NotesTools } from "@/ui/notes/NotesTools";
import { ReadBody } from "@/ui/notes/ReadBody";
import { useCaretsOf } from "@/ui/notes/useCaretsOf";
import { type Translate, useText } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";
import { useRoom } from "@/ui/wall/RoomContext";
import type { WallRoom } from "@/ui/wall/room";
import { redoAndTell, undoAndTell } from "@/ui/wall/undoAndTell";

const PLAIN: BodyFormats = {
  strong: false,
  em: false,
  link: false,
  heading1: false,
  heading2: false,
  bullets: false,
  numbers: false,
};

interface EditorHandlers {
  readonly onFormats: (formats: BodyFormats) => void;
  readonly onLink: () => void;
  readonly onLeave: () => void;
}

function mount(
  room: WallRoom,
  card: Card,
  host: HTMLElement,
  t: Translate,
  handlers: EditorHandlers,
): BodyEditor | null {
  const presence = room.session?.presence;
  const title = card.title.trim();
  return mountBodyEditor({
    board: room.board,
    undo: room.undo,
    card: card.id,
    host,
    label: title === "" ? t("notes.fieldUntitled") : t("notes.field", { title }),
    onCaret: (place) => presence?.set({ caret: place && { card: card.id, ...place }, editing: place && card.id }),
    onRefused: (refusal) => showToast(t(`notes.${refusal}`, { count: BODY_LIMIT })),
    onUndo: () => undoAndTell(room),
    onRedo: () => redoAndTell(room),
    ...handlers,
  });
}

/** Where notes are written, with everybody else who writes there. */
export function NotesEditor({ card }: { readonly card: Card }) {
  const t = useText();
  const room = useRoom();
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<BodyEditor | null>(null);
  const [formats, setFormats] = useState(PLAIN);
  const [linking, setLinking] = useState(false);
  const leave = () => {
    room.writingNotes.value = false;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor stays while the card is written on, whatever else about it changes
  useEffect(() => {
    if (!host.current) {
      takeEarlyKeys();
      return;
    }
    const onLink = () => setLinking(true);
    const mounted = mount(room, card, host.current, t, { onFormats: setFormats, onLink, onLeave: leave });
    setEditor(mounted);
    mounted?.focus();
    const early = takeEarlyKeys();
    mounted?.replay(early);
    return () => mounted?.destroy();
  }, [room, card.id]);
  const company = useCaretsOf(room, card.id, editor);
  if (!canEditBody(room.board, card.id)) return <UnknownBody card={card} />;
  return (
    <div className="notes-writing">
      <NotesTools formats={formats} onCommand={(name) => editor?.run(name)} onLink={() => setLinking(true)} />
      {linking && editor ? <LinkField editor={editor} onClose={() => setLinking(false)} /> : null}
      <div ref={host} className="notes-field" />
      <div className="notes-foot">
        <p className="soft panel-note" aria-live="polite">
          {companyWords(t, company)}
        </p>
        <PressButton onPress={leave}>{t("notes.done")}</PressButton>
      </div>
    </div>
  );
}

function companyWords(t: Translate, names: readonly string[]): string {
  const [name] = names;
  if (name === undefined) return "";
  return names.length === 1 ? t("notes.with", { name }) : t("notes.withMany", { count: names.length });
}

function UnknownBody({ card }: { readonly card: Card }) {
  const t = useText();
  const body = useRoom().board.state.bodies.get(card.id);
  return (
    <>
      {body ? <ReadBody body={body} /> : null}
      <p className="soft panel-note" role="status">
        {t("notes.unknown")}
      </p>
    </>
  );
}
