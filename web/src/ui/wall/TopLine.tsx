import { ArrowLeft, History, ListTree, Search, Share2 } from "lucide-react";
import { shownKeys } from "@/ui/actions/shownKeys";
import { fetchActions } from "@/ui/actions/useActionKeys";
import { IconButton } from "@/ui/controls/IconButton";
import { PressButton } from "@/ui/controls/PressButton";
import { useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { WalkButton } from "@/ui/walk/WalkButton";
import { BoardName } from "@/ui/wall/BoardName";
import { PeopleHere } from "@/ui/wall/PeopleHere";
import { useRoom } from "@/ui/wall/RoomContext";
import { SaveWords } from "@/ui/wall/SaveWords";

/** The thin line at the top of a wall. */
export function TopLine() {
  const t = useText();
  const room = useRoom();
  const role = useSignal(room.role);
  const open = (dialog: "share" | "snapshot" | "palette") => () => {
    room.dialog.value = dialog;
  };
  return (
    <header className="top-line">
      <IconButton label={t("action.toShelf")} onPress={() => room.go("/")}>
        <ArrowLeft size={20} aria-hidden="true" />
      </IconButton>
      <BoardName />
      <SaveWords />
      {role !== "viewer" ? null : (
        <span className="view-only" title={t("wall.viewOnlyWhy")}>
          {t("wall.viewOnly")}
        </span>
      )}
      <span className="top-space" />
      <PeopleHere />
      <OutlineButton />
      <span className="top-wide">
        <IconButton label={t("board.palette")} keys={shownKeys("mod+k")} onPress={open("palette")}>
          <Search size={18} aria-hidden="true" />
        </IconButton>
      </span>
      <IconButton label={t("board.snapshots")} onPress={open("snapshot")}>
        <History size={18} aria-hidden="true" />
      </IconButton>
      <WalkButton />
      <PressButton weight="primary" icon={<Share2 size={16} aria-hidden="true" />} onPress={open("share")}>
        {t("board.share")}
      </PressButton>
    </header>
  );
}

/** Opens and closes the outline; what it does is in the registry like everything else. */
function OutlineButton() {
  const t = useText();
  const room = useRoom();
  const open = useSignal(room.outline) !== null;
  const toggle = (): void => {
    if (open) room.outline.value = null;
    else
      fetchActions().then(
        (actions) => actions.find(({ id }) => id === "view.outline")?.run(room),
        () => undefined,
      );
  };
  return (
    <IconButton label={t("view.outline")} keys={shownKeys("shift+o")} pressed={open} onPress={toggle}>
      <ListTree size={18} aria-hidden="true" />
    </IconButton>
  );
}
