/** A page with nothing on it: what this machine's browser reaches at best. */
import type { Browser } from "@playwright/test";
import { serve } from "./site";
import type { Subject } from "./subject";

const PAGE = "<!doctype html><title>Nothing</title><style>html{background:#fff}</style><p>Nothing</p>";

export async function emptyPage(browser: Browser): Promise<Subject> {
  const site = await serve("/nowhere", new Map([["/index.html", PAGE]]));
  const nothing = async (): Promise<void> => undefined;
  return {
    name: "empty page",
    address: `${site.url}/`,
    context: () => browser.newContext(),
    painted: () => document.querySelector("p") !== null,
    ready: nothing,
    look: nothing,
    lookAtAll: nothing,
    sweepDelta: async () => -1,
    selected: async () => Number.NaN,
    company: async () => nothing,
    close: () => site.close(),
  };
}
