import { ArrowDown, ArrowUp, Ellipsis, ListPlus, LocateFixed, Pencil, Trash2 } from "lucide-react";
import type { RefObject } from "react";
import { shownKeys } from "@/ui/actions/shownKeys";
import { IconButton } from "@/ui/controls/IconButton";
import { goThere } from "@/ui/outline/goThere";
import { newCardHere } from "@/ui/outline/newHere";
import { itemOf } from "@/ui/outline/outlineNode";
import type { OutlineStore } from "@/ui/outline/outlineStore";
import { beginRenaming, mayRename } from "@/ui/outline/renaming";
import { moveRow, removeRow } from "@/ui/outline/useTreeKeys";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";

interface OutlineToolsProps {
  readonly store: OutlineStore;
  readonly tree: RefObject<HTMLDivElement | null>;
}

/** What can be done with the row one is on, for those without these keys. */
export function OutlineTools({ store, tree }: OutlineToolsProps) {
  const t = useText();
  const room = useRoom();
  const mayWrite = useSignal(room.mayWrite);
  useSignal(store.active);
  useSignal(store.rows);
  const row = store.row;
  const kind = row?.node.subject.kind;
  const movable = kind === "card" || kind === "lane" || kind === "column";
  const removable = row && (itemOf(row.node.subject) !== null || movable || kind === "map");
  const withRow = (run: (of: NonNullable<typeof row>) => void) => () => {
    if (row) run(row);
  };
  return (
    <div className="outline-tools" role="toolbar" aria-label={t("outline.tools")}>
      <IconButton
        label={t("outline.go")}
        keys={shownKeys("enter")}
        side="top"
        isDisabled={!row}
        onPress={withRow(({ node }) => goThere(room, node))}
      >
        <LocateFixed size={18} aria-hidden="true" />
      </IconButton>
      {mayWrite ? (
        <>
          <IconButton
            label={t("outline.newHere")}
            keys={shownKeys("mod+enter")}
            side="top"
            onPress={() => newCardHere(room, store)}
          >
            <ListPlus size={18} aria-hidden="true" />
          </IconButton>
          <IconButton
            label={t("action.rename")}
            keys={shownKeys("f2")}
            side="top"
            isDisabled={!row || !mayRename(room, row.node)}
            onPress={withRow(({ node }) => beginRenaming(room, store, node))}
          >
            <Pencil size={18} aria-hidden="true" />
          </IconButton>
          <IconButton
            label={t("outline.up")}
            keys={shownKeys("alt+arrowup")}
            side="top"
            isDisabled={!movable}
            onPress={withRow((of) => moveRow(room, of, "before"))}
          >
            <ArrowUp size={18} aria-hidden="true" />
          </IconButton>
          <IconButton
            label={t("outline.down")}
            keys={shownKeys("alt+arrowdown")}
            side="top"
            isDisabled={!movable}
            onPress={withRow((of) => moveRow(room, of, "after"))}
          >
            <ArrowDown size={18} aria-hidden="true" />
          </IconButton>
          <IconButton
            label={t("action.delete")}
            keys={shownKeys("delete")}
            side="top"
            isDisabled={!removable}
            onPress={withRow((of) => removeRow(room, of))}
          >
            <Trash2 size={18} aria-hidden="true" />
          </IconButton>
        </>
      ) : null}
      <IconButton
        label={t("outline.more")}
        side="top"
        isDisabled={!row}
        onPress={() => {
          const host = tree.current?.querySelector("[data-active]") ?? tree.current;
          const box = host?.getBoundingClientRect();
          if (box) room.menuAt.value = { x: box.left + box.width / 2, y: box.bottom };
        }}
      >
        <Ellipsis size={18} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
