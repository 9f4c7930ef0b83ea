import { type ReactNode, useEffect } from "react";
import "@/ui/styles/editing.css";
import { useRoom } from "@/ui/wall/RoomContext";

interface StripShellProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** What lies at the top of the wall while one looks for something; Escape takes it away. */
export function StripShell({ label, children }: StripShellProps) {
  const room = useRoom();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || room.dialog.peek() !== null || room.menuAt.peek() !== null) return;
      const target = event.target instanceof Element ? event.target : null;
      // A menu of the strip is closed by Escape itself.
      if (target?.closest("[role=menu], [role=listbox], [role=dialog]")) return;
      const within = target !== null && target.closest(".strip") !== null;
      const { cards, things, connectors, target: part } = room.wall.selection.peek();
      const idle = cards.size + things.size + connectors.size === 0 && part === null;
      // On the wall Escape first leaves what one is in there.
      if (!within && (!idle || room.wall.editing.peek() !== null || room.wall.tool.peek() !== "select")) return;
      event.preventDefault();
      event.stopPropagation();
      room.strip.value = null;
      if (within) room.wall.focus();
    };
    addEventListener("keydown", onKey, { capture: true });
    return () => removeEventListener("keydown", onKey, { capture: true });
  }, [room]);
  return (
    <search className="strip" aria-label={label}>
      {children}
    </search>
  );
}
