import { signal } from "@preact/signals-core";
import { useEffect } from "react";
import type { CardId } from "@/document/records";
import type { BodyEditor } from "@/richtext/editor";
import type { Peer } from "@/sync/presence-state";
import { disciplineColor } from "@/ui/disciplines";
import { useSignal } from "@/ui/signals";
import type { WallRoom } from "@/ui/wall/room";

const NOBODY = signal<readonly Peer[]>([]);

/** Shows the carets of the others who write in a body, and returns their names. */
export function useCaretsOf(room: WallRoom, card: CardId, editor: BodyEditor | null): readonly string[] {
  const peers = useSignal(room.session?.presence.peers ?? NOBODY);
  const carets = peers.flatMap(({ clientId, person, state }) =>
    state.caret?.card === card
      ? [{ clientId, name: person.name, color: colorOf(person.discipline), ...state.caret }]
      : [],
  );
  const told = JSON.stringify(carets);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `told` says whether any caret differs
  useEffect(() => editor?.showCarets(carets), [editor, told]);
  return [...new Set(carets.map(({ name }) => name))];
}

function colorOf(discipline: string | null): string {
  return discipline === null ? "var(--accent)" : disciplineColor(discipline);
}
