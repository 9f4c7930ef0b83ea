import { Suspense } from "react";
import { late } from "@/ui/late";
import { useSignal } from "@/ui/signals";
import type { WalkParts } from "@/ui/walk/walkParts";
import { useRoom } from "@/ui/wall/RoomContext";

const StageBar = late(() => import("@/ui/walk/StageBar").then((m) => m.StageBar), "walk");
const SidePanel = late(() => import("@/ui/walk/SidePanel").then((m) => m.SidePanel), "walk");
const WalkOver = late(() => import("@/ui/walk/WalkOver").then((m) => m.WalkOver), "walk");
const UnsentNote = late(() => import("@/ui/agreements/UnsentNote").then((m) => m.UnsentNote), "walk");

/**
 * What a walk puts around the wall; fetched when there is one.
 *
 * Each waits for itself alone: what is on the screen must not be hidden, and lose the keyboard, because something else comes.
 */
export function WalkLoader() {
  const { walk } = useRoom();
  return walk ? <Parts parts={walk} /> : null;
}

function Parts({ parts }: { readonly parts: WalkParts }) {
  const walk = useSignal(parts.store.walk);
  const over = useSignal(parts.store.over);
  const side = useSignal(parts.side);
  const unsent = useSignal(parts.agreements.unsent);
  return (
    <>
      <Suspense>{walk ? <StageBar /> : null}</Suspense>
      <Suspense>{side ? <SidePanel /> : null}</Suspense>
      <Suspense>{over ? <WalkOver /> : null}</Suspense>
      <Suspense>{unsent.length > 0 ? <UnsentNote /> : null}</Suspense>
    </>
  );
}
