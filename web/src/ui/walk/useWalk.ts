import { type ReadonlySignal, signal } from "@preact/signals-core";
import { useEffect, useState } from "react";
import type { Walk } from "@/api/dto";
import { useSignal } from "@/ui/signals";
import type { Steering } from "@/ui/walk/steering";
import type { WalkParts } from "@/ui/walk/walkParts";
import { secondsLeft } from "@/ui/walk/walkTime";
import { useRoom } from "@/ui/wall/RoomContext";

const TICK_MS = 250;
const NOBODY: ReadonlySignal<null> = signal(null);

/** A walk under way with everything around it. */
export interface OnWalk {
  readonly parts: WalkParts;
  readonly walk: Walk;
  readonly steering: Steering;
}

/** The walk under way on this board, or null. */
export function useWalk(): OnWalk | null {
  const { walk: parts } = useRoom();
  const walk = useSignal(parts?.store.walk ?? NOBODY);
  const steering = useSignal(parts?.steering ?? NOBODY);
  return parts && walk && steering ? { parts, walk, steering } : null;
}

/** How many seconds the stop has left, by the server's time. */
export function useSecondsLeft({ parts, walk }: OnWalk): number | null {
  const read = (): number | null => secondsLeft(walk, parts.store.time.now());
  const [, tick] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: reading is by the walk and the time that comes with it
  useEffect(() => {
    const timer = setInterval(() => tick(read()), TICK_MS);
    return () => clearInterval(timer);
  }, [parts, walk]);
  return read();
}
