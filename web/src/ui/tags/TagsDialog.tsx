import { Plus } from "lucide-react";
import { useState } from "react";
import { Form } from "react-aria-components";
import { addTag, MOST_TAGS, setTag, TAG_LIMIT, tagName, tagNamed } from "@/document/commands/tags";
import { PAPER_KEYS } from "@/document/records";
import type { Tag } from "@/document/things";
import { selectedCards } from "@/ui/actions/selected";
import { DialogShell } from "@/ui/controls/DialogShell";
import { PressButton } from "@/ui/controls/PressButton";
import { TextLine } from "@/ui/controls/TextLine";
import { ranked } from "@/ui/palette/rank";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { TagRow } from "@/ui/tags/TagRow";
import "@/ui/styles/editing.css";
import { useRoom } from "@/ui/wall/RoomContext";
import { useBoardState } from "@/ui/wall/useBoardState";

/** The tags of the board, and which of them the selected cards carry: made, named, coloured, put on and taken off. */
export function TagsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const state = useBoardState(room.board);
  const [cards] = useState(() => selectedCards(room));
  const [words, setWords] = useState("");
  const tags = [...state.tags.values()]
    .filter((tag) => !tag.deleted)
    .sort((a, b) => a.title.localeCompare(b.title, lang));
  const shown = ranked(words, tags, (tag: Tag) => tag.title, tags.length);
  const isNew = tagName(words) !== "" && tagNamed(room.board, words) === null;

  /** Return puts on what was written: the tag of that name, or a new one. */
  function take(): void {
    const known = tagNamed(room.board, words);
    if (known) setTag(room.board, cards, known.id, true);
    else addTag(room.board, words, PAPER_KEYS[1 + (tags.length % (PAPER_KEYS.length - 1))] ?? "yellow", cards);
    setWords("");
  }

  return (
    <DialogShell
      title={cards.length > 0 ? t("tag.titleFor", { count: cards.length }) : t("tag.title")}
      onClose={onClose}
    >
      <div className="dialog-body">
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            if (tagName(words) !== "") take();
          }}
        >
          <TextLine label={t("tag.new")} value={words} onChange={setWords} maxLength={TAG_LIMIT} autoFocus />
        </Form>
        {isNew && tags.length < MOST_TAGS ? (
          <PressButton icon={<Plus size={16} aria-hidden="true" />} onPress={take}>
            {t("tag.make", { title: tagName(words) })}
          </PressButton>
        ) : null}
        {isNew && tags.length >= MOST_TAGS ? <p className="soft">{t("tag.many", { count: tags.length })}</p> : null}
        {tags.length === 0 && !isNew ? <p className="soft">{t("tag.none")}</p> : null}
        <ul className="tag-list" aria-label={t("tag.label")}>
          {shown.map((tag) => (
            <TagRow key={tag.id} tag={tag} cards={cards} />
          ))}
        </ul>
      </div>
    </DialogShell>
  );
}
