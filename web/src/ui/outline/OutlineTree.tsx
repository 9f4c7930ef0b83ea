import { type RefObject, useEffect, useId, useRef } from "react";
import { goThere } from "@/ui/outline/goThere";
import { newCardHere } from "@/ui/outline/newHere";
import { OutlineRowView } from "@/ui/outline/OutlineRowView";
import { recordOf } from "@/ui/outline/outlineNode";
import type { OutlineRow } from "@/ui/outline/outlineRows";
import { isSelected, toggleNode } from "@/ui/outline/outlineSelection";
import type { OutlineStore } from "@/ui/outline/outlineStore";
import { RenameField } from "@/ui/outline/RenameField";
import { endRenaming } from "@/ui/outline/renaming";
import { spokenRow } from "@/ui/outline/spokenRow";
import { useRowMetrics } from "@/ui/outline/useRowMetrics";
import { useRowWindow } from "@/ui/outline/useRowWindow";
import { useTreeKeys } from "@/ui/outline/useTreeKeys";
import { useSignal } from "@/ui/signals";
import { language } from "@/ui/strings/language";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import type { WallRoom } from "@/ui/wall/room";
import { wallStrings } from "@/ui/wall/wallStrings";

interface OutlineTreeProps {
  readonly store: OutlineStore;
  readonly tree: RefObject<HTMLDivElement | null>;
}

/** The row under a pointer. */
function rowUnder(rows: readonly OutlineRow[], target: EventTarget): number {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
  const at = Number(element?.dataset.row ?? -1);
  return rows[at] ? at : -1;
}

/** The outline as a tree of rows, of which only those in view are elements; the tree itself has the keyboard. */
export function OutlineTree({ store, tree }: OutlineTreeProps) {
  const t = useText();
  const room = useRoom();
  const probe = useRef<HTMLDivElement>(null);
  const rows = useSignal(store.rows);
  const active = useSignal(store.active);
  const metrics = useRowMetrics(tree, probe);
  const { tops, range, onScroll } = useRowWindow(tree, rows, active, metrics);
  const { key, go } = useTreeKeys(room, store);
  const prefix = useId();
  const call = useSignal(room.outline);
  useEffect(() => {
    if (call?.to === "read" && store.answers(call)) tree.current?.focus({ preventScroll: true });
  }, [call, store, tree]);
  const at = rows.findIndex(({ node }) => node.key === active);
  const shown = rows.map((_, index) => index).slice(...range);
  // The active row is there wherever one has scrolled to: the keyboard is on it.
  if (at >= 0 && (at < range[0] || at >= range[1])) shown.push(at);

  function press(event: React.MouseEvent): void {
    const index = rowUnder(rows, event.target);
    const row = rows[index];
    if (!row || (event.target instanceof Element && event.target.closest("textarea"))) return;
    tree.current?.focus({ preventScroll: true });
    if (row.open !== null && (event.target as Element).closest(".outline-sign")) store.fold([row.node.key], !row.open);
    else if (event.ctrlKey || event.metaKey) {
      store.active.value = row.node.key;
      toggleNode(room, row.node);
    } else go(index, event.shiftKey);
  }

  function menu(event: React.MouseEvent): void {
    const index = event.target === tree.current ? at : rowUnder(rows, event.target);
    const row = rows[index];
    event.preventDefault();
    if (!row) return;
    const selected = isSelected(row.node.subject, room.wall.selection.peek());
    if (!selected) go(index, false);
    const place = document.getElementById(`${prefix}-${index}`)?.getBoundingClientRect();
    const byKey = event.target === tree.current;
    room.menuAt.value =
      byKey && place ? { x: place.left + 32, y: place.bottom } : { x: event.clientX, y: event.clientY };
  }

  return (
    <div
      ref={tree}
      role="tree"
      aria-label={t("view.outline")}
      aria-multiselectable="true"
      aria-activedescendant={at < 0 ? undefined : `${prefix}-${at}`}
      tabIndex={0}
      className="outline-tree"
      onScroll={onScroll}
      onClick={press}
      onContextMenu={menu}
      onDoubleClick={(event) => {
        const row = rows[rowUnder(rows, event.target)];
        if (row && !(event.target as Element).closest(".outline-sign, textarea")) goThere(room, row.node);
      }}
      onFocus={() => {
        if (at < 0) store.active.value = rows[0]?.node.key ?? null;
      }}
      onKeyDown={(event) => {
        if (event.target !== tree.current) return;
        if (event.key === "Escape") room.wall.focus();
        else if (!key(event)) return;
        event.preventDefault();
      }}
    >
      <div ref={probe} className="outline-probe" aria-hidden="true" />
      <div className="outline-rows" role="presentation" style={{ height: tops[rows.length] ?? 0 }}>
        {metrics === null
          ? null
          : shown.map((index) => (
              <Row
                key={(rows[index] as OutlineRow).node.key}
                {...{ store, tree, index, metrics }}
                id={`${prefix}-${index}`}
                row={rows[index] as OutlineRow}
                top={tops[index] ?? 0}
                height={(tops[index + 1] ?? 0) - (tops[index] ?? 0)}
              />
            ))}
      </div>
    </div>
  );
}

type RowProps = OutlineTreeProps &
  Pick<React.ComponentProps<typeof OutlineRowView>, "row" | "index" | "id" | "top" | "height" | "metrics">;

function Row({ store, tree, ...place }: RowProps) {
  const room = useRoom();
  const active = useSignal(store.active);
  const selection = useSignal(room.wall.selection);
  const renaming = useSignal(store.renaming);
  const lang = useSignal(language);
  const { node } = place.row;
  const record = renaming?.key === node.key ? recordOf(node.subject) : null;
  return (
    <OutlineRowView
      {...place}
      state={room.board.state}
      name={spokenRow(node, room.board.state, wallStrings(lang))}
      active={active === node.key}
      selected={isSelected(node.subject, selection)}
      field={
        record === null ? null : <RenameField record={record} onEnd={(how) => end(room, store, tree.current, how)} />
      }
    />
  );
}

/** Ends writing; after Enter on a card that was just made the next one is made, and one without words ends that. */
function end(room: WallRoom, store: OutlineStore, tree: HTMLElement | null, how: "enter" | "leave" | "blur"): void {
  const renaming = store.renaming.peek();
  if (!renaming) return;
  endRenaming(room, store);
  if (how !== "blur") tree?.focus({ preventScroll: true });
  if (how === "enter" && renaming.fresh && store.active.peek() === renaming.key) newCardHere(room, store);
}
