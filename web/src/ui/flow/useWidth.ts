import { type RefObject, useEffect, useRef, useState } from "react";
import { useSignal } from "@/ui/signals";
import { textChoice } from "@/ui/theme";

/** How large an element and its letters are, as they are now. */
export interface Measure {
  /** In pixels; 0 before it is known. */
  readonly width: number;
  /** The size of its letters, in pixels. */
  readonly letters: number;
}

/** The width of an element and the size of its letters, followed as both change. */
export function useWidth<T extends HTMLElement>(): readonly [RefObject<T | null>, Measure] {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(0);
  useSignal(textChoice);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return [ref, { width, letters: ref.current ? Number.parseFloat(getComputedStyle(ref.current).fontSize) : 0 }];
}
