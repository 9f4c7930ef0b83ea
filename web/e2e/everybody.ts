/** What axe does not look for: targets for fingers, motion nobody asked for, words of the other language. */
import { everyDe, everyEn } from "../src/ui/strings/every";
import type { Page } from "./stage";

/** The least a finger needs, in CSS pixels. */
const FINGER = 44;
/** Shorter than this nothing is seen to move. */
const INSTANT_MS = 20;

/** Controls that are smaller than a finger, each with its size; those beside words in a text, and those only screen readers have, do not count. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const controls =
      "button, a[href], input, select, textarea, summary, [role=tab], [role=menuitem], [role=option], [role=treeitem]";
    return [...document.querySelectorAll<HTMLElement>(controls)].flatMap((control) => {
      const style = getComputedStyle(control);
      const isHidden =
        control.closest(".wall-world, .unseen, [inert], [aria-hidden=true]") || style.clipPath !== "none";
      if (isHidden || style.display === "inline" || !control.checkVisibility({ visibilityProperty: true })) return [];
      // A box to tick is as large as the words beside it; the input itself is not seen.
      const seen = control instanceof HTMLInputElement ? (control.closest("label") ?? control) : control;
      const { width, height } = seen.getBoundingClientRect();
      const isNone = width <= 1 || height <= 1 || control.parentElement?.style.clipPath;
      if (isNone || (Math.round(width) >= least && Math.round(height) >= least)) return [];
      const name = control.getAttribute("aria-label") ?? control.textContent ?? "";
      return [`${Math.round(width)}x${Math.round(height)} ${control.className} ${name.slice(0, 40)}`];
    });
  }, FINGER);
}

/** What moves on the page, for somebody who asked for no motion; fading in and out is none. */
export async function movingParts(page: Page): Promise<string[]> {
  return page.evaluate((instant) => {
    const still = new Set(["offset", "computedOffset", "easing", "composite", "opacity", "visibility"]);
    return document.getAnimations().flatMap(({ effect }) => {
      if (!(effect instanceof KeyframeEffect) || Number(effect.getComputedTiming().endTime) <= instant) return [];
      const moved = effect.getKeyframes().flatMap((frame) => Object.keys(frame).filter((key) => !still.has(key)));
      return moved.length > 0 ? [`${effect.target?.className}: ${[...new Set(moved)]}`] : [];
    });
  }, INSTANT_MS);
}

const GERMAN = new Set<string>(Object.values(everyDe));
const ONLY_ENGLISH = Object.values<string>(everyEn).filter((words) => words.length > 3 && !GERMAN.has(words));

/** English words of ours on a page that speaks German; what people are called is theirs. */
export async function englishWords(page: Page, names: readonly string[]): Promise<string[]> {
  const ours = ONLY_ENGLISH.filter((words) => !names.includes(words));
  return page.evaluate((english) => {
    const known = new Set(english);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (texts.nextNode()) found.push(texts.currentNode.textContent?.trim() ?? "");
    for (const name of ["aria-label", "aria-description", "title", "placeholder"])
      for (const element of document.querySelectorAll(`[${name}]`)) found.push(element.getAttribute(name) ?? "");
    return found.filter((words) => known.has(words));
  }, ours);
}
