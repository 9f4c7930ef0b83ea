/**
 * The socket of the board that a page was opened for, connected while the code that will use it is still on its way.
 *
 * What comes meanwhile is kept, and handed over in order to whoever takes the socket. Where nothing of the board can be in this browser it is
 * asked for at once, too: the same question, asked by the session, then goes no further than here. A socket that nobody takes is closed.
 */
import { subprotocols } from "@/sync/socketAddress";

/** "I have nothing", as a session of an empty document says it. */
export const NOTHING_HERE: Uint8Array<ArrayBuffer> = new Uint8Array([0, 0, 1, 0]);
/** Code that has not come by then has other troubles. */
const PATIENCE_MS = 15_000;

let early: { readonly url: string; readonly take: () => WebSocket | null } | null = null;

/** Connects to a board's address; with `ask` everything there is of it is asked for. */
export function connectEarly(url: string, ask: boolean): void {
  if (typeof WebSocket === "undefined") return;
  const socket = new WebSocket(url, subprotocols());
  socket.binaryType = "arraybuffer";
  const came: MessageEvent[] = [];
  socket.onmessage = (event) => came.push(event);
  socket.onopen = () => {
    if (!ask) return;
    socket.send(NOTHING_HERE);
    sendOnce(socket);
  };
  const timer = setTimeout(() => take()?.close(), PATIENCE_MS);
  const take = (): WebSocket | null => {
    clearTimeout(timer);
    early = null;
    if (socket.readyState > WebSocket.OPEN) return null;
    socket.onmessage = null;
    // After whoever takes it has said where to put them.
    queueMicrotask(() => {
      for (const event of came) socket.onmessage?.(event);
    });
    return socket;
  };
  early = { url, take };
}

/** The socket that was connected to this address, once; null where there is none, or not any more. */
export function takeEarly(url: string): WebSocket | null {
  return early?.url === url ? early.take() : null;
}

/** The question was asked: the first frame that asks the same is not sent again. */
function sendOnce(socket: WebSocket): void {
  const send = socket.send.bind(socket);
  socket.send = (data) => {
    socket.send = send;
    if (!(data instanceof Uint8Array && data.join() === NOTHING_HERE.join())) send(data);
  };
}
