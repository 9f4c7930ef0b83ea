import { useState } from "react";
import { MenuItem } from "react-aria-components";
import { ranked } from "@/ui/palette/rank";
import { SearchFrame } from "@/ui/palette/SearchFrame";
import { type TextKey, useText } from "@/ui/strings/translate";

/** Something to pick by its name. */
export interface NamedEntry {
  readonly id: string;
  readonly label: string;
}

interface PickDialogProps<T extends NamedEntry> {
  /** The beginning of the keys of its texts: `.title`, `.search`, `.placeholder`, `.none`. */
  readonly words: "arrow" | "connect";
  readonly entries: readonly T[];
  /** The most entries that are listed at once; more letters find the others. */
  readonly most: number;
  readonly onPick: (entry: T) => void;
  readonly onClose: () => void;
}

/** Picks one of many by its name, without a pointer; it closes by picking. */
export function PickDialog<T extends NamedEntry>({ words, entries, most, onPick, onClose }: PickDialogProps<T>) {
  const t = useText();
  const [query, setQuery] = useState("");
  const text = (part: string): string => t(`${words}.${part}` as TextKey);
  const shown = ranked(query, entries, ({ label }) => label, most);
  const pick = (id: string): void => {
    const entry = shown.find((one) => one.id === id);
    if (!entry) return;
    onClose();
    onPick(entry);
  };
  return (
    <SearchFrame
      title={text("title")}
      words={{ search: text("search"), placeholder: text("placeholder"), none: text("none") }}
      first={shown[0]?.id}
      query={query}
      onQuery={setQuery}
      onPick={(key) => pick(String(key))}
      onClose={onClose}
    >
      {shown.map(({ id, label }) => (
        <MenuItem key={id} id={id} className="menu-item" textValue={label}>
          <span className="palette-title">{label}</span>
        </MenuItem>
      ))}
    </SearchFrame>
  );
}
