import { lazy, Suspense } from "react";
import { useActionKeys } from "@/ui/actions/useActionKeys";
import { useSignal } from "@/ui/signals";
import { Corner } from "@/ui/wall/Corner";
import { EmptyBoard } from "@/ui/wall/EmptyBoard";
import { OfflineBanner } from "@/ui/wall/OfflineBanner";
import { RefusalDialog } from "@/ui/wall/RefusalDialog";
import { ReturnLinkNote } from "@/ui/wall/ReturnLinkNote";
import { useRoom } from "@/ui/wall/RoomContext";
import { ToolRail } from "@/ui/wall/ToolRail";
import { TopLine } from "@/ui/wall/TopLine";
import { WallMenu } from "@/ui/wall/WallMenu";

const LookDialog = lazy(() => import("@/ui/me/LookDialog").then((m) => ({ default: m.LookDialog })));
const Panel = lazy(() => import("@/ui/panel/Panel").then((m) => ({ default: m.Panel })));
const Palette = lazy(() => import("@/ui/palette/Palette").then((m) => ({ default: m.Palette })));
const ShortcutSheet = lazy(() => import("@/ui/palette/ShortcutSheet").then((m) => ({ default: m.ShortcutSheet })));
const ShareDialog = lazy(() => import("@/ui/share/ShareDialog").then((m) => ({ default: m.ShareDialog })));
const SnapshotDialog = lazy(() => import("@/ui/snapshots/SnapshotDialog").then((m) => ({ default: m.SnapshotDialog })));
const PlaceDialog = lazy(() => import("@/ui/panel/PlaceDialog").then((m) => ({ default: m.PlaceDialog })));

/** Everything around a live wall. */
export function WallChrome() {
  const room = useRoom();
  useActionKeys(room);
  const mayWrite = useSignal(room.mayWrite);
  return (
    <>
      <TopLine />
      <OfflineBanner />
      {mayWrite ? <ToolRail /> : null}
      <Suspense>
        <Panel />
      </Suspense>
      <Corner />
      <EmptyBoard />
      <ReturnLinkNote />
      <WallMenu />
      <OpenDialog />
      <RefusalDialog />
    </>
  );
}

/** The dialog that is open on this wall, if any. */
export function OpenDialog() {
  const room = useRoom();
  const dialog = useSignal(room.dialog);
  const close = () => {
    room.dialog.value = null;
  };
  return (
    <Suspense>
      {dialog === "palette" ? <Palette onClose={close} /> : null}
      {dialog === "shortcuts" ? <ShortcutSheet onClose={close} /> : null}
      {dialog === "share" ? <ShareDialog onClose={close} /> : null}
      {dialog === "snapshot" ? <SnapshotDialog onClose={close} /> : null}
      {dialog === "places" ? <PlaceDialog onClose={close} /> : null}
      {dialog === "look" ? <LookDialog onClose={close} /> : null}
    </Suspense>
  );
}
