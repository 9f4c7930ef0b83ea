import { signal } from "@preact/signals-core";
import { recall, remember } from "@/ui/memory";

/** What a person may choose: follow the device, or one of the two. */
export type ThemeChoice = "system" | "light" | "dark";

/** How large everything is: at a desk, or on a screen on the wall. */
export type ScaleChoice = "desk" | "wall";

const THEME = "theme";
const SCALE = "scale";

function readTheme(): ThemeChoice {
  const value = recall(THEME);
  return value === "light" || value === "dark" ? value : "system";
}

/** The chosen theme. */
export const themeChoice = signal<ThemeChoice>(readTheme());

/** The chosen scale. */
export const scaleChoice = signal<ScaleChoice>(recall(SCALE) === "wall" ? "wall" : "desk");

/** Counts up whenever tokens may have changed, so that the canvas reads them again. */
export const themeRevision = signal(0);

function apply(): void {
  const dark =
    themeChoice.peek() === "dark" ||
    (themeChoice.peek() === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  document.documentElement.dataset.scale = scaleChoice.peek();
  themeRevision.value += 1;
}

/** Chooses a theme for good. */
export function chooseTheme(choice: ThemeChoice): void {
  remember(THEME, choice);
  themeChoice.value = choice;
  apply();
}

/** Chooses a scale for good. */
export function chooseScale(choice: ScaleChoice): void {
  remember(SCALE, choice);
  scaleChoice.value = choice;
  apply();
}

/** Applies the theme now and follows the device from here on. Called once at the start. */
export function startTheme(): void {
  apply();
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", apply);
  }
}
