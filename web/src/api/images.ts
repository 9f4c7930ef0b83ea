import { answer, server } from "@/api/client";
import type { components } from "@/api/generated";
import { Problem } from "@/api/problem";

/** An image the server keeps. */
export type StoredImage = components["schemas"]["Image"];

/** A sending of which nothing moves for this long, in milliseconds, is given up. */
const STALL_MS = 30_000;

/** What whoever sends an image hears and says meanwhile. */
export interface Sending {
  /** How much of it is there, from 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly stop: AbortSignal;
}

/** Where an image of a board is. */
export function imageAddress(board: string, image: string, size: "full" | "preview"): string {
  return `/api/boards/${encodeURIComponent(board)}/images/${encodeURIComponent(image)}?size=${size}`;
}

/** The file of an image; null when the board has none by this id, or it may not be seen. Rejects when the server is away. */
export async function fetchImage(
  board: string,
  image: string,
  size: "full" | "preview",
  stop: AbortSignal,
): Promise<Blob | null> {
  const answer = await fetch(imageAddress(board, image, size), { credentials: "same-origin", signal: stop });
  if (answer.ok) return answer.blob();
  if (answer.status >= 500) throw Problem.away();
  return null;
}

/** Gives a board images of another one; returns those that it has by now. What the other board does not have is left out. */
export async function copyImages(board: string, from: string, images: readonly string[]): Promise<readonly string[]> {
  const asked = server.POST("/api/boards/{board_id}/images/copies", {
    params: { path: { board_id: board } },
    body: { from, images: [...images] },
  });
  return (await answer(asked)).images;
}

/** Sends an image, telling how far it has come. Whatever goes wrong is a `Problem`. */
export function sendImage(board: string, file: Blob, { onProgress, stop }: Sending): Promise<StoredImage> {
  // `fetch` does not tell how much of a body has been sent.
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    let stalled = 0;
    const alive = (): void => {
      clearTimeout(stalled);
      stalled = window.setTimeout(() => request.abort(), STALL_MS);
    };
    const giveUp = (): void => request.abort();
    stop.addEventListener("abort", giveUp);
    request.upload.onprogress = ({ loaded, total }) => {
      alive();
      onProgress(total > 0 ? loaded / total : 0);
    };
    request.onloadend = () => {
      clearTimeout(stalled);
      stop.removeEventListener("abort", giveUp);
      read(request).then(resolve, reject);
    };
    request.open("POST", `/api/boards/${encodeURIComponent(board)}/images`);
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    alive();
    request.send(file);
  });
}

async function read(request: XMLHttpRequest): Promise<StoredImage> {
  if (request.status === 0) throw Problem.away();
  const answer = new Response(request.responseText, { status: request.status });
  if (!answer.ok) throw await Problem.from(answer);
  return answer.json();
}
