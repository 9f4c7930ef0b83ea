/** What the wall shows of the others: their cursors, gliding, what they hold, and where they write. */
import type { ItemId } from "@/document/things";
import type { Point } from "@/geometry/box";

/** One other person, as far as the wall is concerned. */
export interface PeerMark {
  readonly clientId: number;
  readonly name: string;
  /** Index of the discipline's colour, or NO_DISCIPLINE. */
  readonly discipline: number;
  readonly cursor: Point | null;
  readonly selection: readonly ItemId[];
  readonly drag: { readonly dx: number; readonly dy: number } | null;
}

/** Share of the remaining way a cursor glides in one frame. */
const GLIDE = 0.35;
/** Closer than this, in board units, a cursor has arrived. */
const ARRIVED = 0.5;

/** Cursors that glide to where they were last seen, because positions arrive only some twenty times a second. */
export class PeerCursors {
  readonly #at = new Map<number, { x: number; y: number }>();

  /** Where to draw the cursor of a peer. */
  position(peer: PeerMark): Point | null {
    return peer.cursor === null ? null : (this.#at.get(peer.clientId) ?? peer.cursor);
  }

  /** Moves all cursors one frame on; `still` puts them there at once. Returns whether any is still on its way. */
  step(peers: readonly PeerMark[], still: boolean): boolean {
    const present = new Set<number>();
    let moving = false;
    for (const peer of peers) {
      if (peer.cursor === null) continue;
      present.add(peer.clientId);
      moving = this.#glide(peer.clientId, peer.cursor, still) || moving;
    }
    for (const id of this.#at.keys()) if (!present.has(id)) this.#at.delete(id);
    return moving;
  }

  #glide(id: number, target: Point, still: boolean): boolean {
    const at = this.#at.get(id);
    if (!at || still) {
      this.#at.set(id, { ...target });
      return false;
    }
    at.x += (target.x - at.x) * GLIDE;
    at.y += (target.y - at.y) * GLIDE;
    if (Math.abs(target.x - at.x) + Math.abs(target.y - at.y) > ARRIVED) return true;
    at.x = target.x;
    at.y = target.y;
    return false;
  }
}
