import { useCallback, useEffect, useState } from "react";
import { Problem } from "@/api/problem";

/** What a question to the server has come to. */
export type Asked<T> =
  | { readonly state: "waiting" }
  | { readonly state: "here"; readonly value: T }
  | { readonly state: "problem"; readonly problem: Problem };

/** Turns anything thrown into a problem with words for it. */
export function asProblem(cause: unknown): Problem {
  return cause instanceof Problem ? cause : new Problem("unexpected", 0, String(cause));
}

/** Asks the server when mounted and again on demand. What is shown stays until the new answer is here. `key` names the question. */
export function useAsk<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): [Asked<T>, () => void] {
  const [asked, setAsked] = useState<Asked<T>>({ state: "waiting" });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key names the question; a new closure is not a new one
  useEffect(() => {
    const stop = new AbortController();
    ask(stop.signal).then(
      (value) => {
        if (!stop.signal.aborted) setAsked({ state: "here", value });
      },
      (cause: unknown) => {
        if (!stop.signal.aborted) setAsked({ state: "problem", problem: asProblem(cause) });
      },
    );
    return () => stop.abort();
  }, [key, round]);
  return [asked, useCallback(() => setRound((now) => now + 1), [])];
}
