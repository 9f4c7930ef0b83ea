import type { UndoSkip } from "@/document/reversal";
import { type TextKey, type Translate, t } from "@/ui/strings/translate";
import type { WallRoom } from "@/ui/wall/room";

/** Who wrote what was left alone, as far as they are still here: their name, or null. */
function writerOf(room: WallRoom, { by }: UndoSkip): string | null {
  const peers = room.session?.presence.peers.peek() ?? [];
  return peers.find((peer) => peer.clientId === by)?.person.name ?? null;
}

function titleOf(room: WallRoom, { id }: UndoSkip): string {
  const { cards, maps, lanes, columns, things, tags } = room.board.state;
  const titled = cards.get(id as never) ?? maps.get(id as never) ?? lanes.get(id as never) ?? columns.get(id as never);
  return (titled?.title ?? tags.get(id as never)?.title ?? things.get(id as never)?.text ?? "").trim();
}

/** What a step left alone and whose it is now, in one sentence; `key` says it where nobody can be named. */
export function leftAlone(room: WallRoom, skipped: readonly UndoSkip[], key: TextKey, tell: Translate = t): string {
  const names = [...new Set(skipped.flatMap((skip) => writerOf(room, skip) ?? []))];
  const [only] = skipped;
  const count = new Set(skipped.map(({ id }) => id)).size;
  if (!only || names.length === 0) return tell(key, { count: skipped.length });
  const title = count === 1 ? titleOf(room, only) : "";
  const [name = ""] = names;
  if (title !== "") return tell("undo.leftOne", { title: title.slice(0, 60), name });
  return names.length === 1 ? tell("undo.leftTo", { count, name }) : tell("undo.leftToMany", { count });
}
