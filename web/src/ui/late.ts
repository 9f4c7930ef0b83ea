import { type ComponentType, type LazyExoticComponent, lazy, useEffect, useState } from "react";
import { attempt } from "@/ui/attempt";
import { t } from "@/ui/strings/translate";
import { CATALOGUES, type Catalogue, fetchWords } from "@/ui/strings/words";
import { showToast } from "@/ui/toasts/toasts";

/** Where a browser knows no idle time: long enough for the first picture to be there. */
const SETTLED_MS = 2_000;
/** What one sees first is looked at, and answers, before more is fetched. */
const REST_MS = 1_500;
/** So many parts are on their way together. */
const AT_ONCE = 4;

/** Pause between two attempts to fetch a part that somebody waits for: twice as long each time. */
const PAUSE_MS = { first: 1_000, most: 15_000 };
/** Named in the browser's timeline whenever all that is known by then is here: from then on a board goes on without its server. */
const ALL_HERE = "walkboard: all parts are here";

/** So often a browser that has a network asks for a part before the page says that something is wrong. */
const ATTEMPTS = 8;
/** What could not be fetched beforehand is tried again after so long. */
const AGAIN_MS = 20_000;

const loads: (() => Promise<unknown>)[] = [];
const missed: (() => Promise<unknown>)[] = [];
/** Whether everything known was fetched: what is named by a part that came then follows. */
let through = false;
/** How many parts are on their way. */
let under = 0;
/** Whether the next part is asked for as soon as there is nothing else to do. */
let waits = false;

/**
 * A part of the client in a file of its own, with the catalogues of texts it needs, fetched when it is first shown, or by
 * `fetchLateParts` before.
 */
export function late<P extends object>(
  load: () => Promise<ComponentType<P>>,
  ...words: readonly Catalogue[]
): LazyExoticComponent<ComponentType<P>> {
  const whole = (): Promise<readonly [ComponentType<P>, unknown]> => Promise.all([load(), fetchWords(words)]);
  fetchLater(whole);
  return lazy(() => untilHere(whole).then(([part]) => ({ default: part })));
}

/**
 * Asks for something until it is here, and says once that it comes later, unless nobody waits for it. A browser without a network waits for one, however long that
 * takes; one that has a network gives up in the end, since then the part is gone and not the way to it.
 */
export async function untilHere<T>(load: () => Promise<T>, say = true): Promise<T> {
  let failures = 0;
  for (let pause = PAUSE_MS.first; ; pause = Math.min(2 * pause, PAUSE_MS.most)) {
    try {
      return await attempt(load);
    } catch (cause) {
      if (navigator.onLine) failures += 1;
      if (failures >= ATTEMPTS) throw cause;
      if (say && pause === PAUSE_MS.first) showToast(t("late.comes"));
      await networkOr(pause);
    }
  }
}

/** When the network comes back, or after a while. */
function networkOr(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener("online", done);
  });
}

/** Something for `fetchLateParts` to fetch. */
export function fetchLater(load: () => Promise<unknown>): void {
  loads.push(load);
  if (!through) return;
  through = false;
  fetchNext();
}

/**
 * Fetches every part and every text known so far, so that all are here should the server go away: when there is nothing else to do, each in a
 * task of its own. Only to ask for the files of one part takes as long as a frame, and so does running them: several in one task would keep
 * the page busy for as long as opening it took. Who asked the browser to save data gets each part once it is needed.
 */
export function fetchLateParts(): void {
  if (!savesData()) setTimeout(fetchNext, REST_MS);
}

/** Browsers that know of saving data say so here; it is not in the standard's types yet. */
function savesData(): boolean {
  return (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;
}

function fetchNext(): void {
  if (waits || through || under >= AT_ONCE) return;
  waits = true;
  whenSettled(() => {
    waits = false;
    const load = loads.shift();
    if (load) fetchPart(load);
    else if (under === 0)
      fetchWords(CATALOGUES).then(end, () => {
        missed.push(() => fetchWords(CATALOGUES));
        end();
      });
  });
}

function fetchPart(load: () => Promise<unknown>): void {
  under += 1;
  void attempt(load)
    .catch(() => missed.push(load))
    .then(() => {
      under -= 1;
      fetchNext();
    });
  fetchNext();
}

function end(): void {
  if (loads.length > 0) {
    // Named by a part that came meanwhile.
    fetchNext();
    return;
  }
  through = true;
  if (missed.length > 0) setTimeout(fetchAgain, AGAIN_MS);
  else performance.mark(ALL_HERE);
}

function fetchAgain(): void {
  for (const load of missed.splice(0)) fetchLater(load);
}

/** Runs something once there is nothing else to do. */
export function whenSettled(run: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(run);
  else setTimeout(run, SETTLED_MS);
}

/** Whether the first picture stands and there was nothing else to do: the time for what nobody waits for. */
export function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => whenSettled(() => setSettled(true)), []);
  return settled;
}
