import { Check, Minus, Pencil } from "lucide-react";
import { useState } from "react";
import { Checkbox, Form } from "react-aria-components";
import { colorTag, deleteTag, renameTag, setTag, TAG_LIMIT } from "@/document/commands/tags";
import type { CardId } from "@/document/records";
import type { Tag } from "@/document/things";
import { IconButton } from "@/ui/controls/IconButton";
import { PressButton } from "@/ui/controls/PressButton";
import { TextLine } from "@/ui/controls/TextLine";
import { PaperChoice } from "@/ui/panel/PaperChoice";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import { tellWithUndo } from "@/ui/wall/undoAndTell";

interface TagRowProps {
  readonly tag: Tag;
  readonly cards: readonly CardId[];
}

/** One tag: whether the cards carry it, and what can be changed about it. */
export function TagRow({ tag, cards }: TagRowProps) {
  const t = useText();
  const room = useRoom();
  const [open, setOpen] = useState(false);
  const { state } = room.board;
  const on = cards.filter((id) => state.cards.get(id)?.tags.includes(tag.id)).length;
  const used = [...state.cards.values()].filter((card) => !card.deleted && card.tags.includes(tag.id)).length;
  const chip = (
    <span className="tag-chip" dir="auto" style={{ background: `var(--card-${tag.color})` }}>
      {tag.title}
    </span>
  );
  return (
    <li className="tag-row">
      <div className="strip-row">
        {cards.length > 0 ? (
          <Checkbox
            className="tag-check"
            aria-label={t("tag.on", { title: tag.title, count: on, all: cards.length })}
            isSelected={on === cards.length}
            isIndeterminate={on > 0 && on < cards.length}
            onChange={(wanted) => setTag(room.board, cards, tag.id, wanted)}
          >
            <span className="tag-box">
              {on === cards.length ? <Check size={14} aria-hidden="true" /> : null}
              {on > 0 && on < cards.length ? <Minus size={14} aria-hidden="true" /> : null}
            </span>
            {chip}
          </Checkbox>
        ) : (
          chip
        )}
        <span className="soft tag-used">{t("tag.used", { count: used })}</span>
        <IconButton label={t("tag.rename", { title: tag.title })} pressed={open} onPress={() => setOpen(!open)}>
          <Pencil size={16} aria-hidden="true" />
        </IconButton>
      </div>
      {open ? <TagChange tag={tag} onDone={() => setOpen(false)} /> : null}
    </li>
  );
}

function TagChange({ tag, onDone }: { readonly tag: Tag; readonly onDone: () => void }) {
  const t = useText();
  const room = useRoom();
  const [name, setName] = useState(tag.title);
  const [taken, setTaken] = useState(false);
  const rename = (): void => {
    if (name.trim() === tag.title || renameTag(room.board, tag.id, name)) onDone();
    else setTaken(true);
  };
  const remove = (): void => {
    deleteTag(room.board, tag.id);
    tellWithUndo(room, t("tag.removed", { title: tag.title }));
  };
  return (
    <Form
      className="tag-change"
      onSubmit={(event) => {
        event.preventDefault();
        rename();
      }}
    >
      <TextLine
        label={t("tag.name")}
        value={name}
        hint={taken ? t("tag.taken") : undefined}
        onChange={(written) => {
          setName(written);
          setTaken(false);
        }}
        maxLength={TAG_LIMIT}
        autoFocus
      />
      <PaperChoice value={tag.color} onPick={(paper) => colorTag(room.board, tag.id, paper)} />
      <div className="dialog-foot">
        <PressButton weight="lost" onPress={remove}>
          {t("tag.remove", { title: tag.title })}
        </PressButton>
        <PressButton type="submit" weight="primary">
          {t("action.save")}
        </PressButton>
      </div>
    </Form>
  );
}
