// @vitest-environment happy-dom
import { Component, type ComponentType, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { describe, expect, it, vi } from "vitest";
import { fetchLateParts } from "@/ui/late";
import { page } from "@/ui/page";

class Boundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? <p>failed</p> : this.props.children;
  }
}

const Wall = ({ id }: { readonly id: string }) => <p>wall {id}</p>;

function shown(Page: ComponentType<{ readonly id: string }>): HTMLElement {
  const host = document.createElement("div");
  createRoot(host, { onCaughtError: () => undefined }).render(
    <Boundary>
      <Page id="7" />
    </Boundary>,
  );
  return host;
}

describe("a page in a file of its own", () => {
  it("is asked for at once where the address is its own, once, and shown when it is there", async () => {
    window.history.replaceState(null, "", "/b/7");
    let arrive: (part: typeof Wall) => void = () => undefined;
    const load = vi.fn(() => new Promise<typeof Wall>((resolve) => (arrive = resolve)));
    const Page = page(load, /^\/b\//);
    expect(load).toHaveBeenCalledOnce();
    const host = shown(Page);
    await vi.waitFor(() => expect(host.querySelector(".waiting")).not.toBeNull());
    arrive(Wall);
    await vi.waitFor(() => expect(host.textContent).toBe("wall 7"));
    expect(load).toHaveBeenCalledOnce();
  });

  it("elsewhere waits until it is shown, or until there is nothing else to do", async () => {
    const shelf = vi.fn(async () => Wall);
    const minutes = vi.fn(async () => Wall);
    const Shelf = page(shelf, /^\/$/);
    page(minutes, /\/walks\//);
    expect(shelf).not.toHaveBeenCalled();
    const host = shown(Shelf);
    await vi.waitFor(() => expect(host.textContent).toBe("wall 7"));
    vi.useFakeTimers();
    vi.stubGlobal("requestIdleCallback", (work: () => void) => work());
    fetchLateParts();
    expect(minutes).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    vi.unstubAllGlobals();
    vi.useRealTimers();
    expect(minutes).toHaveBeenCalledOnce();
    expect(shelf).toHaveBeenCalledOnce();
  });

  it("comes in a turn of its own when there is nothing else to do, a few on their way together; one that fails holds up nobody", async () => {
    const idle: (() => void)[] = [];
    const begin = vi.fn();
    vi.stubGlobal("requestIdleCallback", (work: () => void) => idle.push(work));
    const rest = async (): Promise<void> => {
      idle.shift()?.();
      await new Promise((resolve) => setTimeout(resolve));
    };
    let arrive: (part: typeof Wall) => void = () => undefined;
    const part = (name: string, come: () => Promise<typeof Wall>) =>
      page(() => {
        begin(name);
        return come();
      }, /^\/elsewhere/);
    for (const name of ["one", "two", "three"]) part(name, () => new Promise((resolve) => (arrive = resolve)));
    part("four", () => Promise.reject(new Error("away")));
    part("five", () => new Promise(() => undefined));
    part("six", () => Promise.resolve(Wall));
    await vi.waitFor(() => expect(idle).toHaveLength(1), 10_000);
    for (let asked = 1; asked <= 5; asked++) {
      await rest();
      expect(begin).toHaveBeenCalledTimes(asked);
    }
    expect(idle).toEqual([]);
    arrive(Wall);
    await vi.waitFor(() => expect(idle).toHaveLength(1));
    expect(begin).toHaveBeenCalledTimes(5);
    await rest();
    expect(begin).toHaveBeenLastCalledWith("six");
    vi.unstubAllGlobals();
  });

  it("that cannot be fetched is told to the boundary, and asked for again the next time", async () => {
    const load = vi.fn(async () => Wall).mockRejectedValueOnce(new Error("away"));
    const Page = page(load, /^\/$/);
    const first = shown(Page);
    await vi.waitFor(() => expect(first.textContent).toBe("failed"));
    const second = shown(Page);
    await vi.waitFor(() => expect(second.textContent).toBe("wall 7"));
  });

  it("whose file could not be fetched says that the server is away, and comes when it is asked for again", async () => {
    const lost = new TypeError("Failed to fetch dynamically imported module: /assets/WallPage.js");
    const Page = page(vi.fn(async () => Wall).mockRejectedValueOnce(lost), /^\/$/);
    const host = shown(Page);
    await vi.waitFor(() => expect(host.querySelector("h1")).not.toBeNull());
    expect(host.textContent).not.toContain("failed");
    host.querySelector("button")?.click();
    await vi.waitFor(() => expect(host.textContent).toBe("wall 7"));
  });
});
