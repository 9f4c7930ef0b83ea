/** Lower case and without accents, so that "prasentation" finds "Präsentation". */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}

/** What stands between words. */
const BETWEEN = /[\s.,:;/()"']+/;

/** How well a text answers a query: 0 not at all, more is better. Every word of the query must begin a word of the text. */
export function score(query: string, text: string): number {
  const wanted = plain(query).split(BETWEEN).filter(Boolean);
  if (wanted.length === 0) return 1;
  const words = plain(text).split(BETWEEN);
  let total = plain(text).startsWith(plain(query)) ? 2 : 1;
  for (const word of wanted) {
    const at = words.findIndex((candidate) => candidate.startsWith(word));
    if (at < 0) return 0;
    total += 1 / (at + 1);
  }
  return total;
}

/** The entries that answer a query, best first, equal ones in their own order, at most `limit`. */
export function ranked<T>(query: string, entries: Iterable<T>, textOf: (entry: T) => string, limit: number): T[] {
  const found: { readonly entry: T; readonly score: number }[] = [];
  for (const entry of entries) {
    const own = score(query, textOf(entry));
    if (own > 0) found.push({ entry, score: own });
  }
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ entry }) => entry);
}
