// @vitest-environment happy-dom
import { signal } from "@preact/signals-core";
import { act, useState } from "react";
import { MenuItem } from "react-aria-components";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { announcement } from "@/ui/announce";
import { holdEarlyKeys } from "@/ui/earlyKeys";
import { SearchFrame } from "@/ui/palette/SearchFrame";
import type { WallDialog, WallStrip } from "@/ui/wall/room";

const NAMES = ["Pull the next", "Put in the pile", "Print"];

let picked: unknown[] = [];
let root: Root;
let stop = (): void => undefined;
const dialog = signal<WallDialog | null>(null);

function Search() {
  const [query, setQuery] = useState("");
  const shown = NAMES.filter((name) => query !== "" && name.startsWith(query));
  return (
    <SearchFrame
      title="Names"
      words={{ search: "Find a name", placeholder: "", none: "No such name" }}
      first={shown[0]}
      query={query}
      onQuery={setQuery}
      onPick={(key) => picked.push(key)}
      onClose={() => undefined}
    >
      {shown.map((name) => (
        <MenuItem key={name} id={name} textValue={name}>
          {name}
        </MenuItem>
      ))}
    </SearchFrame>
  );
}

const field = (): HTMLInputElement => document.querySelector("input") as HTMLInputElement;

function write(text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field(), text);
  field().dispatchEvent(new Event("input", { bubbles: true }));
}

const enter = (): void =>
  void field().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));

const comes = () => act(async () => root.render(<Search />));

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  picked = [];
  dialog.value = null;
  root = createRoot(document.body.appendChild(document.createElement("div")));
  document.execCommand = (_command: string, _ui?: boolean, text?: string) => {
    write(text ?? "");
    return true;
  };
  stop = holdEarlyKeys({ writingNotes: signal(false), dialog, strip: signal<WallStrip | null>(null) });
});

afterEach(async () => {
  stop();
  await act(async () => root.unmount());
});

it("letters and Enter that were pressed before the window is here run the first of what is found", async () => {
  dialog.value = "palette";
  for (const key of ["P", "u", "Enter"])
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await comes();
  await act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)));
  expect(field().value).toBe("Pu");
  expect(picked).toEqual(["Pull the next"]);
});

it("an Enter before the list is there waits for it, and says why there is nothing to run", async () => {
  await comes();
  await act(async () => {
    write("Put");
    enter();
    expect(picked).toEqual([]);
  });
  expect(picked).toEqual(["Put in the pile"]);
  await act(async () => {
    write("x");
    enter();
  });
  expect(picked).toHaveLength(1);
  expect(announcement.peek().text).toBe("No such name");
});

it("an Enter with nothing typed picks nothing", async () => {
  await comes();
  await act(async () => enter());
  expect(picked).toEqual([]);
});
