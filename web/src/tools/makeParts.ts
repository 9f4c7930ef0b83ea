/** Builds what the parts of one wall share: scene, layers, camera and signals. */
import { signal } from "@preact/signals-core";
import type { Over } from "@/canvas/paintOverlay";
import { Scene } from "@/canvas/scene";
import { type Moving, WallView } from "@/canvas/view";
import type { PathId } from "@/document/links";
import { type MapId, PAPER_KEYS, type RecordId } from "@/document/records";
import { disciplines } from "@/maps/disciplines";
import { KeptLayouts } from "@/maps/keptLayouts";
import { FIRST_BRUSH } from "@/tools/brush";
import { CameraControl } from "@/tools/cameraControl";
import { NO_SELECTION } from "@/tools/selecting";
import type { Selection, ToolName, WallOptions } from "@/tools/wallContract";
import { clearView, type WallParts } from "@/tools/wallParts";

const KEYS = { papers: PAPER_KEYS, disciplines: disciplines.map((one) => one.key) };
const LETTERS = new Map(disciplines.map((one) => [one.key, one.letter]));

/** What a wall needs that is only looked at. */
export type LookOptions = Omit<WallOptions, "undo">;
/** What it is made of. */
export type LookParts = Omit<WallParts, "undo" | "options"> & { readonly options: LookOptions };

/** What the frame asks of parts that are made later. */
export interface FrameSource {
  overlay: () => Over | null;
  moving: Moving | null;
  /** Moves the wall along with a hand at its edge; returns whether it did. */
  carry: () => boolean;
}

/** The shared parts of one wall. */
export function makeParts(options: LookOptions, source: FrameSource): LookParts {
  const { board, host, strings, language, reducedMotion } = options;
  const layouts = new KeptLayouts(language);
  const scene = new Scene(board.state, (...asked) => layouts.layout(...asked), KEYS);
  const camera: CameraControl = new CameraControl(
    () => view.viewport,
    reducedMotion,
    () => view.request(),
  );
  const view: WallView = new WallView({
    host,
    scene,
    state: () => board.state,
    strings,
    letterOf: (discipline) => LETTERS.get(discipline) ?? "",
    keys: KEYS,
    reducedMotion,
    camera: () => camera.camera.value,
    edge: () => clearView({ options, camera, view }),
    overlay: () => source.overlay(),
    moving: () => source.moving,
    tick: (time) => camera.tick(time) || source.carry(),
  });
  const selection = signal<Selection>(NO_SELECTION);
  const tool = signal<ToolName>("select");
  const editing = signal<RecordId | null>(null);
  const entered = signal<string | null>(null);
  return {
    options,
    board,
    scene,
    view,
    camera,
    selection,
    tool,
    editing,
    entered,
    wandered: signal(0),
    lonePaths: signal<ReadonlyMap<MapId, PathId>>(new Map()),
    brush: signal(FIRST_BRUSH),
  };
}
