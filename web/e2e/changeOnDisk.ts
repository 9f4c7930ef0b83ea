/** Damage on the server's disk, for stories that begin with it. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect } from "./stage";

/** Changes the latest update of a board in the database file. */
export function changeOnDisk(folder: string, boardId: string): void {
  const program = `
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as file:
    changed = file.execute(
        "UPDATE updates SET data = x'00ff' WHERE board_id = ?1"
        " AND sequence = (SELECT max(sequence) FROM updates WHERE board_id = ?1)", [sys.argv[2]])
assert changed.rowcount == 1
`;
  const python = new URL("../../.venv/bin/python", import.meta.url).pathname;
  const done = spawnSync(python, ["-c", program, join(folder, "walkboard.sqlite"), boardId], { encoding: "utf8" });
  expect(done.stderr).toBe("");
}
