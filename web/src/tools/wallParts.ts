/** What the parts of one wall share. Built once in `wall.ts`; parts do not know each other except through this. */
import type { Signal } from "@preact/signals-core";
import { visibleBox } from "@/canvas/camera";
import type { Sight } from "@/canvas/hit";
import type { Scene } from "@/canvas/scene";
import type { WallView } from "@/canvas/view";
import type { Board } from "@/document/board";
import type { PathId } from "@/document/links";
import type { MapId, RecordId } from "@/document/records";
import type { Undo } from "@/document/undo";
import type { Box } from "@/geometry/box";
import type { Brush } from "@/tools/brush";
import type { CameraControl } from "@/tools/cameraControl";
import type { Insets, Selection, ToolName, WallOptions } from "@/tools/wallContract";

/** Objects and signals of one wall. */
export interface WallParts {
  readonly options: WallOptions;
  readonly board: Board;
  readonly undo: Undo;
  readonly scene: Scene;
  readonly view: WallView;
  readonly camera: CameraControl;
  readonly selection: Signal<Selection>;
  readonly tool: Signal<ToolName>;
  /** The group one is in: its members are selected one by one. */
  readonly entered: Signal<string | null>;
  /** Counts the camera moves a person made by hand. */
  readonly wandered: Signal<number>;
  readonly editing: Signal<RecordId | null>;
  /** The ways through maps that are looked at alone: what comes to these maps belongs to them. */
  readonly lonePaths: Signal<ReadonlyMap<MapId, PathId>>;
  /** What new things look like. */
  readonly brush: Signal<Brush>;
}

const NO_INSETS: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

/** The part of the board in view. */
export function boardView(parts: Pick<WallParts, "camera" | "view">): Box {
  return visibleBox(parts.camera.camera.value, parts.view.viewport);
}

/** The part of the board in view that no chrome lies over. */
export function clearView(
  parts: Pick<WallParts, "camera" | "view"> & { readonly options: Pick<WallOptions, "insets"> },
): Box {
  const camera = parts.camera.camera.value;
  const all = visibleBox(camera, parts.view.viewport);
  const { top, right, bottom, left } = parts.options.insets?.() ?? NO_INSETS;
  return {
    x: all.x + left / camera.zoom,
    y: all.y + top / camera.zoom,
    w: Math.max(0, all.w - (left + right) / camera.zoom),
    h: Math.max(0, all.h - (top + bottom) / camera.zoom),
  };
}

/** Takes note that a person moved the camera by hand. */
export function wander(parts: Pick<WallParts, "wandered">): void {
  parts.wandered.value += 1;
}

/** What hit tests are asked with. */
export function sightOf(parts: WallParts): Sight {
  return { scene: parts.scene, zoom: parts.camera.camera.value.zoom, view: clearView(parts) };
}

/** Says something to screen readers, if anybody listens. */
export function announce(parts: WallParts, text: string): void {
  parts.options.announce?.(text);
}
