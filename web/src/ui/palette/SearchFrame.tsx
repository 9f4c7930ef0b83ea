import type { Key, ReactNode } from "react";
import { Autocomplete, Dialog, Input, Menu, Modal, ModalOverlay, TextField } from "react-aria-components";

interface Props {
  readonly title: string;
  /** What the field of the search is called, what stands in it while it is empty, and what is said when nothing is found. */
  readonly words: { readonly search: string; readonly placeholder: string; readonly none: string };
  /** What the list of what was found is called; the title where that is not said. */
  readonly found?: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onPick: (id: Key) => void;
  readonly onClose: () => void;
  /** What was found: items of a menu. */
  readonly children: ReactNode;
}

/** A window in which one writes a few letters and picks from what is found. */
export function SearchFrame({ title, words, found = title, query, onQuery, onPick, onClose, children }: Props) {
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
            <TextField className="palette-search" aria-label={words.search} autoFocus>
              <Input className="palette-input" placeholder={words.placeholder} />
            </TextField>
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
