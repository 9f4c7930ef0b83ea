import type { KeyboardEvent, ReactNode } from "react";

interface RailProps {
  readonly className: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** Where an arrow key leads among so many buttons; null for any other key. At an end it stays. */
export function railStep(key: string, index: number, count: number): number | null {
  if (key === "ArrowDown" || key === "ArrowRight") return Math.min(index + 1, count - 1);
  if (key === "ArrowUp" || key === "ArrowLeft") return Math.max(index - 1, 0);
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return null;
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
  // Some are hidden in a small window, where the keyboard would get lost.
  const buttons = all.filter((button) => button.getClientRects().length > 0);
  const index = buttons.indexOf(event.target as HTMLButtonElement);
  const next = index < 0 ? null : railStep(event.key, index, buttons.length);
  if (next === null) return;
  event.preventDefault();
  event.stopPropagation();
  buttons[next]?.focus();
}

/** A toolbar: arrow keys walk along its buttons. */
export function Rail({ className, label, children }: RailProps) {
  return (
    <div className={className} role="toolbar" aria-orientation="vertical" aria-label={label} onKeyDown={walk}>
      {children}
    </div>
  );
}
