import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import { agreements, changeAgreement, putAgreement } from "@/api/agreements";
import { changes } from "@/api/changes";
import type { Agreement, Me, NewAgreement, Role } from "@/api/dto";
import { currentWalk, walk } from "@/api/walks";
import type { Board } from "@/document/board";
import type { CardId, RecordId } from "@/document/records";
import type { BoardSession } from "@/sync/session";
import type { AgreementCounts, Mark, Wall } from "@/tools/wallContract";
import { AgreementStore } from "@/ui/agreements/agreementStore";
import { ChangesStore } from "@/ui/changes/changesStore";
import { marksOf } from "@/ui/changes/marks";
import { forget, keysOf, recall, remember } from "@/ui/memory";
import { shortWords } from "@/ui/pages/problemWords";
import { t } from "@/ui/strings/translate";
import { fetchWords } from "@/ui/strings/words";
import { showToast } from "@/ui/toasts/toasts";
import { currentStop } from "@/ui/walk/agenda";
import { Following } from "@/ui/walk/following";
import { placeOfWalk, stageOfWalk } from "@/ui/walk/stagePlace";
import { type Steering, steeringOf } from "@/ui/walk/steering";
import { WalkStore } from "@/ui/walk/walkStore";

/** What stands beside the wall: what the stop is about, all stops, or what changed. */
export type Side = "stop" | "agenda" | "changes";

/** What the capture sheet opens with. */
export interface Draft {
  readonly kind: NewAgreement["kind"];
  /** What was written before, when it is changed. */
  readonly edited: Agreement | null;
  /** The card it is opened at; undefined leaves that to the stage and the selection. */
  readonly card?: CardId;
  /** What the server refused and is put in other words: what comes of it takes its place. */
  readonly again?: { readonly id: string; readonly body: NewAgreement };
}

/** Everything about walks and agreements on one live board. */
export interface WalkParts {
  readonly store: WalkStore;
  readonly agreements: AgreementStore;
  readonly changes: ChangesStore;
  readonly following: Following;
  readonly steering: ReadonlySignal<Steering | null>;
  readonly side: Signal<Side | null>;
  /** Whether what changed is marked on the wall while a walk is under way. */
  readonly marked: Signal<boolean>;
  readonly draft: Signal<Draft>;
  readonly destroy: () => void;
}

/** What the parts are put together from. */
export interface WalkGround {
  readonly id: string;
  readonly me: Me;
  readonly board: Board;
  readonly wall: Wall;
  readonly session: BoardSession;
  readonly role: ReadonlySignal<Role>;
}

const NO_MARKS: ReadonlyMap<RecordId, Mark> = new Map();
const WIDE = "(min-width: 1000px)";

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** Panels and bars that open in this frame are measured in the next. */
function settled(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run));
}

/** Runs whenever this window is looked at again, until the returned function is called. */
function onWaking(run: () => void): () => void {
  const stop = new AbortController();
  const look = (): void => {
    if (document.visibilityState === "visible") run();
  };
  document.addEventListener("visibilitychange", look, { signal: stop.signal });
  addEventListener("focus", look, { signal: stop.signal });
  return () => stop.abort();
}

/** Makes the browser ask before the window is closed, until the returned function is called. */
function askBeforeClosing(): () => void {
  const stop = new AbortController();
  addEventListener("beforeunload", (event) => event.preventDefault(), { signal: stop.signal });
  return () => stop.abort();
}

/** Puts together what a live board knows about walks. */
export function openWalkParts({ id, me, board, wall, session, role }: WalkGround): WalkParts {
  const connected = computed(() => ["saved", "saving"].includes(session.status.value.state));
  const { events } = session;
  const store = new WalkStore({
    current: () => currentWalk(id),
    one: (one) => walk({ board: id, walk: one }),
    connected,
    events,
    count: () => performance.now(),
    after,
  });
  const agreed = new AgreementStore({
    board: id,
    me: me.id,
    list: () => agreements(id),
    put: (one, body) => putAgreement(id, one, body),
    alter: (one, change) => changeAgreement(id, one, change),
    personOf: (person) => store.walk.peek()?.attendance.find((one) => one.person.id === person)?.person ?? null,
    refused: (problem, { text }) => {
      const why = problem.detail || t(shortWords(problem));
      showToast(text ? `${text}: ${why}` : why);
    },
    connected,
    events,
    notebook: { keys: keysOf, recall, remember, forget },
    after,
  });
  const changed = new ChangesStore(async (since, stop) => {
    const [found] = await Promise.all([changes(id, since, stop), fetchWords(["walk"])]);
    return found;
  });
  const here = computed(() => new Set(session.presence.peers.value.map(({ person }) => person.id)));
  const steering = computed(() => {
    const now = store.walk.value;
    return now ? steeringOf({ walk: now, me: me.id, role: role.value, here: here.value }) : null;
  });
  const following = new Following({
    walk: store.walk,
    iLead: computed(() => steering.value?.iLead ?? false),
    wall,
    placeOf: (now) => placeOfWalk(wall, board.state, now),
    stageOf: stageOfWalk,
    settled,
  });
  const side = signal<Side | null>(null);
  const marked = signal(true);
  const stops = [
    ...besideTheWall(store, side),
    onWaking(() => store.refresh()),
    ...markTheWall({ wall, store, changed, side, marked }),
    effect(() => wall.setAgreements(agreed.counts.value as ReadonlyMap<CardId, AgreementCounts>)),
    effect(() => (agreed.unkept.value ? askBeforeClosing() : undefined)),
  ];
  return {
    store,
    agreements: agreed,
    changes: changed,
    following,
    steering,
    side,
    marked,
    draft: signal<Draft>({ kind: "decision", edited: null }),
    destroy: () => {
      for (const stop of stops) stop();
      following.destroy();
      changed.clear();
      store.destroy();
      agreed.destroy();
    },
  };
}

/** The stop is shown beside the wall when a walk begins, where there is room, and goes with it. */
function besideTheWall(store: WalkStore, side: Signal<Side | null>): (() => void)[] {
  const id = computed(() => store.walk.value?.id ?? null);
  return [
    effect(() => {
      if (id.value === null) {
        if (side.peek() !== "changes") side.value = null;
      } else if (matchMedia(WIDE).matches) side.value = "stop";
    }),
  ];
}

interface Marking {
  readonly wall: Wall;
  readonly store: WalkStore;
  readonly changed: ChangesStore;
  readonly side: ReadonlySignal<Side | null>;
  readonly marked: ReadonlySignal<boolean>;
}

/** Marks what changed: for everybody while a walk is under way, else while somebody looks at the list. */
function markTheWall({ wall, store, changed, side, marked }: Marking): (() => void)[] {
  /** What to compare with; asked again where the group comes to look at it. */
  const since = computed(() => {
    const now = store.walk.value;
    if (!now?.since) return null;
    return { walk: now.id, since: now.since.id, looking: currentStop(now)?.kind === "changes" };
  });
  const asked = computed(() => (since.value ? JSON.stringify(since.value) : null));
  const shown = computed(() => (store.walk.value ? marked.value : side.value === "changes"));
  return [
    effect(() => {
      if (asked.value === null) changed.clear();
      else changed.load(since.peek()?.since ?? null);
    }),
    effect(() => {
      const now = changed.now.value;
      wall.setMarks(shown.value && now.state === "here" ? marksOf(now.changes.changes, t) : NO_MARKS);
    }),
  ];
}
