import { Eye, EyeOff, Search, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { IconButton } from "@/ui/controls/IconButton";
import { NARROW } from "@/ui/outline/goThere";
import { newCardHere } from "@/ui/outline/newHere";
import { OutlineTools } from "@/ui/outline/OutlineTools";
import { OutlineTree } from "@/ui/outline/OutlineTree";
import { followSelection } from "@/ui/outline/outlineSelection";
import type { OutlineStore } from "@/ui/outline/outlineStore";
import { outlineOf } from "@/ui/outline/outlineStore";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { useRoom } from "@/ui/wall/RoomContext";
import "@/ui/styles/panel.css";
import "@/ui/styles/outline.css";

/** Everything on the wall as a tree to read and to edit: another way to the same board. */
export function OutlinePanel() {
  const t = useText();
  const room = useRoom();
  const store = outlineOf(room);
  const tree = useRef<HTMLDivElement>(null);
  const mayWrite = useSignal(room.mayWrite);
  const empty = useSignal(store.emptyCells);
  const rows = useSignal(store.rows);
  const words = useSignal(store.words);
  useEffect(() => store.follow(), [store]);
  useEffect(() => followSelection(room, store), [room, store]);
  const writing = useSignal(room.wall.editing) !== null;
  useEffect(() => {
    // On a phone it lies over the wall, and what is written there has to be seen.
    if (writing && matchMedia(NARROW).matches) room.outline.value = null;
  }, [room, writing]);
  const call = useSignal(room.outline);
  useEffect(() => {
    if (call?.to === "write" && store.answers(call)) newCardHere(room, store);
  }, [room, store, call]);
  return (
    <section className="outline" aria-label={t("view.outline")}>
      <header className="panel-head">
        <h2>{t("view.outline")}</h2>
        <span className="outline-buttons">
          {mayWrite ? (
            <IconButton
              label={t(empty ? "outline.hideEmpty" : "outline.showEmpty")}
              onPress={() => store.showEmptyCells(!empty)}
            >
              {empty ? <Eye size={18} aria-hidden="true" /> : <EyeOff size={18} aria-hidden="true" />}
            </IconButton>
          ) : null}
          <IconButton
            label={t("action.close")}
            onPress={() => {
              room.outline.value = null;
              room.wall.focus();
            }}
          >
            <X size={18} aria-hidden="true" />
          </IconButton>
        </span>
      </header>
      <FilterField store={store} onLeave={() => tree.current?.focus({ preventScroll: true })} />
      {rows.length === 0 ? (
        <p className="outline-none soft">{t(words.trim() === "" ? "outline.nothing" : "outline.notFound")}</p>
      ) : (
        <OutlineTree store={store} tree={tree} />
      )}
      <OutlineTools store={store} tree={tree} />
    </section>
  );
}

function FilterField({ store, onLeave }: { readonly store: OutlineStore; readonly onLeave: () => void }) {
  const t = useText();
  const words = useSignal(store.words);
  return (
    <div className="outline-find">
      <Search size={16} aria-hidden="true" />
      <input
        type="search"
        className="field-input"
        aria-label={t("outline.find")}
        placeholder={t("outline.find")}
        value={words}
        onChange={(event) => {
          store.words.value = event.target.value;
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Escape") store.words.value = "";
          else if (event.key !== "ArrowDown" && event.key !== "Enter") return;
          event.preventDefault();
          onLeave();
        }}
      />
    </div>
  );
}
