import { Problem } from "@/api/problem";

const ANSWER_TIMEOUT_MS = 15_000;

/** How a request is sent. */
export interface Sending {
  readonly method?: "GET" | "POST" | "PATCH" | "DELETE";
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

async function answer(path: string, sending: Sending): Promise<Response> {
  const timeout = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
  const init: RequestInit = {
    method: sending.method ?? "GET",
    credentials: "same-origin",
    signal: sending.signal ? AbortSignal.any([sending.signal, timeout]) : timeout,
  };
  if (sending.body !== undefined) {
    init.body = JSON.stringify(sending.body);
    init.headers = { "content-type": "application/json" };
  }
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    if (sending.signal?.aborted) throw cause;
    throw Problem.away();
  }
  if (!response.ok) throw await Problem.from(response);
  return response;
}

/** Asks the server and reads JSON; every failure is a `Problem`. */
export async function request<T>(path: string, sending: Sending = {}): Promise<T> {
  const response = await answer(path, sending);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Asks the server and reads bytes. */
export async function requestBytes(path: string, sending: Sending = {}): Promise<Uint8Array> {
  return new Uint8Array(await (await answer(path, sending)).arrayBuffer());
}
