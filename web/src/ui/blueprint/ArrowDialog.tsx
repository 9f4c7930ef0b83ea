import { createLink } from "@/document/commands/links";
import { type ArrowCell, namedCells, selectedCell } from "@/ui/blueprint/cells";
import { PickDialog } from "@/ui/palette/PickDialog";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useRoom } from "@/ui/wall/RoomContext";

const MOST = 40;

/** Draws an arrow from the cell of the selected card to another cell, picked by its name: without a pointer. */
export function ArrowDialog({ onClose }: { readonly onClose: () => void }) {
  const room = useRoom();
  const lang = useSignal(language);
  const source = selectedCell(room);
  const map = source ? room.board.state.maps.get(source.map) : undefined;
  const named = map ? namedCells(room, map, lang) : null;
  const others = (named?.cells ?? [])
    .filter((cell) => cell.lane !== source?.lane || cell.column !== source.column)
    .map((cell) => ({ cell, id: `${cell.lane}:${cell.column}`, label: named?.nameOf(cell) ?? "" }));

  function draw(target: ArrowCell): void {
    if (!source) return;
    const end = (cell: ArrowCell) => ({ on: "cell", ...cell }) as const;
    const link = createLink(room.board, { kind: "leads_to", from: end(source), to: end(target), map: source.map });
    if (link) room.wall.selectTarget({ map: source.map, link });
  }

  return <PickDialog words="arrow" entries={others} most={MOST} onPick={({ cell }) => draw(cell)} onClose={onClose} />;
}
