import createClient from "openapi-fetch";
import type { paths } from "@/api/generated";
import { Problem } from "@/api/problem";

const ANSWER_TIMEOUT_MS = 15_000;

let language = "en";

/** In which language the server answers where it has words of its own: templates, details of problems. */
export function speak(next: string): void {
  language = next;
}

/** One request with a time limit. Whatever goes wrong is a `Problem`, except that the caller gave up. */
async function send(request: Request): Promise<Response> {
  const stop = new AbortController();
  const giveUp = (): void => stop.abort();
  const timer = setTimeout(giveUp, ANSWER_TIMEOUT_MS);
  request.signal.addEventListener("abort", giveUp);
  request.headers.set("accept-language", language);
  let response: Response;
  try {
    response = await fetch(request, { signal: stop.signal });
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw Problem.away();
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener("abort", giveUp);
  }
  if (!response.ok) throw await Problem.from(response);
  return response;
}

/** The server's REST interface, typed by its own OpenAPI document. */
export const server = createClient<paths>({
  baseUrl: typeof location === "undefined" ? "" : location.origin,
  credentials: "same-origin",
  fetch: send,
});

/** The answer to a question; refusals were thrown before. */
export async function answer<T>(asked: Promise<{ readonly data?: T }>): Promise<T> {
  return (await asked).data as T;
}

/** The `signal` of a question that may be given up. */
export function until(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal ? { signal } : {};
}
