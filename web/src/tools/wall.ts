/** The wall: composes camera, scene, layers, tools and keys into the one object that the interface mounts. */
import "@/canvas/wall.css";
import "@/canvas/annotations.css";
import "@/canvas/things.css";
import { effect, signal } from "@preact/signals-core";
import type { AgreementCounts, Mark } from "@/canvas/annotations";
import { boardToScreen, panBy, screenToBoard, visibleBox, zoomAt } from "@/canvas/camera";
import { NO_GRIPS } from "@/canvas/grips";
import { hitTest, itemOf } from "@/canvas/hit";
import type { Overlay } from "@/canvas/paintOverlay";
import type { BoardChange } from "@/document/board";
import type { CardId, MapId, RecordId } from "@/document/records";
import type { ItemId } from "@/document/things";
import { type Box, covers, type Point } from "@/geometry/box";
import { deleteSelection, duplicateSelection, moveInMap, moveSelection, selectAll } from "@/tools/actions";
import { boxOfCards, boxOfTarget } from "@/tools/boxes";
import { Carry } from "@/tools/carry";
import { Company } from "@/tools/company";
import { Creating } from "@/tools/creating";
import { Editor } from "@/tools/editor";
import { Focus } from "@/tools/focus";
import { gripsOf } from "@/tools/gripsOf";
import { leaveGroup, selectTogether } from "@/tools/groupSelecting";
import { Inking } from "@/tools/inking";
import type { ToolEvent } from "@/tools/input";
import { wallKey } from "@/tools/keyboard";
import { makeParts } from "@/tools/makeParts";
import { pastePlace } from "@/tools/pastePlace";
import { type Performer, perform } from "@/tools/perform";
import { Pointers } from "@/tools/pointers";
import { itemsOf, NO_SELECTION, selectItems } from "@/tools/selecting";
import { Shaping } from "@/tools/shaping";
import { spotOfRecord } from "@/tools/spotOfRecord";
import { taggedCards } from "@/tools/taggedCards";
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
import { boardView, sightOf, type WallParts, wander } from "@/tools/wallParts";
import { wallThings } from "@/tools/wallThings";
import { centreOn, lookAtBeginning, STAGE_ZOOM, showBox, zoomTo, zoomToFit, zoomToSelection } from "@/tools/zooming";

/** Mounts a wall into its host element. */
export function mountWall(options: WallOptions): Wall {
  return new LiveWall(options);
}

class LiveWall implements Wall {
  readonly things: WallThings;
  readonly #parts: WallParts;
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
  /** Until somebody moves the camera, the first content that arrives is brought into view. */
  #unseen = true;

  constructor(options: WallOptions) {
    this.#parts = makeParts(options, {
      overlay: () => this.#overlay(),
      carry: () => this.#carry.tick(),
    });
    this.#focus = new Focus(this.#parts);
    this.#creating = new Creating(this.#parts, this.#focus, () => this.#editor);
    this.#editor = new Editor(this.#parts, this.#focus, (spot, how) => this.#creating.after(spot, how));
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
    this.#pointers = this.#listen();
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
    this.#wander();
    zoomToFit(this.#parts);
  }
  zoomToSelection(): void {
    this.#wander();
    zoomToSelection(this.#parts);
  }
  zoomTo(zoom: number): void {
    this.#wander();
    zoomTo(this.#parts, zoom);
  }
  zoomBy(factor: number): void {
    this.zoomTo(this.#parts.camera.aim.zoom * factor);
  }
  centerOn(box: Box): void {
    this.#wander();
    centreOn(this.#parts, box);
  }
  showBox(box: Box): void {
    this.#unseen = false;
    showBox(this.#parts, box, STAGE_ZOOM);
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
  setAgreements(counts: ReadonlyMap<CardId, AgreementCounts>): void {
    this.#parts.view.annotated(this.#parts.scene.setAgreements(counts));
  }
  setStage(cards: ReadonlySet<CardId> | null): void {
    this.#parts.view.annotated(this.#parts.scene.setStage(cards));
  }
  setFilter(cards: ReadonlySet<CardId> | null): void {
    this.#parts.view.annotated(this.#parts.scene.setFilter(cards));
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
  pastePlace(): PastePlace {
    const { hover } = this.#pointers;
    return pastePlace(this.#parts, this.#focus, hover && this.screenToBoard(hover));
  }
  contentBox(): Box | null {
    return this.#parts.scene.contentBox();
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

  #wander(): void {
    this.#unseen = false;
    wander(this.#parts);
  }

  #overlay(): Overlay {
    return {
      selection: this.#carry.busy ? NOTHING : itemsOf(this.#parts.selection.value),
      grips: this.#carry.busy ? NO_GRIPS : gripsOf(this.#parts),
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

  #listen(): Pointers {
    const { camera, options } = this.#parts;
    return new Pointers({
      parts: this.#parts,
      isWriting: (target) => this.#editor.owns(target),
      tool: (event) => this.#feed(event),
      fine: () => this.tool.value === "pen" || this.tool.value === "highlighter",
      pan: (dx, dy) => {
        this.#wander();
        camera.set(panBy(camera.camera.value, dx, dy));
      },
      zoom: (at, factor) => {
        this.#wander();
        camera.set(zoomAt(camera.camera.value, at, camera.camera.value.zoom * factor));
      },
      menu: (at, page) => {
        const hit = hitTest(sightOf(this.#parts), at);
        const item = itemOf(hit);
        if (item !== null && !itemsOf(this.selection.value).has(item)) selectTogether(this.#parts, [item]);
        this.#focus.enterHit(hit);
        options.onContextMenu?.(hit, page);
      },
      cursor: (at) => this.#company.cursor(at),
      hand: (state) => this.#showHand(state),
    });
  }

  #prepareHost(): void {
    const { host, strings } = this.#parts.options;
    host.classList.add("wall");
    host.setAttribute("role", "region");
    host.setAttribute("aria-label", strings.wall);
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
    const { clientWidth, clientHeight } = this.#parts.options.host;
    this.#parts.view.resize({ w: Math.max(1, clientWidth), h: Math.max(1, clientHeight) });
    this.#pointers.measure();
    this.#lookAtFirstContent();
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
        view.near.maps.mark(selection.value.target);
        view.request();
      }),
    );
  }

  #changed(change: BoardChange): void {
    const { scene, board, view } = this.#parts;
    const cards = scene.apply(board.state, change);
    // Cards are called by what their colour means.
    const named = change.legend ? new Set(board.state.cards.keys()) : cards;
    view.near.changed(change.tags ? taggedCards(board.state, named) : named, change.maps);
    this.#editor.repair();
    this.#focus.repair();
    if (!change.local) this.#lookAtFirstContent();
    view.request();
  }

  #lookAtFirstContent(): void {
    const { view, camera, scene } = this.#parts;
    const content = scene.contentBox();
    if (!this.#unseen || view.viewport.w <= 1 || content === null) return;
    this.#unseen = false;
    // A colleague's first card on an empty wall must not move the wall under one's hand.
    if (covers(visibleBox(camera.aim, view.viewport), content)) return;
    lookAtBeginning(this.#parts);
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
