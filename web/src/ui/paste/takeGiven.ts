import type { PastePlace } from "@/tools/wallContract";
import type { Clipping } from "@/ui/paste/readPasted";
import { fetchWords } from "@/ui/strings/words";
import type { WallRoom } from "@/ui/wall/room";

/** What a clipboard held or a hand dropped. */
export interface Given extends Clipping {
  readonly files: readonly File[];
}

/** Whether the words are nothing but what the files are called: some systems put that beside them. */
function namesOnly({ text, files }: Given): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines.every((line) => files.some(({ name }) => line.trim().endsWith(name)));
}

/**
 * Puts on the wall what was pasted or dropped. Spreadsheets and texts come with a picture of themselves, so files count
 * only where there are no words.
 */
export async function takeGiven(room: WallRoom, given: Given, place: PastePlace): Promise<void> {
  if (given.files.length > 0 && namesOnly(given)) {
    const [{ addImages }] = await Promise.all([import("@/ui/images/addImages"), fetchWords(["images"])]);
    return addImages(room, given.files, place);
  }
  const [{ pasteInto }] = await Promise.all([import("@/ui/paste/pasteInto"), fetchWords(["editing"])]);
  return pasteInto(room, given, place);
}
