/** Images from a clipboard, a drop or a file dialog, put on the wall of a room. */
import { about } from "@/api/people";
import { createCardInCell } from "@/document/commands/cells";
import { createThing } from "@/document/commands/things";
import type { CardId } from "@/document/records";
import type { ItemId, ThingId } from "@/document/things";
import { type Box, union } from "@/geometry/box";
import { pictureHeight } from "@/maps/cardPicture";
import type { PastePlace } from "@/tools/wallContract";
import { announce } from "@/ui/announce";
import { pendingUploads } from "@/ui/images/pending";
import { refusedBefore } from "@/ui/images/refusals";
import { around, rowsOf } from "@/ui/images/rows";
import { sendingTo, type Upload, type UploadCell, Uploads } from "@/ui/images/uploads";
import { t } from "@/ui/strings/translate";
import { showToast } from "@/ui/toasts/toasts";
import type { WallRoom } from "@/ui/wall/room";

/** Images that may be on their way at once, and what they may weigh together: they are kept in memory. */
const MOST = 30;
const MOST_BYTES = 300_000_000;
/** As long as the server was not asked, an image may be this large. */
const USUAL_LARGEST = 20_000_000;
/** What stands for an image that the browser cannot show. */
const UNKNOWN_SIZE = [320, 240] as const;

interface Sender {
  readonly uploads: Uploads;
  /** What came onto the wall since the last time nothing was under way. */
  readonly made: ItemId[];
}

const senders = new WeakMap<WallRoom, Sender>();
let count = 0;
let largest: Promise<number> | null = null;

/** How large the file of an image may be, in bytes. */
function largestImage(): Promise<number> {
  largest ??= about().then(
    ({ image_bytes }) => image_bytes,
    () => {
      largest = null;
      return USUAL_LARGEST;
    },
  );
  return largest;
}

/**
 * Puts files with images on the wall, around a point or into a cell, where each becomes a card with a picture: placeholders
 * at once, the images when the server has them.
 */
export async function addImages(room: WallRoom, files: readonly File[], place: PastePlace): Promise<void> {
  if (!room.mayWrite.peek() || !room.session) {
    announce(t("image.notPermitted"));
    return;
  }
  const most = await largestImage();
  const taken = withinBounds(files.filter((file) => !told(file, refusedBefore(file, most), most)));
  if (taken.length === 0) return;
  const seen = await Promise.all(taken.map(look));
  const boxes = boxesFor(
    room,
    place,
    seen.map(({ size }) => size),
  );
  const uploads = taken.map((file, i): Upload => {
    count += 1;
    const box = boxes[i] ?? { x: 0, y: 0, w: UNKNOWN_SIZE[0], h: UNKNOWN_SIZE[1] };
    const cell = place.kind === "map" ? { ...cellOf(place), index: place.index + i } : null;
    const preview = seen[i]?.preview ?? null;
    const start = { state: "waiting", progress: 0, refusal: null, again: true } as const;
    return { id: count, name: file.name, file, box, cell, preview, ...start };
  });
  announce(t("image.sending", { count: uploads.length }));
  senderOf(room).uploads.add(uploads);
}

type MapPlace = Extract<PastePlace, { kind: "map" }>;

function cellOf({ map, lane, column, index, path }: MapPlace): UploadCell {
  return { map, lane, column, index, path };
}

/** Where placeholders lie: around the point, or one below the other in the cell. */
function boxesFor(room: WallRoom, place: PastePlace, sizes: readonly (readonly [number, number])[]): Box[] {
  if (place.kind === "canvas") return around(rowsOf(sizes), place.at);
  const layout = room.wall.layouts().find(({ map }) => map === place.map);
  const cell = layout?.cells.find(({ lane, column }) => lane === place.lane && column === place.column)?.box;
  if (!cell) return [];
  let y = cell.y;
  return sizes.map(([w, h]) => {
    const box = { x: cell.x, y, w: cell.w, h: pictureHeight({ image: "", w, h }, cell.w) };
    y += box.h;
    return box;
  });
}

/** The sender of a room, for whoever cancels or tries again. */
export function uploadsOf(room: WallRoom): Uploads {
  return senderOf(room).uploads;
}

