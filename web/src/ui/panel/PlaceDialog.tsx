import { useState } from "react";
import { Form } from "react-aria-components";
import { cellsOf } from "@/document/arrangement";
import { moveCardsToCell } from "@/document/commands/cells";
import type { ColumnId, LaneId, MapId } from "@/document/records";
import { lonePaths } from "@/maps/pathViews";
import { selectedCards } from "@/ui/actions/selected";
import { Choice } from "@/ui/controls/Choice";
import { DialogShell } from "@/ui/controls/DialogShell";
import { layoutsOf } from "@/ui/controls/layoutsOf";
import { PressButton } from "@/ui/controls/PressButton";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import { tellWithUndo } from "@/ui/wall/undoAndTell";

/** Puts the selected cards on a map as well: which map, which lane, which column. */
export function PlaceDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const room = useRoom();
  const layouts = layoutsOf(room.board.state, useSignal(language)).filter((layout) => layout.cells.length > 0);
  const [mapId, setMap] = useState<string>(layouts[0]?.map ?? "");
  const layout = layouts.find((one) => one.map === mapId);
  const [wantedLane, setLane] = useState("");
  const [wantedColumn, setColumn] = useState("");
  const lanes = layout?.laneHeaders ?? [];
  const leaves =
    layout?.columnHeaders.filter(({ column }) => layout.cells.some((cell) => cell.column === column)) ?? [];
  const lane = lanes.find((one) => one.lane === wantedLane)?.lane ?? lanes[0]?.lane;
  const column = leaves.find((one) => one.column === wantedColumn)?.column ?? leaves[0]?.column;

  function place(map: MapId, toLane: LaneId, toColumn: ColumnId): void {
    const index = cellsOf(room.board.state, map).at(toLane, toColumn).length;
    const cards = selectedCards(room);
    const path = lonePaths(room.board.state, room.shownPaths.peek()).get(map) ?? null;
    moveCardsToCell(room.board, { map, lane: toLane, column: toColumn, cards, index, from: null, path });
    tellWithUndo(room, t("toast.placed", { count: cards.length, map: layout?.title ?? "" }));
    onClose();
  }

  return (
    <DialogShell title={t("card.place")} onClose={onClose}>
      <Form
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          if (layout && lane && column) place(layout.map, lane, column);
        }}
      >
        <p className="soft">{t("place.explain")}</p>
        <Choice
          label={t("panel.map")}
          value={mapId}
          onChange={setMap}
          options={layouts.map((one) => ({ value: one.map, label: one.title }))}
        />
        <Choice
          label={t("panel.lane")}
          value={lane ?? ""}
          onChange={setLane}
          options={lanes.map((one) => ({ value: one.lane, label: one.title }))}
        />
        <Choice
          label={t("panel.column")}
          value={column ?? ""}
          onChange={setColumn}
          options={leaves.map((one) => ({ value: one.column, label: one.title }))}
        />
        <div className="dialog-foot">
          <PressButton type="submit" weight="primary" isDisabled={!layout}>
            {t("place.put")}
          </PressButton>
        </div>
      </Form>
    </DialogShell>
  );
}
