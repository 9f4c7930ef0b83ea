/** The wall: composes camera, scene, layers, tools and keys into the one object that the interface mounts. */
import { effect, signal } from "@preact/signals-core";
import type { AgreementCounts, Mark, SignsOf, Telling } from "@/canvas/annotations";
import type { ShowImage } from "@/canvas/bitmaps";
import { boardToScreen, screenToBoard } from "@/canvas/camera";
import { NO_GRIPS } from "@/canvas/grips";
import { hasContent, type Overlay, paintOverlay } from "@/canvas/paintOverlay";
import type { BoardChange } from "@/document/board";
import type { PathId } from "@/document/links";
import type { CardId, MapId, RecordId } from "@/document/records";
import type { ItemId } from "@/document/things";
import type { Box, Point } from "@/geometry/box";
import type { Badge } from "@/maps/badges";
import type { MapLayout } from "@/maps/model";
import { deleteSelection, duplicateSelection, moveInMap, moveSelection, selectAll } from "@/tools/actions";
import { selectedArrow } from "@/tools/arrowDrawing";
import type { Beholding } from "@/tools/beholding";
import { boxOfCards, boxOfTarget } from "@/tools/boxes";
import { Carry } from "@/tools/carry";
import { Company } from "@/tools/company";
import { Creating } from "@/tools/creating";
import { Editor } from "@/tools/editor";
import { Focus } from "@/tools/focus";
import { gripsOf } from "@/tools/gripsOf";
import { leaveGroup } from "@/tools/groupSelecting";
import { Inking } from "@/tools/inking";
import type { ToolEvent } from "@/tools/input";
import { wallKey } from "@/tools/keyboard";
import { listen } from "@/tools/listening";
import { applyChange, Look, resizeWall } from "@/tools/look";
import { movingOn } from "@/tools/movingCards";
import { dropPlace, pastePlace } from "@/tools/pastePlace";
import { type Performer, perform } from "@/tools/perform";
import type { Pointers } from "@/tools/pointers";
import { itemsOf, NO_SELECTION, selectItems } from "@/tools/selecting";
import { Shaping } from "@/tools/shaping";
import { spotOfRecord } from "@/tools/spotOfRecord";
import { stretchBy } from "@/tools/stretching";
import { type RunningTool, runTool, toolView } from "@/tools/toolbox";
import type {
  Direction,
  PastePlace,
  SelectionTarget,
  ToolName,
  Wall,
  WallOptions,
  WallThings,
} from "@/tools/wallContract";
import { boardView, type WallParts } from "@/tools/wallParts";
import { wallThings } from "@/tools/wallThings";

/** Mounts a wall into its host element, or takes over one that is looked at already. */
export function mountWall(options: WallOptions, look: Look = new Look(options)): Wall {
  return new LiveWall(options, look);
}

class LiveWall implements Wall {
  readonly things: WallThings;
  readonly #parts: WallParts;
  readonly #beholding: Beholding;
  readonly #focus: Focus;
  readonly #editor: Editor;
  readonly #creating: Creating;
  readonly #carry: Carry;
  readonly #pointers: Pointers;
  readonly #company: Company;
  readonly #performer: Performer;
  readonly #shaping: Shaping;
  readonly #inking: Inking;
  readonly #stops: (() => void)[] = [];
  readonly #holding = signal(false);
  #running: RunningTool;
  #marquee: Box | null = null;

