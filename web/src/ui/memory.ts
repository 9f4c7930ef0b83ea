const PREFIX = "walkboard.";

/** Reads a small preference of this browser; null when there is none or storage is forbidden. */
export function recall(key: string): string | null {
  try {
    return globalThis.localStorage?.getItem(PREFIX + key) ?? null;
  } catch {
    return null;
  }
}

/** Keeps a small preference in this browser. Where storage is forbidden or full it is not kept, and false says so. */
export function remember(key: string, value: string): boolean {
  try {
    globalThis.localStorage.setItem(PREFIX + key, value);
    return true;
  } catch {
    // A private window without storage: everything works, it is only asked again next time.
    return false;
  }
}

/** Takes a small preference away. */
export function forget(key: string): void {
  try {
    globalThis.localStorage?.removeItem(PREFIX + key);
  } catch {
    // Where storage is forbidden nothing was kept.
  }
}

/** The keys that begin like this, of what is kept in this browser. */
export function keysOf(prefix: string): readonly string[] {
  try {
    const all = Object.keys(globalThis.localStorage ?? {});
    return all.filter((key) => key.startsWith(PREFIX + prefix)).map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}
