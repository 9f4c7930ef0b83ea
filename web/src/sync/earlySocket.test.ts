import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { encodeStep1 } from "@/sync/codec";
import { NOTHING_HERE, takeEarly } from "@/sync/earlySocket";

const URL_ = "ws://wall.example/sync/seven";

class Socket {
  static readonly OPEN = 1;
  static last: Socket;
  readyState = 0;
  binaryType = "";
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly sent: Uint8Array[] = [];

  constructor() {
    Socket.last = this;
  }

  send(data: Uint8Array): void {
    this.sent.push(data);
  }

  close(): void {
    this.readyState = 2;
  }

  opens(): void {
    this.readyState = 1;
    this.onopen?.();
  }
}

const SCRIPT = readFileSync(fileURLToPath(new URL("../../public/early.js", import.meta.url)), "utf8");
const kept = new Map<string, string>();
const fetched: string[] = [];

/** Runs the page's first script at an address. */
function arriveAt(path: string): void {
  const page = new URL(path, "http://wall.example");
  vi.stubGlobal("location", page);
  new Function(SCRIPT)();
}

beforeEach(() => {
  vi.useFakeTimers();
  kept.clear();
  fetched.length = 0;
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("walkboardEarly", undefined);
  vi.stubGlobal("document", { documentElement: { lang: "en" } });
  vi.stubGlobal("localStorage", { getItem: (key: string) => kept.get(key) ?? null });
  vi.stubGlobal("fetch", async (path: string) => {
    fetched.push(path);
    return path === "/api/me" ? Response.json({ id: "me" }) : new Response("", { status: 403 });
  });
  vi.stubGlobal("WebSocket", Socket);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function taken(): Promise<unknown[]> {
  const heard: unknown[] = [];
  const socket = takeEarly(URL_);
  if (socket) socket.onmessage = ({ data }) => heard.push(data);
  await Promise.resolve();
  return heard;
}

describe("a socket that is connected before anybody uses it", () => {
  it("hands over what came, in order, and once", async () => {
    kept.set("walkboard.visit.seven", "{}");
    arriveAt("/b/seven");
    Socket.last.opens();
    for (const data of ["hello", "more"]) Socket.last.onmessage?.({ data });
    const heard = await taken();
    Socket.last.onmessage?.({ data: "later" });
    expect(heard).toEqual(["hello", "more", "later"]);
    expect(takeEarly(URL_)).toBeNull();
  });

  it("is connected on the page of a board alone, with what is to be known of it", async () => {
    for (const path of ["/", "/b/seven/walks/one", "/join"]) arriveAt(path);
    expect(globalThis.walkboardEarly).toBeUndefined();
    arriveAt("/b/seven");
    expect(fetched).toEqual(["/api/boards/seven/picture", "/api/boards/seven", "/api/me"]);
    await expect(globalThis.walkboardEarly?.answers).rejects.toThrow("answered 403");
  });

  it("belongs to its address", () => {
    kept.set("walkboard.visit.seven", "{}");
    arriveAt("/b/seven");
    expect(takeEarly(`${URL_}/other`)).toBeNull();
  });

  it("asks for all there is where nothing is here, and does not ask the same again", () => {
    expect(NOTHING_HERE).toEqual(encodeStep1(Y.encodeStateVector(new Y.Doc())));
    arriveAt("/b/seven");
    Socket.last.opens();
    const socket = takeEarly(URL_);
    socket?.send(encodeStep1(Y.encodeStateVector(new Y.Doc())) as Uint8Array<ArrayBuffer>);
    expect(Socket.last.sent).toEqual([NOTHING_HERE]);
    // Asked again later, it is asked again.
    socket?.send(NOTHING_HERE);
    expect(Socket.last.sent).toHaveLength(2);
  });

  it("sends another question all the same", () => {
    arriveAt("/b/seven");
    Socket.last.opens();
    const other = new Uint8Array([0, 0, 3, 1, 1, 1]);
    takeEarly(URL_)?.send(other);
    expect(Socket.last.sent).toEqual([NOTHING_HERE, other]);
  });

  it("asks nothing where something may be here", () => {
    kept.set("walkboard.visit.seven", "{}");
    arriveAt("/b/seven");
    Socket.last.opens();
    takeEarly(URL_)?.send(NOTHING_HERE);
    expect(Socket.last.sent).toEqual([NOTHING_HERE]);
  });

  it("is not handed over once the server has closed it, and is closed when nobody takes it", () => {
    arriveAt("/b/seven");
    Socket.last.readyState = 3;
    expect(takeEarly(URL_)).toBeNull();
    arriveAt("/b/seven");
    Socket.last.opens();
    vi.advanceTimersByTime(60_000);
    expect(Socket.last.readyState).toBe(2);
    expect(takeEarly(URL_)).toBeNull();
  });
});
