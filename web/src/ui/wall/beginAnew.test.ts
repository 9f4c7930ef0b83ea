import { signal } from "@preact/signals-core";
import { describe, expect, it } from "vitest";
import { refusalOf } from "@/sync/refusal";
import type { BoardSession } from "@/sync/session";
import type { SyncStatus } from "@/sync/status";
import { beginsAnew, whenItBeginsAnew } from "@/ui/wall/beginAnew";

const FINE: SyncStatus = {
  state: "saved",
  unsent: 0,
  role: "editor",
  synced: true,
  arrived: null,
  fromCache: false,
  storage: "durable",
  damaged: false,
  lacking: false,
  outdated: false,
  refusal: null,
};

function refused(code: number, more: Partial<SyncStatus> = {}, copy: string | null = null): SyncStatus {
  return { ...FINE, state: "refused", ...more, refusal: { ...refusalOf(code, ""), copy } };
}

describe("a board with a new history", () => {
  it("is opened again unless what is unsent would be lost", () => {
    expect(beginsAnew(FINE)).toBe(false);
    expect(beginsAnew(refused(4409))).toBe(true);
    expect(beginsAnew(refused(4409, { unsent: 2 }))).toBe(true);
    expect(beginsAnew(refused(4409, { unsent: 2, storage: "unavailable" }))).toBe(false);
    expect(beginsAnew(refused(4409, { unsent: 2, storage: "full" }))).toBe(false);
    expect(beginsAnew(refused(4409, { storage: "unavailable" }))).toBe(true);
    expect(beginsAnew(refused(4403))).toBe(false);
  });

  it("is opened once, when what is unsent is kept", async () => {
    const status = signal(FINE);
    const doc = { store: { clients: new Map([[1, []]]) } };
    const session = { doc, status, stored: () => Promise.resolve() } as unknown as BoardSession;
    let opened = 0;
    const stop = whenItBeginsAnew(session, () => {
      opened += 1;
    });
    status.value = refused(4409, { unsent: 1 });
    await Promise.resolve();
    await Promise.resolve();
    expect(opened).toBe(0);
    status.value = refused(4409, { unsent: 1 }, "copy");
    status.value = refused(4409, { unsent: 1, damaged: true }, "copy");
    await Promise.resolve();
    await Promise.resolve();
    expect(opened).toBe(1);
    stop();
  });
});
