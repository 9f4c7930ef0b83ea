// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fetchLateParts, fetchLater, untilHere } from "@/ui/late";
import { CATALOGUES, fetchWords } from "@/ui/strings/words";
import { toasts } from "@/ui/toasts/toasts";

const away = () => Promise.reject(new Error("away"));

describe("a part that cannot be fetched", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    toasts.value = [];
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("is asked for again until it is here, and that is said once", async () => {
    const load = vi
      .fn(async () => "here")
      .mockImplementationOnce(away)
      .mockImplementationOnce(away);
    const coming = untilHere(load);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await coming).toBe("here");
    expect(load).toHaveBeenCalledTimes(3);
    expect(toasts.value).toHaveLength(1);
  });

  it("comes at once when the network is back, however long that took", async () => {
    vi.stubGlobal("navigator", { onLine: false });
    let gone = true;
    const load = vi.fn(() => (gone ? away() : Promise.resolve("here")));
    const coming = untilHere(load);
    await vi.advanceTimersByTimeAsync(3_600_000);
    gone = false;
    dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(0);
    expect(await coming).toBe("here");
  });

  it("is given up where there is a network and it stays away", async () => {
    const load = vi.fn(away);
    const coming = untilHere(load).catch((cause: Error) => cause.message);
    await vi.advanceTimersByTimeAsync(200_000);
    expect(await coming).toBe("away");
    expect(load).toHaveBeenCalledTimes(8);
  });
});

describe("parts that are fetched beforehand", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }); // the timeline stays the real one
    vi.stubGlobal("requestIdleCallback", (work: () => void) => work());
    performance.clearMarks();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("stand in the timeline once all are here, the ones that failed at first included", async () => {
    const load = vi.fn(async () => "here").mockImplementationOnce(away);
    const all = () => performance.getEntriesByName("walkboard: all parts are here").length;
    fetchLater(load);
    fetchLateParts();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(load).toHaveBeenCalledOnce();
    expect(all()).toBe(0);
    await fetchWords(CATALOGUES);
    await vi.advanceTimersByTimeAsync(20_000);
    await vi.waitFor(() => expect(all()).toBe(1));
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("are left where they are for who saves data, until they are needed", async () => {
    vi.resetModules();
    const page = await import("@/ui/late");
    vi.stubGlobal("navigator", { onLine: true, connection: { saveData: true } });
    const load = vi.fn(async () => "here");
    page.fetchLater(load);
    page.fetchLateParts();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(load).not.toHaveBeenCalled();
    vi.stubGlobal("navigator", { onLine: true });
    page.fetchLateParts();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(load).toHaveBeenCalledOnce();
  });
});
