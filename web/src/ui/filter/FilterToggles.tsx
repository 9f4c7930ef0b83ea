import type { ReactNode } from "react";
import { ToggleButton } from "react-aria-components";
import { type Filter, NO_FILTER, presetFilter } from "@/ui/filter/filter";
import { useSignal } from "@/ui/signals";
import { useRoom } from "@/ui/wall/RoomContext";

/** Something that can be shown alone: what it is called, and what is asked for then. */
export interface FilterToggle {
  readonly key: string;
  readonly label: ReactNode;
  readonly asks: Partial<Filter>;
}

interface FilterTogglesProps {
  readonly title: string;
  /** What is said while there is none. */
  readonly none: string;
  readonly toggles: readonly FilterToggle[];
}

/** One of several at a time is shown, everything else recedes. */
export function FilterToggles({ title, none, toggles }: FilterTogglesProps) {
  const room = useRoom();
  const shown = useSignal(presetFilter);

  function show(asks: Partial<Filter>, on: boolean): void {
    presetFilter.value = on ? { ...NO_FILTER, ...asks } : null;
    room.strip.value = on ? "filter" : null;
  }

  return (
    <section className="cell-arrows" aria-label={title}>
      <h3 className="panel-label">{title}</h3>
      {toggles.length === 0 ? <p className="soft panel-note">{none}</p> : null}
      <ul>
        {toggles.map(({ key, label, asks }) => (
          <li key={key}>
            <ToggleButton
              className="button button-quiet"
              isSelected={JSON.stringify(shown) === JSON.stringify({ ...NO_FILTER, ...asks })}
              onChange={(on) => show(asks, on)}
            >
              {label}
            </ToggleButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
