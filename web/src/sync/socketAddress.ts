/** Where a board's socket is, and what is offered to the server there. Light: it is asked for before anything else of a board is here. */

/** Our subprotocol: a server that selects it says hello, acknowledges and tells events. */
export const SUBPROTOCOL = "walkboard.1";
/** The same, and large messages may come packed. */
export const PACKING_SUBPROTOCOL = "walkboard.2";

/** Whether this browser can unpack. */
export const canUnpack = (): boolean => typeof globalThis.DecompressionStream === "function";

/** What this browser offers a server, the best first. */
export const subprotocols = (): string[] => (canUnpack() ? [PACKING_SUBPROTOCOL, SUBPROTOCOL] : [SUBPROTOCOL]);

/** The board's sync address on the server this page came from. */
export function defaultSocketUrl(boardId: string): string {
  const { protocol, host } = globalThis.location;
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}/sync/${encodeURIComponent(boardId)}`;
}
