/** Images of another board, brought to this one before things that show them are made. */
import { copyImages } from "@/api/images";
import type { CopiedItems } from "@/document/commands/clipboardItems";
import { asProblem } from "@/ui/ask";
import { shortWords } from "@/ui/pages/problemWords";
import { t } from "@/ui/strings/translate";
import { fetchWords } from "@/ui/strings/words";
import { showToast } from "@/ui/toasts/toasts";
import type { WallRoom } from "@/ui/wall/room";

/** Asked for at once: a large image takes the database a moment. */
const AT_ONCE = 20;

/** Copied items with the images that this board has by now. Those that could not be brought are left out, and that is told. */
export async function bringImages(room: WallRoom, items: CopiedItems): Promise<CopiedItems> {
  const { cards } = items.cards;
  const lying = items.things.flatMap(({ type, image }) => (type === "image" ? [String(image)] : []));
  const wanted = [...new Set([...lying, ...cards.flatMap(({ picture }) => picture?.image ?? [])])];
  if (wanted.length === 0 || items.board === null || items.board === room.id) return items;
  await fetchWords(["images"]);
  const { brought, why } = await bring(room, items.board, wanted);
  if (brought.size === wanted.length) return items;
  showToast(t("image.notBrought", { count: wanted.length - brought.size, why }));
  const things = items.things.filter(({ type, image }) => type !== "image" || brought.has(String(image)));
  const there = cards.map(({ picture, ...card }) =>
    picture && brought.has(picture.image) ? { ...card, picture } : card,
  );
  return { ...items, things, cards: { ...items.cards, cards: there } };
}

async function bring(room: WallRoom, from: string, wanted: readonly string[]) {
  const brought = new Set<string>();
  let why = t("image.goneThere");
  try {
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      showToast(t("image.bringing", { done: at, count: wanted.length }));
      for (const image of await copyImages(room.id, from, wanted.slice(at, at + AT_ONCE))) brought.add(image);
    }
  } catch (cause) {
    why = reason(cause);
  }
  return { brought, why };
}

function reason(cause: unknown): string {
  const problem = asProblem(cause);
  if (problem.slug === "images-full") return t("image.full");
  return problem.slug.startsWith("board-") ? t("image.closedThere") : t(shortWords(problem));
}
