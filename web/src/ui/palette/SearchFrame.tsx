import { type Key, type KeyboardEvent, type ReactNode, useEffect, useState } from "react";
import { Autocomplete, Dialog, Input, Menu, Modal, ModalOverlay, TextField } from "react-aria-components";
import { announce } from "@/ui/announce";

interface Props {
  readonly title: string;
  /** What the field of the search is called, what stands in it while it is empty, and what is said when nothing is found. */
  readonly words: { readonly search: string; readonly placeholder: string; readonly none: string };
  /** What the list of what was found is called; the title where that is not said. */
  readonly found?: string;
  /** What Enter picks while nothing in the list has the keyboard; without it, why there is nothing is said. */
  readonly first: Key | undefined;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onPick: (id: Key) => void;
  readonly onClose: () => void;
  /** What was found: items of a menu. */
  readonly children: ReactNode;
}

/** A window in which one writes a few letters and picks from what is found. An Enter that comes before the list is counted, too. */
export function SearchFrame({ title, words, found = title, first, query, onQuery, onPick, onClose, children }: Props) {
  const onEnter = useEnter(query, () => {
    if (first === undefined) announce(words.none);
    else onPick(first);
  });
  return (
    <ModalOverlay
      className="veil veil-top"
      isOpen
      isDismissable
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <Modal className="dialog-frame">
        <Dialog className="palette" aria-label={title}>
          <Autocomplete inputValue={query} onInputChange={onQuery}>
            <search className="palette-search">
              <TextField aria-label={words.search} autoFocus>
                <Input className="palette-input" placeholder={words.placeholder} onKeyDownCapture={onEnter} />
              </TextField>
            </search>
            <Menu
              className="menu palette-list"
              aria-label={found}
              onAction={onPick}
              renderEmptyState={() => <p className="palette-none soft">{words.none}</p>}
            >
              {children}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/**
 * Enter while nothing in the list has the keyboard: the list has it only a moment after it was found, and not at all after letters were taken away. Done once
 * what was found answers what stands in the field.
 */
function useEnter(query: string, pick: () => void): (event: KeyboardEvent<HTMLInputElement>) => void {
  const [entered, setEntered] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is picked belongs to what was asked for
  useEffect(() => {
    if (entered === null) return;
    setEntered(null);
    if (entered === query) pick();
  }, [entered, query]);
  return (event) => {
    const { value } = event.currentTarget;
    if (event.key !== "Enter" || event.nativeEvent.isComposing || value.trim() === "") return;
    if (event.currentTarget.getAttribute("aria-activedescendant")) return;
    event.preventDefault();
    event.stopPropagation();
    setEntered(value);
  };
}
