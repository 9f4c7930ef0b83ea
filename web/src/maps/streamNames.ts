/** What value streams are called, as far as that was asked for: documents hold their ids only, and the server says to whom it may. */
const names = new Map<string, string>();

/** Takes over the names of value streams. */
export function learnStreams(streams: Iterable<{ readonly id: string; readonly name: string }>): void {
  for (const { id, name } of streams) names.set(id, name);
}

/** The name of a value stream; empty while it is not known. */
export function streamName(id: string): string {
  return names.get(id) ?? "";
}