  constructor(options: WallOptions, look: Look) {
    look.release();
    this.#parts = { ...look.parts, options, undo: options.undo };
    this.#beholding = look.beholding;
    this.#focus = new Focus(this.#parts);
    this.#creating = new Creating(this.#parts, this.#focus, () => this.#editor);
    this.#editor = new Editor(this.#parts, this.#focus, (spot, how, fresh) => this.#creating.after(spot, how, fresh));
    this.#carry = new Carry(this.#parts, this.#focus);
    this.things = wallThings(this.#parts, this.#editor);
    this.#shaping = new Shaping(this.#parts);
    this.#inking = new Inking(this.#parts);
    this.#company = new Company(this.#parts);
    this.#performer = {
      parts: this.#parts,
      focus: this.#focus,
      carry: this.#carry,
      creating: this.#creating,
      editor: this.#editor,
      shaping: this.#shaping,
      inking: this.#inking,
      setTool: (tool) => this.setTool(tool),
      setMarquee: (box) => {
        this.#marquee = box;
      },
    };
    this.#running = this.#take("select");
    this.#pointers = listen({
      parts: this.#parts,
      editor: this.#editor,
      focus: this.#focus,
      company: this.#company,
      beholding: this.#beholding,
      feed: (event) => this.#feed(event),
      showHand: (state) => this.#showHand(state),
    });
    look.source.overlay = () => ({ overlay: this.#overlay(), hasContent, paint: paintOverlay });
    look.source.moving = movingOn(this.#parts);
    look.source.carry = () => this.#carry.tick();
    this.#prepareHost();
    this.#follow();
  }

  get camera() {
    return this.#parts.camera.camera;
  }
  get selection() {
    return this.#parts.selection;
  }
  get tool() {
    return this.#parts.tool;
  }
  get editing() {
    return this.#parts.editing;
  }
  get holding() {
    return this.#holding;
  }
  get wandered() {
    return this.#parts.wandered;
  }

  setTool(tool: ToolName): void {
    this.#feed({ type: "cancel" });
    this.#parts.tool.value = tool;
    this.#running = this.#take(tool);
    this.#showHand(null);
  }
  zoomToFit(): void {
    this.#beholding.fit();
  }
  zoomToSelection(): void {
    this.#beholding.selection();
  }
  zoomTo(zoom: number): void {
    this.#beholding.zoomTo(zoom);
  }
  zoomBy(factor: number): void {
    this.zoomTo(this.#parts.camera.aim.zoom * factor);
  }
  centerOn(box: Box): void {
    this.#beholding.centerOn(box);
  }
  showBox(box: Box): void {
    this.#beholding.show(box);
  }
  stretchBy(dx: number, dy: number): void {
    stretchBy(this.#parts, dx, dy);
  }
  boxOfCards(cards: Iterable<CardId>, map?: MapId): Box | null {
    return boxOfCards(this.#parts.scene, cards, map);
  }
  boxOfTarget(target: SelectionTarget): Box | null {
    return boxOfTarget(this.#parts.scene, target);
  }
  setMarks(marks: ReadonlyMap<RecordId, Mark>): void {
    this.#parts.view.annotated(this.#parts.scene.setMarks(marks));
  }
  setTelling(telling: ReadonlyMap<MapId, Telling>): void {
    this.#parts.scene.setTelling(telling);
    this.#parts.view.annotated(new Set(telling.keys()));
  }
  setSigns(signs: SignsOf, changed?: ReadonlySet<CardId>): void {
    this.#parts.view.annotated(this.#parts.scene.setSigns(signs, changed));
  }
  setBeyond(badges: ReadonlyMap<CardId, Badge>): void {
    this.#parts.view.annotated(this.#parts.scene.setBeyond(badges));
  }
  setAgreements(counts: ReadonlyMap<CardId, AgreementCounts>): void {
    this.#parts.view.annotated(this.#parts.scene.setAgreements(counts));
  }
  setStage(cards: ReadonlySet<CardId> | null): void {
    this.#parts.view.annotated(this.#parts.scene.setStage(cards));
  }
  setFilter(cards: ReadonlySet<CardId> | null): void {
    this.#parts.view.annotated(this.#parts.scene.setFilter(cards));
  }
  setAside(cards: ReadonlySet<CardId>): void {
    this.#parts.view.annotated(this.#parts.scene.setAside(cards));
  }
  setLonePaths(paths: ReadonlyMap<MapId, PathId>): void {
    this.#parts.lonePaths.value = paths;
  }
  showImages(show: ShowImage | null): void {
    const { view, scene } = this.#parts;
    view.things.images = show;
    view.near.changed(scene.items.showImages(show), new Set());
    view.request();
  }
  startEditing(id: RecordId): void {
    const spot = spotOfRecord(this.#parts, id);
    if (spot) this.#editor.start(spot);
  }
  stopEditing(): void {
    this.#editor.stop("escape");
  }
  screenToBoard(point: Point): Point {
    return screenToBoard(this.camera.value, point);
  }
  pointAt({ x, y }: Point): Point {
    const { left, top } = this.#parts.options.host.getBoundingClientRect();
    return this.screenToBoard({ x: x - left, y: y - top });
  }
  boardToScreen(point: Point): Point {
    return boardToScreen(this.camera.value, point);
  }
  select(items: Iterable<ItemId>): void {
    selectItems(this.#parts, items);
  }
  selectTarget(target: SelectionTarget | null): void {
    this.#parts.selection.value = { ...NO_SELECTION, target };
  }
  focusCard(id: CardId): void {
    this.focusItem(id);
  }
  focusItem(id: ItemId): void {
    const spot = spotOfRecord(this.#parts, id);
    if (!spot) return;
    if (spot.kind === "card" || spot.kind === "thing" || spot.kind === "connector") selectItems(this.#parts, [id]);
    this.#focus.enter(spot);
  }
  focus(): void {
    const { spot } = this.#focus;
    if (spot) this.#focus.enter(spot, "stay");
    else this.#parts.options.host.focus({ preventScroll: true });
  }
  newCard(): CardId | null {
    return this.#parts.board.readOnly ? null : this.#creating.below();
  }
  duplicateSelection(): void {
    duplicateSelection(this.#parts);
  }
  deleteSelection(): void {
    deleteSelection(this.#parts);
  }
  selectAll(): void {
    selectAll(this.#parts);
  }
  moveSelection(dx: number, dy: number): void {
    moveSelection(this.#parts, dx, dy);
  }
  moveInMap(direction: Direction): void {
    moveInMap(this.#parts, this.#focus, direction);
  }
  pastePlace(dropped?: Point): PastePlace {
    if (dropped) return dropPlace(this.#parts, this.pointAt(dropped));
    const { hover } = this.#pointers;
    return pastePlace(this.#parts, this.#focus, hover && this.screenToBoard(hover));
  }
  get looks() {
    return this.#parts.scene.items.revision;
  }
  contentBox(): Box | null {
    return this.#parts.scene.contentBox();
  }
  layouts(): readonly MapLayout[] {
    return this.#parts.scene.sheets.map((sheet) => sheet.layout);
  }
  view(): Box {
    return boardView(this.#parts);
  }
  theme(): void {
    this.#parts.view.theme();
  }
  debug() {
    return this.#parts.view.facts;
  }
  destroy(): void {
    this.#editor.stop("blur");
    for (const stop of this.#stops.splice(0)) stop();
    this.#company.destroy();
    this.#pointers.destroy();
    this.#parts.view.destroy();
    this.#parts.options.host.classList.remove("wall");
  }

  #feed(event: ToolEvent): void {
    this.#running.feed(event);
    this.#holding.value = this.#running.busy;
  }

  #overlay(): Overlay {
    return {
      selection: this.#carry.busy ? NOTHING : itemsOf(this.#parts.selection.value),
      grips: this.#carry.busy ? NO_GRIPS : gripsOf(this.#parts),
      arrow: selectedArrow(this.#parts),
      draft: this.#shaping.draft ?? this.#inking.draft,
      marquee: this.#marquee,
      landing: this.#carry.landing,
      outline: this.#carry.outline,
      guides: this.#carry.guides ?? this.#shaping.guides,
      peers: this.#company.marks,
    };
  }

  #take(tool: ToolName): RunningTool {
    return runTool(
      tool,
      toolView(this.#parts, () => this.#pointers.penSeen),
      (one) => perform(this.#performer, one),
    );
  }

  #prepareHost(): void {
    const { host } = this.#parts.options;
    const stop = new AbortController();
    host.addEventListener("keydown", (event) => this.#key(event), { signal: stop.signal });
    host.addEventListener("focusin", (event) => this.#focus.notice(event.target as Element), { signal: stop.signal });
    const resized = new ResizeObserver(() => this.#resize());
    resized.observe(host);
    this.#stops.push(
      () => stop.abort(),
      () => resized.disconnect(),
    );
    this.#resize();
  }

  #resize(): void {
    resizeWall(this.#parts, this.#beholding);
    this.#pointers.measure();
  }

  #follow(): void {
    const { board, selection, view } = this.#parts;
    const fonts = new AbortController();
    document.fonts?.addEventListener("loadingdone", () => this.theme(), { signal: fonts.signal });
    this.#stops.push(
      () => fonts.abort(),
      board.subscribe((change) => this.#changed(change)),
      this.camera.subscribe(() => this.#editor.follow()),
      effect(() => {
        leaveGroup(this.#parts);
        view.near.select(selection.value.cards);
        const { target } = selection.value;
        view.near.maps.mark(target?.link ? null : target);
        view.request();
      }),
    );
  }

  #changed(change: BoardChange): void {
    applyChange(this.#parts, this.#beholding, change, () => {
      this.#editor.repair();
      this.#focus.repair();
    });
  }

  #key(event: KeyboardEvent): void {
    if (event.defaultPrevented || this.#editor.owns(event.target)) return;
    const handled = wallKey(
      {
        parts: this.#parts,
        focus: this.#focus,
        edit: (spot) => this.#editor.start(spot),
        createIn: (spot) => this.#creating.inCell({ ...spot, index: 0 }),
        leave: () => this.#leave(),
      },
      event,
    );
    if (handled) event.preventDefault();
  }

  #leave(): void {
    if (this.#running.busy) this.#feed({ type: "cancel" });
    else if (this.tool.value !== "select") this.setTool("select");
    else selectItems(this.#parts, []);
  }

  #showHand(state: "open" | "closed" | null): void {
    const { dataset } = this.#parts.options.host;
    const own = this.tool.value === "hand" ? "open" : this.tool.value === "select" ? null : "place";
    const shown = state ?? own;
    if (shown === null) delete dataset.hand;
    else dataset.hand = shown;
  }
}

const NOTHING: ReadonlySet<ItemId> = new Set();
