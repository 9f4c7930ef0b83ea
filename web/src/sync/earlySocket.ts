/**
 * The socket of the board that a page was opened for: `public/early.js` connects it while the code that will use it is still on its way,
 * and keeps what comes. Where nothing of the board can be in this browser it has asked for everything, too.
 */

/** What was asked for early. */
export interface Early {
  readonly id: string;
  /** The board and who is here, as the server told them. */
  readonly answers: Promise<[unknown, unknown]>;
  /** Where everything on the board lies, if the server tells it. */
  readonly picture: Promise<ArrayBuffer | null>;
  /** The picture that was painted of it, for the wall (`canvas/covering.ts`), or null. */
  readonly shown: Promise<unknown>;
  readonly show: (picture: unknown) => void;
  readonly url: string;
  readonly socket: WebSocket;
  /** What came on it so far. */
  readonly came: MessageEvent[];
  /** Whether it was asked for everything there is. */
  readonly asked: boolean;
  /** Closes it when nobody takes it. */
  readonly timer: ReturnType<typeof setTimeout>;
}

declare global {
  var walkboardEarly: Early | undefined;
}

/** "I have nothing", as a session of an empty document says it. */
export const NOTHING_HERE: Uint8Array<ArrayBuffer> = new Uint8Array([0, 0, 1, 0]);

let taken: Early | undefined;

/** The socket that was connected to this address, once; null where there is none, or not any more. What came on it comes again. */
export function takeEarly(url: string): WebSocket | null {
  const early = globalThis.walkboardEarly;
  if (early?.url !== url || early === taken) return null;
  taken = early;
  clearTimeout(early.timer);
  const { socket, came } = early;
  if (socket.readyState > WebSocket.OPEN) return null;
  socket.onmessage = null;
  sendOnce(early);
  // After whoever takes it has said where to put them.
  queueMicrotask(() => {
    for (const event of came.splice(0)) socket.onmessage?.(event);
  });
  return socket;
}

/** What was asked is not asked again: the first frame, if it is that question. */
function sendOnce(early: Early): void {
  const { socket } = early;
  const send = socket.send.bind(socket);
  socket.send = (data) => {
    socket.send = send;
    if (!(early.asked && data instanceof Uint8Array && data.join() === NOTHING_HERE.join())) send(data);
  };
}
