// @vitest-environment happy-dom
import { signal } from "@preact/signals-core";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { beforeEach, expect, it } from "vitest";
import { useHeld, usePicked } from "@/ui/signals";

let rendered: string[] = [];

async function show(Component: () => string): Promise<void> {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const Counted = () => {
    const text = Component();
    rendered.push(text);
    return text;
  };
  await act(async () => createRoot(document.createElement("div")).render(<Counted />));
}

beforeEach(() => {
  rendered = [];
});

it("a part of a value renders a component only when that part is another one", async () => {
  const status = signal({ unsent: 0, synced: false });
  await show(() => `synced ${usePicked(status, ({ synced }) => synced)}`);
  for (let unsent = 1; unsent < 5; unsent++) await act(async () => (status.value = { unsent, synced: false }));
  expect(rendered).toEqual(["synced false"]);
  await act(async () => (status.value = { unsent: 5, synced: true }));
  expect(rendered).toEqual(["synced false", "synced true"]);
});

it("a value that is held is read again when that is over, once", async () => {
  const selected = signal(0);
  const holding = signal(false);
  await show(() => `${useHeld(selected, holding)} selected`);
  await act(async () => (holding.value = true));
  for (let count = 1; count < 5; count++) await act(async () => (selected.value = count));
  expect(rendered).toEqual(["0 selected"]);
  await act(async () => (holding.value = false));
  expect(rendered).toEqual(["0 selected", "4 selected"]);
});
