/** A real Walkboard server in a process of its own, on a free port with an empty data folder; can be killed and started again. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { WarmServers } from "./warm";

const WALKBOARD = fileURLToPath(new URL("../../.venv/bin/walkboard", import.meta.url));
/** A server that does not start ends, and that is seen at once; one that starts takes as long as the machine needs to read the program. */
const START_TIMEOUT_MS = 150_000;

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

/** Whether there is a process with this id. */
function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** One installation of Walkboard for a test. */
export class WallServer {
  readonly port: number;
  readonly folder: string;
  /** The owner's one-time sign-in link of the first start. */
  ownerLink = "";
  private child: ChildProcess | null = null;
  /** The process id of a server that came warm: it is nobody's child here. */
  private warmPid = 0;
  private output = "";

  private readonly host: string;

  private constructor(port: number, folder: string, host: string) {
    this.port = port;
    this.folder = folder;
    this.host = host;
  }

  /** Starts a new installation that people reach under `host`; the browsers of the tests find wall.test here as well. */
  static async start(host = "127.0.0.1", warm?: WarmServers): Promise<WallServer> {
    const server = new WallServer(await quietPort(), await mkdtemp(join(tmpdir(), "walkboard-")), host);
    if (warm) await server.upWarm(warm);
    else await server.up();
    server.ownerLink = server.printed.match(/http\S+\/sign-in#\S+/)?.[0] ?? "";
    return server;
  }

  get url(): string {
    return `http://${this.host}:${this.port}`;
  }

  /** Everything the server has printed so far. */
  get printed(): string {
    return (existsSync(this.log) ? readFileSync(this.log, "utf8") : "") + this.output;
  }

  /** The process id of the running server. */
  get pid(): number {
    return this.child?.pid ?? this.warmPid;
  }

  /** What the server printed that came warm; beside its data, which is its own. */
  private get log(): string {
    return `${this.folder}.log`;
  }

  private environment(): Record<string, string> {
    return {
      HOST: "127.0.0.1",
      PORT: String(this.port),
      WALKBOARD_DATA_DIR: this.folder,
      WALKBOARD_PUBLIC_URL: this.url,
    };
  }

  private async upWarm(warm: WarmServers): Promise<void> {
    this.warmPid = await warm.start(this.environment(), this.log);
    await this.answers(() => lives(this.warmPid));
  }

  /** Starts the process (again) and waits until it answers. */
  async up(): Promise<void> {
    const child = spawn(WALKBOARD, ["serve"], {
      env: { ...process.env, ...this.environment() },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child = child;
    const keep = (chunk: Buffer) => {
      this.output += chunk.toString();
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    await this.answers(() => child.exitCode === null);
  }

  private async answers(runs: () => boolean): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (Date.now() < deadline && runs()) {
      const ready = await fetch(`http://127.0.0.1:${this.port}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (ready) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`The server did not start:\n${this.printed}`);
  }

  /** Ends the process: politely by SIGTERM, or at once by SIGKILL. */
  async down(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    if (this.warmPid > 0) {
      if (lives(this.warmPid)) process.kill(this.warmPid, signal);
      while (lives(this.warmPid)) await new Promise((resolve) => setTimeout(resolve, 20));
      this.warmPid = 0;
    }
    const child = this.child;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
    this.child = null;
  }

  /** Runs a `walkboard` command on the same installation; gives what it printed. */
  async command(...args: string[]): Promise<string> {
    const child = spawn(WALKBOARD, args, {
      env: { ...process.env, ...this.environment() },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    await new Promise((resolve) => child.once("close", resolve));
    return text;
  }

  async destroy(): Promise<void> {
    await this.down("SIGTERM");
    await rm(this.folder, { recursive: true, force: true });
    await rm(this.log, { force: true });
  }
}
