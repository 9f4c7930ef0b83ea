import { useState } from "react";
import { Autocomplete, Dialog, Input, Menu, MenuItem, Modal, ModalOverlay, TextField } from "react-aria-components";
import { createLink } from "@/document/commands/links";
import { type ArrowCell, namedCells, selectedCell } from "@/ui/blueprint/cells";
import { ranked } from "@/ui/palette/rank";
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
    <ModalOverlay
      className="veil veil-top"
      isOpen
      isDismissable
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <Modal className="dialog-frame">
        <Dialog className="palette" aria-label={t("arrow.title")}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <TextField className="palette-search" aria-label={t("arrow.search")} autoFocus>
              <Input className="palette-input" placeholder={t("arrow.placeholder")} />
            </TextField>
            <Menu
              className="menu palette-list"
              aria-label={t("arrow.title")}
              onAction={(key) => pick(String(key))}
              renderEmptyState={() => <p className="palette-none soft">{t("arrow.none")}</p>}
            >
              {shown.map(({ id, label }) => (
                <MenuItem key={id} id={id} className="menu-item" textValue={label}>
                  <span className="palette-title">{label}</span>
                </MenuItem>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
