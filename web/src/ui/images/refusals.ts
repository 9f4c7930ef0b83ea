import type { TextKey } from "@/ui/strings/translate";

const WORDS: Readonly<Record<string, TextKey>> = {
  "image-too-large": "image.tooLarge",
  "image-kind-refused": "image.kindRefused",
  "svg-refused": "image.svgRefused",
  "heic-refused": "image.heicRefused",
  "image-unreadable": "image.unreadable",
  "image-too-many-pixels": "image.tooManyPixels",
  "images-full": "image.full",
};

/** Why an image was refused, and whether trying again may help. */
export function refusalOf(slug: string, status: number): { readonly words: TextKey; readonly again: boolean } {
  const known = WORDS[slug];
  if (known) return { words: known, again: slug === "images-full" };
  return status === 403 ? { words: "image.notPermitted", again: false } : { words: "image.failed", again: true };
}

/** What can be told of a file before it is sent; null where the server has to look. */
export function refusedBefore(file: Blob & { readonly name?: string }, largest: number): TextKey | null {
  const { type, size, name = "" } = file;
  if (type === "image/svg+xml" || /\.svgz?$/i.test(name)) return "image.svgRefused";
  if (/^image\/hei[cf]/.test(type) || /\.hei[cf]$/i.test(name)) return "image.heicRefused";
  if (type !== "" && !type.startsWith("image/")) return "image.kindRefused";
  return size > largest ? "image.tooLarge" : null;
}