function told(file: File, words: ReturnType<typeof refusedBefore>, most: number): boolean {
  if (words === null) return false;
  const why = words === "image.tooLarge" ? t("image.tooLargeThan", { size: Math.floor(most / 1e6) }) : t(words);
  showToast(t("image.refused", { name: file.name, why }));
  return true;
}

function withinBounds(files: readonly File[]): readonly File[] {
  const under = pendingUploads.peek();
  let bytes = under.reduce((sum, { file }) => sum + file.size, 0);
  const taken = files.slice(0, Math.max(0, MOST - under.length)).filter(({ size }) => {
    bytes += size;
    return bytes <= MOST_BYTES;
  });
  if (taken.length < files.length) showToast(t("image.tooMany", { count: files.length - taken.length }));
  return taken;
}

/** What the browser itself knows of an image; it has to show nothing more of it than that. */
async function look(
  file: File,
): Promise<{ readonly size: readonly [number, number]; readonly preview: string | null }> {
  const preview = URL.createObjectURL(file);
  const image = new Image();
  image.src = preview;
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
    });
    return { size: [image.naturalWidth || 1, image.naturalHeight || 1], preview };
  } catch {
    URL.revokeObjectURL(preview);
    return { size: UNKNOWN_SIZE, preview: null };
  }
}

function senderOf(room: WallRoom): Sender {
  const known = senders.get(room);
  if (known) return known;
  const made: ItemId[] = [];
  const uploads = new Uploads({
    list: pendingUploads,
    online: () => isOnline(room),
    mayWrite: () => room.mayWrite.peek(),
    send: sendingTo(room.id),
    done: ({ box, cell }, { id, width, height }) => {
      const kept = cell && room.board.state.maps.get(cell.map);
      if (cell && kept && !kept.deleted) {
        const picture = { image: id, w: width, h: height };
        made.push(createCardInCell(room.board, { ...cell, picture }));
        if (pendingUploads.peek().length === 0) showMade(room, made.splice(0));
        return;
      }
      // The server turns images upright; the box was made for what the browser saw.
      const turned = width / height > 1 !== box.w / box.h > 1 && Math.abs(width - height) > 1;
      const shape = turned ? { ...box, w: box.h, h: box.w } : box;
      made.push(createThing(room.board, { type: "image", image: id, natural: [width, height], box: shape }));
      if (pendingUploads.peek().length === 0) showMade(room, made.splice(0));
    },
  });
  const sender = { uploads, made };
  senders.set(room, sender);
  window.addEventListener("beforeunload", askBeforeLeaving);
  return sender;
}

function isOnline(room: WallRoom): boolean {
  const state = room.session?.status.value.state;
  return state !== "offline" && state !== "reconnecting" && state !== "refused";
}

/** Selects what came, unless the hand is somewhere else by now; its description can be written then. */
function showMade(room: WallRoom, made: readonly ItemId[]): void {
  announce(t("image.done", { count: made.length }));
  const { cards, things, connectors } = room.wall.selection.peek();
  const busy = room.wall.editing.peek() !== null || room.wall.holding.peek() || room.dialog.peek() !== null;
  if (busy || cards.size + things.size + connectors.size > 0) return;
  room.wall.select(made);
  const lying = made.flatMap((id) => room.board.state.things.get(id as ThingId)?.box ?? []);
  const standing = room.wall.boxOfCards(made.filter((id): id is CardId => room.board.state.cards.has(id as CardId)));
  const box = union(standing ? [...lying, standing] : lying);
  const view = room.wall.view();
  if (box && (box.x > view.x + view.w || box.y > view.y + view.h || box.x + box.w < view.x || box.y + box.h < view.y)) {
    room.wall.showBox(box);
  }
}

/** Leaving the page loses what is on its way: the browser asks first. */
function askBeforeLeaving(event: BeforeUnloadEvent): void {
  if (pendingUploads.peek().some(({ state }) => state !== "refused")) event.preventDefault();
}

/** The wall goes away, and with it what is on its way. */
export function endUploads(room: WallRoom): void {
  window.removeEventListener("beforeunload", askBeforeLeaving);
  senders.get(room)?.uploads.destroy();
  senders.delete(room);
}
