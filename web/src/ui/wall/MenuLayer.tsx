import { Suspense } from "react";
import { late } from "@/ui/late";
import { useSignal } from "@/ui/signals";
import { CATALOGUES } from "@/ui/strings/words";
import { useRoom } from "@/ui/wall/RoomContext";

const WallMenu = late(() => import("@/ui/wall/WallMenu").then((m) => m.WallMenu), ...CATALOGUES);

/** Where the menu of a right click or a long press appears. */
export function MenuLayer() {
  const at = useSignal(useRoom().menuAt);
  return <Suspense>{at ? <WallMenu at={at} /> : null}</Suspense>;
}
