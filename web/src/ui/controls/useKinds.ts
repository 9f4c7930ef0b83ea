import { useEffect, useSyncExternalStore } from "react";
import { fetchKind, kinds, onKind } from "@/maps/kinds";

/** Fetches kinds of maps for what a component says of them; it is rendered again when they have come. */
export function useKinds(keys: Iterable<string>): void {
  const wanted = [...new Set(keys)].sort().join(" ");
  const here = (): string =>
    wanted
      .split(" ")
      .filter((key) => kinds.has(key))
      .join(" ");
  useSyncExternalStore(onKind, here);
  useEffect(() => {
    // What cannot be fetched stays without its words.
    for (const key of wanted.split(" ")) fetchKind(key).catch(() => undefined);
  }, [wanted]);
}
