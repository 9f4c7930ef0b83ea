import { useState } from "react";
import { Autocomplete, Input, Label, Menu, MenuItem, TextField } from "react-aria-components";
import { createLink } from "@/document/commands/links";
import { LINK_KINDS, type LinkKind } from "@/document/links";
import type { CardId } from "@/document/records";
import { selectedCards } from "@/ui/actions/selected";
import { announce } from "@/ui/announce";
import { Choice } from "@/ui/controls/Choice";
import { DialogShell } from "@/ui/controls/DialogShell";
import { ranked } from "@/ui/palette/rank";
import { type TextKey, useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import type { WallRoom } from "@/ui/wall/room";
import "@/ui/styles/palette.css";

const MOST = 8;
/** What most links say: begin with that. */
const FIRST = "contributes_to.out";

interface Target {
  readonly id: CardId;
  readonly label: string;
}

function targets(room: WallRoom, except: ReadonlySet<string>): Target[] {
  const named: Target[] = [];
  for (const { id, title, deleted } of room.board.state.cards.values()) {
    if (!deleted && !except.has(id) && title.trim() !== "") named.push({ id, label: title.trim() });
  }
  return named;
}

/** Links the selected cards with another one: in which way, then with which, found by its words. */
export function RelateDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const room = useRoom();
  const [cards] = useState(() => selectedCards(room));
  const [relation, setRelation] = useState(FIRST);
  const [query, setQuery] = useState("");
  const shown = ranked(query, targets(room, new Set(cards)), ({ label }) => label, MOST);

  function pick(id: string): void {
    const target = shown.find((one) => one.id === id);
    if (!target) return;
    const [kind = "", way] = relation.split(".");
    const there = { on: "card", card: target.id } as const;
    room.undo.group(() => {
      for (const card of cards) {
        const here = { on: "card", card } as const;
        const ends = way === "out" ? { from: here, to: there } : { from: there, to: here };
        createLink(room.board, { kind: kind as LinkKind, ...ends });
      }
    });
    announce(t("links.made", { title: target.label }));
    onClose();
  }

  return (
    <DialogShell title={t("links.add")} onClose={onClose}>
      <div className="dialog-body">
        <Choice
          label={t("links.how", { count: cards.length })}
          value={relation}
          onChange={setRelation}
          options={LINK_KINDS.flatMap((kind) =>
            (["out", "in"] as const).map((way) => ({
              value: `${kind}.${way}`,
              label: t(`links.${kind}.${way}` as TextKey),
            })),
          )}
        />
        <Autocomplete inputValue={query} onInputChange={setQuery}>
          <TextField className="field" autoFocus>
            <Label className="field-label">{t("links.with")}</Label>
            <Input className="field-input" placeholder={t("links.search")} />
          </TextField>
          <Menu
            className="menu links-found"
            aria-label={t("links.with")}
            onAction={(key) => pick(String(key))}
            renderEmptyState={() => <p className="palette-none soft">{t("links.none")}</p>}
          >
            {shown.map(({ id, label }) => (
              <MenuItem key={id} id={id} className="menu-item" textValue={label}>
                <span className="palette-title" dir="auto">
                  {label}
                </span>
              </MenuItem>
            ))}
          </Menu>
        </Autocomplete>
      </div>
    </DialogShell>
  );
}
