import { Map as MapIcon, Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { Suspense } from "react";
import type { Action } from "@/ui/actions/action";
import { firstAction } from "@/ui/actions/firstActions";
import { shownKeys } from "@/ui/actions/shownKeys";
import { IconButton } from "@/ui/controls/IconButton";
import { PlainButton } from "@/ui/controls/PlainButton";
import { late } from "@/ui/late";
import { hasLegend } from "@/ui/legend/inUse";
import { usePicked, useSignal } from "@/ui/signals";
import { useText } from "@/ui/strings/translate";
import { Minimap } from "@/ui/wall/Minimap";
import { useRoom } from "@/ui/wall/RoomContext";
import { useBoardState } from "@/ui/wall/useBoardState";

const Legend = late(() => import("@/ui/legend/Legend").then((m) => m.Legend), "legend");

const PERCENT = 100;

/** Zoom and minimap, at the bottom right, and the legend at the bottom left, where no panel comes. */
export function Corner() {
  const t = useText();
  const room = useRoom();
  const minimap = useSignal(room.minimap);
  const button = (action: Action, Icon: typeof ZoomIn) => (
    <IconButton
      side="top"
      label={t(action.labelKey)}
      keys={shownKeys(action.keys?.[0])}
      onPress={() => action.run(room)}
    >
      <Icon size={18} aria-hidden="true" />
    </IconButton>
  );
  return (
    <>
      <LegendCorner />
      <div className="corner">
        {minimap ? <Minimap /> : null}
        <fieldset className="zoom-group" aria-label={t("view.group")}>
          {button(firstAction("view.out"), ZoomOut)}
          <PlainButton className="zoom-number number" onPress={() => room.wall.zoomTo(1)}>
            <span className="unseen">{t("view.zoom")}</span>
            <ZoomNumber />
          </PlainButton>
          {button(firstAction("view.in"), ZoomIn)}
          {button(firstAction("view.fit"), Maximize)}
          <span className="corner-map">{button(firstAction("view.minimap"), MapIcon)}</span>
        </fieldset>
      </div>
    </>
  );
}

/** The zoom in percent: a part of its own, because it is another one in every frame while one zooms. */
function ZoomNumber() {
  const percent = usePicked(useRoom().wall.camera, ({ zoom }) => Math.round(zoom * PERCENT));
  return <span data-testid="zoom">{`${percent}%`}</span>;
}

/** The legend is fetched for the first colour that means something, of a paper or of an edge. */
function LegendCorner() {
  const some = useBoardState(useRoom().board, hasLegend);
  return <Suspense>{some ? <Legend /> : null}</Suspense>;
}
