// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { attempt } from "@/ui/attempt";

afterEach(() => {
  document.head.replaceChildren();
});

it("puts style sheets that were lost into the page again before anything else is tried", async () => {
  document.head.innerHTML = '<link rel="stylesheet">';
  const [lost] = document.head.children;
  await expect(attempt(() => Promise.reject(new Error("Unable to preload CSS for /a.css")))).rejects.toThrow();
  const load = vi.fn(async () => "here");
  const coming = attempt(load);
  const fresh = await vi.waitFor(() => {
    const [link] = document.head.children;
    if (!link || link === lost) throw new Error("not yet");
    return link;
  });
  expect(load).not.toHaveBeenCalled();
  fresh.dispatchEvent(new Event("load"));
  expect(await coming).toBe("here");
  // Nothing is missing any more.
  expect(await attempt(load)).toBe("here");
});
