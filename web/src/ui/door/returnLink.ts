import { signal } from "@preact/signals-core";

/** The personal link just given to somebody who joined; shown once, never kept. */
export const returnLink = signal<string | null>(null);

/** Offers the link on the next wall. */
export function offerReturnLink(url: string | null): void {
  returnLink.value = url;
}
