import { UserRound } from "lucide-react";
import { useState } from "react";
import { ToggleButton } from "react-aria-components";
import { addTag, setPersona, setTag } from "@/document/commands/tags";
import { type CardId, PAPER_KEYS } from "@/document/records";
import type { TagId } from "@/document/things";
import { personasOf } from "@/maps/stories/personas";
import { TextLine } from "@/ui/controls/TextLine";
import { NO_FILTER, presetFilter } from "@/ui/filter/filter";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/strips.css";

interface PersonaListProps {
  /** Cards that are for some of them: one says for whom. Without cards one asks to see what is for whom. */
  readonly cards: readonly CardId[];
}

/** The personas of the board: to say for whom an activity or story is, or to show only what is for one of them. */
export function PersonaList({ cards }: PersonaListProps) {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  const strip = useSignal(room.strip);
  const asked = useSignal(presetFilter);
  const { state } = room.board;
  const personas = personasOf(state);
  const shown = strip === "filter" ? (asked?.personas ?? []) : [];
  const carries = (tag: TagId): boolean =>
    cards.length > 0 && cards.every((id) => state.cards.get(id)?.tags.includes(tag));
  const show = (tag: TagId, on: boolean): void => {
    const next = on ? [...shown, tag] : shown.filter((one) => one !== tag);
    presetFilter.value = { ...NO_FILTER, personas: next };
    room.strip.value = next.length > 0 ? "filter" : null;
  };
  return (
    <section className="personas" aria-label={t("persona.label")}>
      <h3 className="panel-label">{t(cards.length > 0 ? "persona.for" : "persona.label")}</h3>
      {personas.length === 0 ? <p className="panel-note soft">{t("persona.none")}</p> : null}
      <div className="persona-row">
        {personas.map(({ id, title, color }) => (
          <ToggleButton
            key={id}
            className="persona"
            isDisabled={cards.length > 0 && !mayWrite}
            isSelected={cards.length > 0 ? carries(id) : shown.includes(id)}
            aria-label={cards.length > 0 ? title : t("persona.show", { title })}
            onChange={(on) => (cards.length > 0 ? setTag(room.board, cards, id, on) : show(id, on))}
          >
            <span className="persona-mark" style={{ background: `var(--card-${color})` }} aria-hidden="true">
              <UserRound size={12} />
            </span>
            <span dir="auto">{title}</span>
          </ToggleButton>
        ))}
      </div>
      {mayWrite ? <NewPersona cards={cards} count={personas.length} /> : null}
    </section>
  );
}

function NewPersona({ cards, count }: PersonaListProps & { readonly count: number }) {
  const t = useText();
  const room = useRoom();
  const [name, setName] = useState("");
  const add = (): void => {
    const color = PAPER_KEYS[1 + (count % (PAPER_KEYS.length - 1))] ?? "blue";
    room.undo.group(() => {
      const tag = addTag(room.board, name, color, cards);
      if (tag) setPersona(room.board, tag, true);
    });
    setName("");
  };
  return (
    <TextLine
      label={t("persona.new")}
      hint={t("persona.hint")}
      value={name}
      onChange={setName}
      onKeyDown={(event) => {
        if (event.key === "Enter" && name.trim() !== "") add();
        else event.continuePropagation();
      }}
    />
  );
}
