import type { Language } from "@/ui/strings/language";

/** Where the library of accessible widgets looks for its language before it asks the browser; it names this itself for servers. */
const LOCALE = Symbol.for("react-aria.i18n.locale");

/**
 * Says in which language the library's own words are. Its provider would do the same, but it belongs to a library that the first picture
 * does without, and asks the browser for all it knows about languages, which takes as long as drawing the page.
 */
export function speakWidgets(language: Language): void {
  (window as unknown as Record<symbol, string>)[LOCALE] = language;
  // Widgets that are there already look again.
  window.dispatchEvent(new Event("languagechange"));
}
