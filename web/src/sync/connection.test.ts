import { describe, expect, it } from "vitest";
import {
  BUSY_FLOOR_MS,
  type ConnectionEvent,
  type ConnectionState,
  DRAIN_SPREAD_MS,
  initialConnection,
  ONLINE_SPREAD_MS,
  type Phase,
  RETRY_BASE_MS,
  RETRY_CAP_MS,
  retryDelay,
  step,
} from "@/sync/connection";
import { aftermathOf, refusalOf } from "@/sync/refusal";

const half = () => 0.5;
const nearlyOne = () => 1 - Number.EPSILON;

function inPhase(phase: Phase, more: Partial<ConnectionState> = {}): ConnectionState {
  return { ...initialConnection(true), phase, socket: 3, ...more };
}

function closed(code: number, socket = 3): ConnectionEvent {
  return { type: "closed", socket, code, reason: "" };
}

describe("transitions", () => {
  const refusal = refusalOf(4401, "");
  it.each<[Phase, ConnectionEvent, Phase, string[]]>([
    ["idle", { type: "start" }, "connecting", ["cancelWait", "connect"]],
    ["live", { type: "start" }, "live", []],
    ["connecting", { type: "greeted", socket: 3 }, "synchronising", []],
    ["synchronising", { type: "agreed", socket: 3 }, "live", []],
    ["connecting", { type: "agreed", socket: 3 }, "connecting", []],
    ["connecting", closed(1006), "waiting", ["disconnect", "wait"]],
    ["synchronising", closed(1012), "waiting", ["disconnect", "wait"]],
    ["live", closed(1013), "waiting", ["disconnect", "wait"]],
    ["live", closed(1000), "waiting", ["disconnect", "wait"]],
    ["live", closed(4500), "waiting", ["disconnect", "wait"]],
    ["live", closed(4400), "refused", ["cancelWait", "disconnect"]],
    ["connecting", closed(4401), "refused", ["cancelWait", "disconnect"]],
    ["connecting", closed(4499), "refused", ["cancelWait", "disconnect"]],
    ["waiting", closed(4403), "waiting", []],
    ["live", closed(4403, 2), "live", []],
    ["live", { type: "failed", socket: 2 }, "live", []],
    ["live", { type: "failed", socket: 3 }, "waiting", ["disconnect", "wait"]],
    ["waiting", { type: "retryDue" }, "connecting", ["cancelWait", "connect"]],
    ["live", { type: "retryDue" }, "live", []],
    ["live", { type: "offline" }, "waiting", ["disconnect", "wait"]],
    ["waiting", { type: "offline" }, "waiting", []],
    ["refused", { type: "offline" }, "refused", []],
    ["waiting", { type: "online" }, "waiting", ["wait"]],
    ["live", { type: "online" }, "live", ["probe"]],
    ["waiting", { type: "visible" }, "connecting", ["cancelWait", "connect"]],
    ["live", { type: "visible" }, "live", ["probe"]],
    ["refused", { type: "visible" }, "refused", []],
    ["refused", { type: "retry" }, "connecting", ["cancelWait", "connect"]],
    ["waiting", { type: "retry" }, "connecting", ["cancelWait", "connect"]],
    ["live", { type: "retry" }, "live", []],
    ["live", { type: "refuse", refusal }, "refused", ["cancelWait", "disconnect"]],
    ["refused", { type: "refuse", refusal }, "refused", []],
    ["live", { type: "stop" }, "idle", ["cancelWait", "disconnect"]],
  ])("%s + %o → %s", (from, event, to, effects) => {
    const next = step(inPhase(from), event, half);
    expect(next.state.phase).toBe(to);
    expect(next.effects.map((effect) => effect.type)).toEqual(effects);
  });

  it("gives every socket a number of its own, so that a late close means nothing", () => {
    const lost = step(inPhase("live"), closed(1006), half).state;
    const again = step(lost, { type: "retryDue" }, half).state;
    expect(again.socket).toBeGreaterThan(3);
    expect(step(again, closed(4410), half).state).toBe(again);
  });

  it("counts attempts until a connection has held", () => {
    const lost = step(inPhase("live", { attempt: 4 }), closed(1006), half).state;
    expect(lost.attempt).toBe(5);
    const held = step(inPhase("live", { attempt: 4 }), { type: "held", socket: 3 }, half).state;
    expect(held.attempt).toBe(0);
  });

  it("tells why it was refused, in the server's words where there are any", () => {
    const { state } = step(inPhase("live"), { type: "closed", socket: 3, code: 4403, reason: "not-permitted" }, half);
    expect(state.refusal).toMatchObject({ code: 4403, slug: "not-permitted" });
    expect(refusalOf(4422, "")).toMatchObject({ slug: "update-refused" });
    expect(aftermathOf(4401)).toBe("wait");
    expect(aftermathOf(4444)).toBe("keep-all");
  });
});

describe("waiting", () => {
  it.each([
    [0, 1006, RETRY_BASE_MS],
    [1, 1006, 2 * RETRY_BASE_MS],
    [3, 1006, 8 * RETRY_BASE_MS],
    [10, 1006, RETRY_CAP_MS],
    [1_000, 1006, RETRY_CAP_MS],
    [0, 1012, DRAIN_SPREAD_MS],
    [0, 1013, BUSY_FLOOR_MS + RETRY_BASE_MS],
  ])("attempt %d after %d waits any time below %d ms", (attempt, code, limit) => {
    expect(retryDelay(attempt, code, () => 0)).toBe(code === 1013 ? BUSY_FLOOR_MS : 0);
    expect(retryDelay(attempt, code, nearlyOne)).toBeLessThanOrEqual(limit);
    expect(retryDelay(attempt, code, nearlyOne)).toBeGreaterThan(limit - 2);
  });

  it("spreads those who come back with the network", () => {
    const { effects } = step(inPhase("waiting", { online: false }), { type: "online" }, nearlyOne);
    expect(effects).toEqual([{ type: "wait", ms: ONLINE_SPREAD_MS - 1 }]);
  });
});
