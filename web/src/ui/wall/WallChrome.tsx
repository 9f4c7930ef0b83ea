import { Suspense, useEffect } from "react";
import { useActionKeys } from "@/ui/actions/useActionKeys";
import { useClipboard } from "@/ui/editing/useClipboard";
import { fetchLateParts, late } from "@/ui/late";
import { useSignal } from "@/ui/signals";
import { WalkLoader } from "@/ui/walk/WalkLoader";
import { Corner } from "@/ui/wall/Corner";
import { DamageNote } from "@/ui/wall/DamageNote";
import { EmptyBoard } from "@/ui/wall/EmptyBoard";
import { OfflineBanner } from "@/ui/wall/OfflineBanner";
import { RefusalDialog } from "@/ui/wall/RefusalDialog";
import { ReturnLinkNote } from "@/ui/wall/ReturnLinkNote";
import { useRoom } from "@/ui/wall/RoomContext";
import { ToolRail } from "@/ui/wall/ToolRail";
import { TopLine } from "@/ui/wall/TopLine";
import { WallMenu } from "@/ui/wall/WallMenu";

const LookDialog = late(() => import("@/ui/me/LookDialog").then((m) => m.LookDialog));
const Panel = late(() => import("@/ui/panel/Panel").then((m) => m.Panel));
const Palette = late(() => import("@/ui/palette/Palette").then((m) => m.Palette));
const ShortcutSheet = late(() => import("@/ui/palette/ShortcutSheet").then((m) => m.ShortcutSheet));
const ShareDialog = late(() => import("@/ui/share/ShareDialog").then((m) => m.ShareDialog));
const SnapshotDialog = late(() => import("@/ui/snapshots/SnapshotDialog").then((m) => m.SnapshotDialog));
const PlaceDialog = late(() => import("@/ui/panel/PlaceDialog").then((m) => m.PlaceDialog));
const BlockDialog = late(() => import("@/ui/panel/BlockDialog").then((m) => m.BlockDialog));
const PasteDialog = late(() => import("@/ui/paste/PasteDialog").then((m) => m.PasteDialog));
const ConnectDialog = late(() => import("@/ui/panel/ConnectDialog").then((m) => m.ConnectDialog));
const LinkDialog = late(() => import("@/ui/panel/LinkDialog").then((m) => m.LinkDialog));
const TagsDialog = late(() => import("@/ui/tags/TagsDialog").then((m) => m.TagsDialog));
const TrashDialog = late(() => import("@/ui/trash/TrashDialog").then((m) => m.TrashDialog));
const FindStrip = late(() => import("@/ui/find/FindStrip").then((m) => m.FindStrip));
const FilterStrip = late(() => import("@/ui/filter/FilterStrip").then((m) => m.FilterStrip));
const WalkStart = late(() => import("@/ui/walk/WalkStart").then((m) => m.WalkStart));
const TopicDialog = late(() => import("@/ui/walk/TopicDialog").then((m) => m.TopicDialog));
const WalkEnd = late(() => import("@/ui/walk/WalkEnd").then((m) => m.WalkEnd));
const CaptureSheet = late(() => import("@/ui/agreements/CaptureSheet").then((m) => m.CaptureSheet));

/** Everything around a live wall. */
export function WallChrome() {
  const room = useRoom();
  useActionKeys(room);
  useClipboard(room);
  useEffect(fetchLateParts, []);
  const mayWrite = useSignal(room.mayWrite);
  return (
    <>
      <TopLine />
      <OfflineBanner />
      <DamageNote />
      {mayWrite ? <ToolRail /> : null}
      <Suspense>
        <Panel />
      </Suspense>
      <OpenStrip />
      <WalkLoader />
      <Corner />
      <EmptyBoard />
      <ReturnLinkNote />
      <WallMenu />
      <OpenDialog />
      <RefusalDialog />
    </>
  );
}

/** What lies at the top of this wall, if anything. */
export function OpenStrip() {
  const strip = useSignal(useRoom().strip);
  if (strip === null) return null;
  return <Suspense>{strip === "filter" ? <FilterStrip /> : <FindStrip />}</Suspense>;
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
      {dialog === "block" ? <BlockDialog onClose={close} /> : null}
      {dialog === "paste" ? <PasteDialog onClose={close} /> : null}
      {dialog === "connect" ? <ConnectDialog onClose={close} /> : null}
      {dialog === "link" ? <LinkDialog onClose={close} /> : null}
      {dialog === "tags" ? <TagsDialog onClose={close} /> : null}
      {dialog === "trash" ? <TrashDialog onClose={close} /> : null}
      {dialog === "walk.start" ? <WalkStart onClose={close} /> : null}
      {dialog === "walk.topic" ? <TopicDialog onClose={close} /> : null}
      {dialog === "walk.end" ? <WalkEnd onClose={close} /> : null}
      {dialog === "capture" ? <CaptureSheet onClose={close} /> : null}
      {dialog === "look" ? <LookDialog onClose={close} /> : null}
    </Suspense>
  );
}
