/** A process that has the program in memory and makes servers of itself: see `tests/warm_server.py`. One for each process of tests. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";

const PYTHON = fileURLToPath(new URL("../../.venv/bin/python", import.meta.url));
const PROGRAM = fileURLToPath(new URL("../../tests/warm_server.py", import.meta.url));

/** Where servers come from. */
export class WarmServers {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: Interface;

  constructor() {
    this.#child = spawn(PYTHON, [PROGRAM]);
    this.#child.stderr.pipe(process.stderr);
    this.#lines = createInterface(this.#child.stdout);
  }

  /** Starts a server that prints to a file; gives its process id. One at a time. */
  start(environment: Readonly<Record<string, string>>, log: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error("The process that makes servers has ended."));
      this.#child.once("exit", ended);
      this.#lines.once("line", (line) => {
        this.#child.off("exit", ended);
        resolve(Number(line));
      });
      this.#child.stdin.write(`${JSON.stringify({ ...environment, LOG: log })}\n`);
    });
  }

  /** Makes no more servers. */
  close(): void {
    this.#child.stdin.end();
  }
}
