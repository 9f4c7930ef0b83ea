/*
 * What the page of a board asks for at once, while the scripts that show it are still on their way: who is here, what the board is called,
 * and the board itself. src/ui/wall/firstVisit.ts and src/sync/earlySocket.ts take it over; what nobody takes is closed. Of a large board
 * the server may know where everything lies: src/ui/wall/paintFirst.ts, a file of its own, is fetched then and paints that.
 */
(() => {
  const id = /^\/b\/([\w-]+)\/?$/.exec(location.pathname)?.[1];
  if (id === undefined || typeof WebSocket !== "function") return;
  const PATIENCE_MS = 15_000;
  const ask = async (path) => {
    const headers = { "accept-language": document.documentElement.lang };
    const answer = await fetch(path, { headers, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    return await answer.json();
  };
  const picture = fetch(`/api/boards/${id}/picture`, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    (answer) => (answer.status === 200 ? answer.arrayBuffer() : null),
    () => null,
  );
  let show;
  const shown = new Promise((resolve) => {
    show = resolve;
  });
  picture.then((data) => {
    if (data === null) return show(null);
    const painter = document.createElement("script");
    painter.onerror = () => show(null);
    painter.fetchPriority = "high";
    painter.src = "/paint.js";
    document.head.append(painter);
  });
  let known = true;
  try {
    known = localStorage.getItem(`walkboard.visit.${id}`) !== null;
  } catch {
    // Without storage nothing can tell.
  }
  const protocols = ["walkboard.1"];
  if (typeof DecompressionStream === "function") protocols.unshift("walkboard.2");
  const url = `${location.origin.replace(/^http/, "ws")}/sync/${id}`;
  const socket = new WebSocket(url, protocols);
  const answers = Promise.all([ask(`/api/boards/${id}`), ask("/api/me")]);
  answers.catch(() => undefined);
  const came = [];
  const timer = setTimeout(() => socket.close(), PATIENCE_MS);
  const early = { id, answers, picture, show, shown, url, socket, came, asked: false, timer };
  socket.binaryType = "arraybuffer";
  socket.onmessage = (event) => came.push(event);
  socket.onopen = () => {
    // Who was never here has nothing of the board. Who was may have, and asks for the rest once that is read.
    if (known) return;
    socket.send(new Uint8Array([0, 0, 1, 0]));
    early.asked = true;
  };
  window.walkboardEarly = early;
})();
