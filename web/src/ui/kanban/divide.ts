import { divideColumn, uniteColumns } from "@/document/commands/doingDone";
import { columnSiblings } from "@/document/commands/insertion";
import type { Column } from "@/document/records";
import { columnRole, kinds, local } from "@/maps/kinds";
import { columnTitle } from "@/maps/titles";
import { type ColumnStrip, canUnite, rolesOf } from "@/ui/kanban/division";
import { language } from "@/ui/strings/language";
import { t } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";
import { tellWithUndo } from "@/ui/wall/undoAndTell";

function titleOf(room: WallRoom, strip: ColumnStrip, column: Column): string {
  const kind = kinds.get(strip.map.kind);
  return columnTitle(column, kind && columnRole(kind, column.role), room.board.state, language.peek()).text;
}

/** Divides a column into what is worked on and what is done there, in one step. */
export function divide(room: WallRoom, strip: ColumnStrip): void {
  const roles = rolesOf(strip);
  if (!roles) return;
  const title = titleOf(room, strip, strip.column);
  const group = divideColumn(room.board, strip.column.id, {
    group: { role: roles.group, title },
    title: t("kanban.doing"),
    waiting: { role: roles.waiting, title: "" },
  });
  if (!group) return;
  room.wall.selectTarget({ map: strip.map.id, column: group });
  told(room, t("column.divideDone", { title }));
}

/** Makes one column of the group again. */
export function unite(room: WallRoom, strip: ColumnStrip): void {
  const id = canUnite(room.board, strip);
  const group = id && room.board.state.columns.get(id);
  const kind = kinds.get(strip.map.kind);
  if (!group || !kind) return;
  const [kept] = columnSiblings(room.board.state, strip.map.id, group.id);
  const role = kept && columnRole(kind, kept.role);
  const title = titleOf(room, strip, group);
  // A title that only repeats the words of the role is none: everybody reads those in their own language.
  const isRole = role !== undefined && [local(role.label, "en"), local(role.label, "de")].includes(title);
  const column = uniteColumns(room.board, group.id, isRole ? "" : title);
  if (!column) return;
  room.wall.selectTarget({ map: strip.map.id, column });
  told(room, t("column.uniteDone", { title }));
}

function told(room: WallRoom, words: string): void {
  tellWithUndo(room, words);
}
