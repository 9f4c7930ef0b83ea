import { centre } from "@/geometry/box";
import { fetchWords } from "@/ui/strings/words";
import type { WallRoom } from "@/ui/wall/room";

const KINDS = "image/png,image/jpeg,image/webp,image/gif,image/avif,image/bmp";

/** Asks for files with images and puts them into the cell in hand, or else into the middle of the window. The dialog of the browser has to open at once. */
export function pickImages(room: WallRoom): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.accept = KINDS;
  input.hidden = true;
  input.dataset.testid = "image-files";
  // In the page, so that the browser keeps it while the dialog is open.
  document.body.append(input);
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    input.remove();
    void add(room, files);
  });
  input.addEventListener("cancel", () => input.remove());
  input.click();
}

async function add(room: WallRoom, files: readonly File[]): Promise<void> {
  const [{ addImages }] = await Promise.all([import("@/ui/images/addImages"), fetchWords(["images"])]);
  const place = room.wall.pastePlace();
  await addImages(room, files, place.kind === "map" ? place : { kind: "canvas", at: centre(room.wall.view()) });
}
