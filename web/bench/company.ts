/** Other people on the board, without browsers: they bring the notes, and move some about. */
import type { BrowserContext } from "@playwright/test";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";

const BEAT_MS = 50;
const BEATS_PER_WRITE = 20;

interface Somebody {
  readonly socket: WebSocket;
  readonly doc: Doc;
  clock: number;
}

/** People connected over plain sockets. */
export class Company {
  readonly #people: Somebody[] = [];

  /** So many people join by one invitation. */
  static async join(owner: BrowserContext, url: string, board: string, count: number): Promise<Company> {
    const company = new Company();
    const headers = { Origin: url };
    const invited = await owner.request.post(`${url}/api/boards/${board}/invitations`, {
      data: { role: "editor" },
      headers,
    });
    const key = String((await invited.json()).url).split("#")[1];
    for (let at = 0; at < count; at++) {
      const joined = await fetch(`${url}/api/invitations/${key}/accept`, {
        method: "POST",
        headers: { ...headers, "Content-Type": "application/json" },
        body: JSON.stringify({ name: `Person ${at}` }),
      });
      const Cookie = joined.headers.get("set-cookie")?.split(";")[0] ?? "";
      const socket = new WebSocket(`${url.replace("http", "ws")}/sync/${board}`, { headers: { ...headers, Cookie } });
      socket.binaryType = "arraybuffer";
      await new Promise<void>((resolve, reject) => {
        socket.once("open", () => resolve());
        socket.once("error", reject);
      });
      company.#people.push({ socket, doc: new Doc(), clock: 0 });
    }
    return company;
  }

  /** Puts this on the board. */
  async fill(update: Uint8Array): Promise<void> {
    this.#send(this.#people[0], (to) => {
      encoding.writeVarUint(to, 0);
      encoding.writeVarUint(to, 1);
      encoding.writeVarUint8Array(to, update);
    });
    for (const one of this.#people) {
      applyUpdate(one.doc, update);
      this.#send(one, (to) => {
        encoding.writeVarUint(to, 0);
        encoding.writeVarUint(to, 0);
        encoding.writeVarUint8Array(to, encodeStateVector(one.doc));
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  }

  /** Everybody carries one of these about, twenty times a second, and puts it down once a second; ends as returned. */
  move(ids: readonly string[]): () => Promise<void> {
    let beat = 0;
    const timer = setInterval(() => {
      beat += 1;
      for (const [at, one] of this.#people.entries()) {
        const id = ids[at % ids.length] ?? "";
        const dx = Math.sin(beat / 10) * 60;
        this.#present(one, {
          cursor: [5800 + dx, at * 140 + 60],
          selection: [id],
          viewport: null,
          drag: { dx, dy: 0 },
          editing: null,
        });
        if (beat % BEATS_PER_WRITE === at) this.#place(one, id, [5720 + dx, at * 140]);
      }
    }, BEAT_MS);
    return async () => clearInterval(timer);
  }

  leave(): void {
    for (const one of this.#people) one.socket.close();
  }

  #present(one: Somebody, state: object): void {
    one.clock += 1;
    this.#send(one, (to) => {
      const entry = encoding.createEncoder();
      encoding.writeVarUint(entry, 1);
      encoding.writeVarUint(entry, one.doc.clientID);
      encoding.writeVarUint(entry, one.clock);
      encoding.writeVarString(entry, JSON.stringify(state));
      encoding.writeVarUint(to, 1);
      encoding.writeVarUint8Array(to, encoding.toUint8Array(entry));
    });
  }

  #place(one: Somebody, id: string, pos: [number, number]): void {
    const before = encodeStateVector(one.doc);
    one.doc.getMap("placements").set(`canvas:${id}`, { pos, order: "a0" });
    this.#send(one, (to) => {
      encoding.writeVarUint(to, 0);
      encoding.writeVarUint(to, 2);
      encoding.writeVarUint8Array(to, encodeStateAsUpdate(one.doc, before));
    });
  }

  #send(one: Somebody | undefined, write: (to: encoding.Encoder) => void): void {
    const to = encoding.createEncoder();
    write(to);
    one?.socket.send(encoding.toUint8Array(to));
  }
}
