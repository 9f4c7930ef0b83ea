/** The others on the wall: what they do is shown here, what this person does is told to them. */
import { effect } from "@preact/signals-core";
import { NO_DISCIPLINE } from "@/canvas/items";
import type { PeerMark } from "@/canvas/peers";
import type { CardId } from "@/document/records";
import type { ItemId } from "@/document/things";
import type { Point } from "@/geometry/box";
import { disciplines } from "@/maps/disciplines";
import type { Peer } from "@/sync/presence-state";
import { itemsOf } from "@/tools/selecting";
import { boardView, type WallParts } from "@/tools/wallParts";

/** More selected items than this are not told to others. */
const MAX_TOLD_SELECTION = 300;

/** What a peer looks like on the wall. */
export function peerMark(peer: Peer): PeerMark {
  const { cursor, selection, drag } = peer.state;
  const discipline = disciplines.findIndex((one) => one.key === peer.person.discipline);
  return {
    clientId: peer.clientId,
    name: peer.person.name,
    discipline: discipline < 0 ? NO_DISCIPLINE : discipline,
    cursor: cursor === null ? null : { x: cursor[0], y: cursor[1] },
    selection: selection as readonly ItemId[],
    drag,
  };
}

/** Who writes where, by record. */
export function writersOf(peers: readonly Peer[]): Map<CardId, string> {
  const writers = new Map<CardId, string>();
  for (const peer of peers) {
    if (peer.state.editing !== null) writers.set(peer.state.editing as CardId, peer.person.name);
  }
  return writers;
}

/** Keeps the wall and the others informed of each other. */
export class Company {
  readonly #parts: WallParts;
  readonly #stops: (() => void)[] = [];
  #marks: readonly PeerMark[] = [];

  constructor(parts: WallParts) {
    this.#parts = parts;
    const { presence } = parts.options;
    if (!presence) return;
    this.#stops.push(
      effect(() => this.#show(presence.peers.value)),
      effect(() => {
        const items = [...itemsOf(parts.selection.value)];
        presence.set({ selection: items.length > MAX_TOLD_SELECTION ? [] : items });
      }),
      effect(() => presence.set({ editing: parts.editing.value })),
      effect(() => {
        if (!parts.camera.camera.value) return;
        const { x, y, w, h } = boardView(parts);
        presence.set({ viewport: [Math.round(x), Math.round(y), Math.round(w), Math.round(h)] });
      }),
    );
  }

  /** The others as the overlay shows them. */
  get marks(): readonly PeerMark[] {
    return this.#marks;
  }

  /** Tells the others where the pointer is. */
  cursor(at: Point | null): void {
    this.#parts.options.presence?.set({ cursor: at === null ? null : [Math.round(at.x), Math.round(at.y)] });
  }

  /** Leaves. */
  destroy(): void {
    for (const stop of this.#stops.splice(0)) stop();
    this.#parts.options.presence?.set({ cursor: null, selection: [], drag: null, editing: null, viewport: null });
  }

  #show(peers: readonly Peer[]): void {
    this.#marks = peers.map(peerMark);
    this.#parts.view.near.writing(writersOf(peers));
    this.#parts.view.request();
  }
}
