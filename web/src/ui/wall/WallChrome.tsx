import { Suspense, useEffect } from "react";
import { fetchKind, kindKeys } from "@/maps/kinds";
import type { BoardSession } from "@/sync/session";
import { useActionKeys } from "@/ui/actions/useActionKeys";
import { returnLink } from "@/ui/door/returnLink";
import { useClipboard } from "@/ui/editing/useClipboard";
import { pendingUploads } from "@/ui/images/pending";
import { fetchLateParts, fetchLater, late, untilHere, useSettled } from "@/ui/late";
import { useHeld, usePicked, useSignal } from "@/ui/signals";
import { CATALOGUES, fetchWords } from "@/ui/strings/words";
import { WalkLoader } from "@/ui/walk/WalkLoader";
import { Corner } from "@/ui/wall/Corner";
import { EmptyBoard } from "@/ui/wall/EmptyBoard";
import { MenuLayer } from "@/ui/wall/MenuLayer";
import { OfflineBanner } from "@/ui/wall/OfflineBanner";
import { useRoom } from "@/ui/wall/RoomContext";
import type { WallRoom } from "@/ui/wall/room";
import { TopLine } from "@/ui/wall/TopLine";
import "@/ui/styles/top.css";
import "@/ui/styles/tools.css";

// Kinds of maps that are not on this board can still be put on it when the server is away.
for (const key of kindKeys) fetchLater(() => fetchKind(key));

const LookDialog = late(() => import("@/ui/me/LookDialog").then((m) => m.LookDialog), "legend", "look");
const Panel = late(() => import("@/ui/panel/Panel").then((m) => m.Panel), ...CATALOGUES);
const OutlinePanel = late(() => import("@/ui/outline/OutlinePanel").then((m) => m.OutlinePanel), ...CATALOGUES);
const Palette = late(() => import("@/ui/palette/Palette").then((m) => m.Palette), ...CATALOGUES);
const ShortcutSheet = late(() => import("@/ui/palette/ShortcutSheet").then((m) => m.ShortcutSheet), ...CATALOGUES);
const ShareDialog = late(() => import("@/ui/share/ShareDialog").then((m) => m.ShareDialog), "share", "walk");
const SnapshotDialog = late(() => import("@/ui/snapshots/SnapshotDialog").then((m) => m.SnapshotDialog), "walk");
/** The tools are asked for while the board comes, a moment after what draws it: only to name their files takes as long as a frame. */
const RAIL_AFTER_MS = 300;
const fetchRail = () => import("@/ui/wall/ToolRail").then((m) => m.ToolRail);
const ToolRail = late(fetchRail, "things", "images");
setTimeout(() => fetchRail().catch(() => undefined), RAIL_AFTER_MS);
const DamageNote = late(() => import("@/ui/wall/DamageNote").then((m) => m.DamageNote));
const ReturnLinkNote = late(() => import("@/ui/wall/ReturnLinkNote").then((m) => m.ReturnLinkNote));
const RefusalDialog = late(() => import("@/ui/wall/RefusalDialog").then((m) => m.RefusalDialog), "copies");
const PlaceDialog = late(() => import("@/ui/panel/PlaceDialog").then((m) => m.PlaceDialog), "editing");
const BlockDialog = late(() => import("@/ui/panel/BlockDialog").then((m) => m.BlockDialog), "editing");
const PasteDialog = late(() => import("@/ui/paste/PasteDialog").then((m) => m.PasteDialog), "editing", "stories");
const ConnectDialog = late(() => import("@/ui/panel/ConnectDialog").then((m) => m.ConnectDialog), "things");
const ArrowDialog = late(() => import("@/ui/blueprint/ArrowDialog").then((m) => m.ArrowDialog), "blueprint");
const PathDialog = late(() => import("@/ui/blueprint/PathDialog").then((m) => m.PathDialog), "blueprint");
const LinkDialog = late(() => import("@/ui/panel/LinkDialog").then((m) => m.LinkDialog), "things");
const RelateDialog = late(() => import("@/ui/links/RelateDialog").then((m) => m.RelateDialog), "maps", "across");
const TraceDialog = late(() => import("@/ui/links/TraceDialog").then((m) => m.TraceDialog), "maps", "across");
const CopyFarDialog = late(() => import("@/ui/across/CopyFarDialog").then((m) => m.CopyFarDialog), "across");
const LegendDialog = late(() => import("@/ui/legend/LegendDialog").then((m) => m.LegendDialog), "legend");
const TagsDialog = late(() => import("@/ui/tags/TagsDialog").then((m) => m.TagsDialog), "editing");
const TrashDialog = late(() => import("@/ui/trash/TrashDialog").then((m) => m.TrashDialog), "editing");
const UploadLayer = late(() => import("@/ui/images/UploadLayer").then((m) => m.UploadLayer), "images");
const FindStrip = late(() => import("@/ui/find/FindStrip").then((m) => m.FindStrip), "editing");
const FilterStrip = late(() => import("@/ui/filter/FilterStrip").then((m) => m.FilterStrip), "editing", "stories");
const WalkStart = late(() => import("@/ui/walk/WalkStart").then((m) => m.WalkStart), "walk");
const TopicDialog = late(() => import("@/ui/walk/TopicDialog").then((m) => m.TopicDialog), "walk");
const WalkEnd = late(() => import("@/ui/walk/WalkEnd").then((m) => m.WalkEnd), "walk");
const CaptureSheet = late(() => import("@/ui/agreements/CaptureSheet").then((m) => m.CaptureSheet), "walk");

