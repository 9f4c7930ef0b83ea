/**
 * A real server in a process of its own, on a data folder of its own: `walkboard serve` of the working copy.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const WALKBOARD = fileURLToPath(new URL("../../../.venv/bin/walkboard", import.meta.url));
/** A first start migrates, plants the sample and starts its workers, perhaps on a busy machine. */
const READY_PATIENCE_MS = 90_000;
const POLL_MS = 50;

/** Somebody who may speak to the server, and how. */
export interface Somebody {
  readonly id: string;
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A server that can be killed and started again. */
export class RealServer {
  readonly port: number;
  readonly #folder: string;
  #process: ChildProcess | null = null;
  #said = "";

  private constructor(port: number, folder: string) {
    this.port = port;
    this.#folder = folder;
  }

  /** Starts on a port of its own with an empty data folder. */
  static async start(): Promise<RealServer> {
    const server = new RealServer(await quietPort(), await mkdtemp(join(tmpdir(), "walkboard-sync-")));
    await server.restart();
    return server;
  }

  /** Starts the process again and waits until it is ready. */
  async restart(): Promise<void> {
    const child = spawn(WALKBOARD, ["serve"], { env: this.#environment(), stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (text: Buffer) => {
        this.#said = (this.#said + text.toString()).slice(-20_000);
      });
    }
    this.#process = child;
    // A test run that is cut short must not leave a server behind.
    const end = () => child.kill("SIGKILL");
    process.once("exit", end);
    child.once("exit", () => process.off("exit", end));
    const ready = async () => (await fetch(`${this.#url}/readyz`).catch(() => null))?.ok === true;
    await eventually(ready, READY_PATIENCE_MS, () => `the server is not ready: ${this.#said}`);
  }

  /** Ends the process without a chance to finish anything. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }

  /** Ends the process and forgets its data. */
  async stop(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** The owner, with an API token. */
  async owner(): Promise<Somebody> {
    const token = (await this.#run("token", "create", "--name", "sync")).trim().split("\n").at(-1) ?? "";
    const headers = { authorization: `Bearer ${token}` };
    const me = await this.call<{ id: string; name: string }>({ headers }, "GET", "/api/me");
    return { ...me, headers };
  }

  /** A new person who came to a board by an invitation. */
  async invited(owner: Somebody, boardId: string, role: "editor" | "viewer", name: string): Promise<Somebody> {
    const { url } = await this.call<{ url: string }>(owner, "POST", `/api/boards/${boardId}/invitations`, { role });
    const secret = url.split("#")[1] ?? "";
    const answer = await this.#request({}, "POST", `/api/invitations/${secret}/accept`, { name, discipline: "design" });
    const { me } = (await answer.json()) as { me: { id: string; name: string } };
    const cookie = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
    return { id: me.id, name: me.name, headers: { cookie: cookie.join("; ") } };
  }

  /** Gives a board a new epoch, as `walkboard squash` does while the server runs. */
  async squash(boardId: string): Promise<void> {
    const said = await this.#run("squash", "--board", boardId, "--apply");
    if (!said.includes("squashed")) throw new Error(`not squashed: ${said}`);
  }

  /** A call of the REST interface that must succeed. */
  async call<T>(as: Pick<Somebody, "headers">, method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.#request(as.headers, method, path, body);
    const text = await answer.text();
    return (text ? JSON.parse(text) : undefined) as T;
  }

  async #request(headers: Readonly<Record<string, string>>, method: string, path: string, body?: unknown) {
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(this.#url + path, {
      method,
      headers: { "content-type": "application/json", origin: this.#url, ...headers },
      ...content,
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  get #url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  #environment(): NodeJS.ProcessEnv {
    const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("WALKBOARD_"));
    const own = {
      HOST: "127.0.0.1",
      PORT: String(this.port),
      WALKBOARD_DATA_DIR: this.#folder,
      WALKBOARD_SAMPLE: "false",
    };
    return { ...Object.fromEntries(kept), ...own } as NodeJS.ProcessEnv;
  }

  async #run(...verb: string[]): Promise<string> {
    const child = spawn(WALKBOARD, verb, { env: this.#environment(), stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (text: Buffer) => {
      said += text.toString();
    });
    await new Promise((resolve) => child.once("close", resolve));
    return said;
  }
}

/** Waits until something is so, or raises with what is wrong. */
export async function eventually(
  isSo: () => boolean | Promise<boolean>,
  patience = 30_000,
  wrong: () => string = () => "it did not come true in time",
): Promise<void> {
  const end = performance.now() + patience;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(wrong());
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Below what systems give to those who ask for any port, connections that leave included: free now is free after a restart. */
async function quietPort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const isFree = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once("error", () => resolve(false));
      probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}
