// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { browserEnvironment, defaultSocketUrl, type PageSignal, systemClock } from "@/sync/environment";

afterEach(() => vi.unstubAllGlobals());

it("hears what the page tells, until it is told to stop", () => {
  const heard: PageSignal[] = [];
  const stop = browserEnvironment().watch((signal) => heard.push(signal));
  for (const type of ["online", "offline", "pagehide", "pageshow"]) dispatchEvent(new Event(type));
  document.dispatchEvent(new Event("visibilitychange"));
  stop();
  dispatchEvent(new Event("online"));
  expect(heard).toEqual(["online", "offline", "leaving", "visible", "visible"]);
});

it("does without storage and locks where the browser has none, or throws at their mention", () => {
  vi.stubGlobal("indexedDB", undefined);
  vi.stubGlobal("navigator", { onLine: false });
  expect(browserEnvironment()).toMatchObject({ indexedDB: null, locks: null });
  expect(browserEnvironment().isOnline()).toBe(false);
  vi.unstubAllGlobals();
  Object.defineProperty(globalThis, "indexedDB", {
    configurable: true,
    get() {
      throw new DOMException("not here", "SecurityError");
    },
  });
  expect(browserEnvironment().indexedDB).toBeNull();
  Reflect.deleteProperty(globalThis, "indexedDB");
});

it.each([
  ["http://192.168.1.5:8000/b/x", "ws://192.168.1.5:8000/sync/a%2Fb"],
  ["https://wall.example.org/b/x", "wss://wall.example.org/sync/a%2Fb"],
])("finds the socket of the page's own server (%s)", (page, socket) => {
  vi.stubGlobal("location", new URL(page));
  expect(defaultSocketUrl("a/b")).toBe(socket);
});

it("can take a timer back", async () => {
  const ran: string[] = [];
  systemClock.after(0, () => ran.push("taken back"))();
  await new Promise<void>((resolve) => systemClock.after(1, resolve));
  expect(ran).toEqual([]);
});