/** Begins what nobody waits for, once it is fetched. */
function beginLate(room: WallRoom): () => void {
  const stops: (() => void)[] = [];
  let over = false;
  const words = () => fetchWords(["legend", "images", "across", "maps"]);
  untilHere(() => Promise.all([import("@/ui/wall/lateParts"), words()]), false)
    .then(([m]) => over || stops.push(m.lateParts(room)))
    .catch(() => undefined);
  untilHere(() => import("@/ui/wall/keepPictures"), false)
    .then((m) => {
      const stop = m.keepPictures(room);
      // Who left before this was here finds the board as they left it all the same.
      if (over) stop();
      else stops.push(stop);
    })
    .catch(() => undefined);
  return () => {
    over = true;
    for (const stop of stops) stop();
  };
}

/** Everything around a live wall. */
export function WallChrome() {
  const room = useRoom();
  useActionKeys(room);
  useClipboard(room);
  useEffect(fetchLateParts, []);
  useEffect(() => beginLate(room), [room]);
  const mayWrite = useSignal(room.mayWrite);
  return (
    <>
      <TopLine />
      <OfflineBanner />
      {room.session ? <DamageLayer session={room.session} /> : null}
      <Suspense>{mayWrite ? <ToolRail /> : null}</Suspense>
      <OutlineLayer />
      <PanelLayer />
      <OpenStrip />
      <WalkLoader />
      <Corner />
      <EmptyBoard />
      <Pending />
      <MenuLayer />
      <OpenDialog />
      <Notes />
    </>
  );
}

/** That something is missing on this board is told once it is known. */
function DamageLayer({ session }: { readonly session: BoardSession }) {
  const lacking = usePicked(session.status, (status) => status.lacking);
  return <Suspense>{lacking ? <DamageNote /> : null}</Suspense>;
}

/** Images on their way lie on the wall before they are there. */
function Pending() {
  const some = useSignal(pendingUploads).length > 0;
  return <Suspense>{some ? <UploadLayer /> : null}</Suspense>;
}

/** Everything on the wall as a tree, when it is asked for. */
function OutlineLayer() {
  const open = useSignal(useRoom().outline) !== null;
  return <Suspense>{open ? <OutlinePanel /> : null}</Suspense>;
}

/** The panel on the right is fetched with the first selection. */
function PanelLayer() {
  const { selection, holding } = useRoom().wall;
  const { cards, things, connectors, target } = useHeld(selection, holding);
  const something = cards.size + things.size + connectors.size > 0 || target !== null;
  return <Suspense>{something ? <Panel /> : null}</Suspense>;
}

/** What is told once it is true, and looked for when there is nothing else to do. */
function Notes() {
  const { session } = useRoom();
  const settled = useSettled();
  const link = useSignal(returnLink);
  return (
    <>
      <Suspense>{link ? <ReturnLinkNote /> : null}</Suspense>
      <Suspense>{session && settled ? <RefusalDialog /> : null}</Suspense>
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
      {dialog === "arrow" ? <ArrowDialog onClose={close} /> : null}
      {dialog === "path" ? <PathDialog onClose={close} /> : null}
      {dialog === "link" ? <LinkDialog onClose={close} /> : null}
      {dialog === "relate" ? <RelateDialog onClose={close} /> : null}
      {dialog === "relate.far" ? <RelateDialog far onClose={close} /> : null}
      {dialog === "copy.far" ? <CopyFarDialog onClose={close} /> : null}
      {dialog === "trace" ? <TraceDialog onClose={close} /> : null}
      {dialog === "legend" ? <LegendDialog onClose={close} /> : null}
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
