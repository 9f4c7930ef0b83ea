/** A plain web server for what is compared with: files of a folder and texts from memory, compressed once, then warm. */
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".woff2": "font/woff2",
};

/** A running web server. */
export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves `texts` by path, and everything else from `folder`. */
export async function serve(folder: string, texts: ReadonlyMap<string, string>): Promise<Site> {
  const warm = new Map<string, Buffer>();
  for (const [path, text] of texts) warm.set(path, gzipSync(text));
  const find = async (path: string): Promise<Buffer> => {
    const known = warm.get(path);
    if (known) return known;
    const read = gzipSync(await readFile(join(folder, normalize(path))));
    warm.set(path, read);
    return read;
  };
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://site");
    find(pathname === "/" ? "/index.html" : pathname).then(
      (body) => {
        const type = TYPES[extname(pathname) || ".html"] ?? "application/octet-stream";
        response.writeHead(200, { "Content-Type": type, "Content-Encoding": "gzip", "Content-Length": body.length });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
