import { signal } from "@preact/signals-core";
import { recall, remember } from "@/ui/memory";

/** What a person may choose: follow the device, or one of the two. */
export type ThemeChoice = "system" | "light" | "dark";

/** How large everything is: at a desk, or on a screen on the wall. */
export type ScaleChoice = "desk" | "wall";

/** Whether edges and words stand out more: as the device asks for it, or always, or never. */
export type ContrastChoice = "system" | "normal" | "more";

/** How large letters are, in percent. */
export const TEXT_SIZES = ["100", "125", "150", "200"] as const;
/** One of the sizes. */
export type TextChoice = (typeof TEXT_SIZES)[number];

const THEME = "theme";
const SCALE = "scale";
const CONTRAST = "contrast";
const TEXT = "text";

/** What the device says that these choices follow. */
const DARK = "(prefers-color-scheme: dark)";
const MORE = "(prefers-contrast: more)";
const FORCED = "(forced-colors: active)";

function readTheme(): ThemeChoice {
  const value = recall(THEME);
  return value === "light" || value === "dark" ? value : "system";
}

function readContrast(): ContrastChoice {
  const value = recall(CONTRAST);
  return value === "normal" || value === "more" ? value : "system";
}

/** The chosen theme. */
export const themeChoice = signal<ThemeChoice>(readTheme());

/** The chosen scale. */
export const scaleChoice = signal<ScaleChoice>(recall(SCALE) === "wall" ? "wall" : "desk");

/** The chosen contrast. */
export const contrastChoice = signal<ContrastChoice>(readContrast());

/** The chosen size of letters. */
export const textChoice = signal<TextChoice>(TEXT_SIZES.find((size) => size === recall(TEXT)) ?? "100");

/** Counts up whenever tokens may have changed, so that the canvas reads them again. */
export const themeRevision = signal(0);

/** Writes the choices where the style sheets read them; `compat.js` does the same before the first paint. */
function write(): void {
  const follows = (choice: string, chosen: string, query: string): boolean =>
    choice === chosen || (choice === "system" && matchMedia(query).matches);
  const { dataset } = document.documentElement;
  dataset.theme = follows(themeChoice.peek(), "dark", DARK) ? "dark" : "light";
  dataset.contrast = follows(contrastChoice.peek(), "more", MORE) ? "more" : "normal";
  dataset.scale = scaleChoice.peek();
  dataset.text = textChoice.peek();
  themeRevision.value += 1;
}

/** Fetches what only more contrast and the system's own colours need; those who need neither never fetch it. */
async function fetchContrast(): Promise<void> {
  if (document.documentElement.dataset.contrast !== "more" && !matchMedia(FORCED).matches) return;
  // Without it everything is there, in the colours it was designed in; the next change asks again.
  await import("@/ui/styles/contrast.css").catch(() => undefined);
  themeRevision.value += 1;
}

function apply(): Promise<void> {
  write();
  return fetchContrast();
}

/** Chooses a theme for good. */
export function chooseTheme(choice: ThemeChoice): void {
  remember(THEME, choice);
  themeChoice.value = choice;
  void apply();
}

/** Chooses a scale for good. */
export function chooseScale(choice: ScaleChoice): void {
  remember(SCALE, choice);
  scaleChoice.value = choice;
  void apply();
}

/** Chooses a contrast for good. */
export function chooseContrast(choice: ContrastChoice): void {
  remember(CONTRAST, choice);
  contrastChoice.value = choice;
  void apply();
}

/** Chooses how large letters are, for good. */
export function chooseText(choice: TextChoice): void {
  remember(TEXT, choice);
  textChoice.value = choice;
  void apply();
}

/** Applies the theme now and follows the device from here on. Called once at the start; what is drawn waits for it. */
export function startTheme(): Promise<void> {
  const ready = apply();
  for (const query of [DARK, MORE, FORCED]) {
    matchMedia(query).addEventListener("change", () => void apply());
  }
  return ready;
}
