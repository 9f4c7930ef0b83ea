import { useState } from "react";
import { MenuItem } from "react-aria-components";
import { createLink } from "@/document/commands/links";
import { type ArrowCell, namedCells, selectedCell } from "@/ui/blueprint/cells";
import { ranked } from "@/ui/palette/rank";
import { SearchFrame } from "@/ui/palette/SearchFrame";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

const MOST = 40;

/** Draws an arrow from the cell of the selected card to another cell, picked by its name: without a pointer. */
export function ArrowDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const room = useRoom();
  const lang = useSignal(language);
  const [query, setQuery] = useState("");
  const source = selectedCell(room);
  const map = source ? room.board.state.maps.get(source.map) : undefined;
  const named = map ? namedCells(room, map, lang) : null;
  const others = (named?.cells ?? [])
    .filter((cell) => cell.lane !== source?.lane || cell.column !== source.column)
    .map((cell) => ({ cell, id: `${cell.lane}:${cell.column}`, label: named?.nameOf(cell) ?? "" }));
  const shown = ranked(query, others, ({ label }) => label, MOST);

  function pick(id: string): void {
    const target = shown.find((one) => one.id === id)?.cell;
    onClose();
    if (!target || !source) return;
    const end = (cell: ArrowCell) => ({ on: "cell", ...cell }) as const;
    const link = createLink(room.board, { kind: "leads_to", from: end(source), to: end(target), map: source.map });
    if (link) room.wall.selectTarget({ map: source.map, link });
  }

  return (
    <SearchFrame
      title={t("arrow.title")}
      words={{ search: t("arrow.search"), placeholder: t("arrow.placeholder"), none: t("arrow.none") }}
      query={query}
      onQuery={setQuery}
      onPick={(key) => pick(String(key))}
      onClose={onClose}
    >
      {shown.map(({ id, label }) => (
        <MenuItem key={id} id={id} className="menu-item" textValue={label}>
          <span className="palette-title">{label}</span>
        </MenuItem>
      ))}
    </SearchFrame>
  );
}
