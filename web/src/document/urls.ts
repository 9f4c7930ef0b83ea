/** Addresses that may stand on a wall: pages and mail, never anything that would run in the reader's browser. */
import { URL_LIMIT } from "@/document/things";

const SAFE_PROTOCOLS: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

/** The address in its normal form, or null when it is none that may be opened. */
export function safeUrl(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > URL_LIMIT) return null;
  let url: URL;
  try {
    url = new URL(trimmed);
  } catch {
    return null;
  }
  if (!SAFE_PROTOCOLS.has(url.protocol) || url.href.length > URL_LIMIT) return null;
  return url.href;
}

/** Whether a text looks like an address, whatever one may do with it. */
export function looksLikeUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(text.trim());
}

/** Whose page an address is, without "www."; for mail the whole address. */
export function hostOf(url: string): string {
  if (url === "") return "";
  try {
    const { protocol, host, pathname } = new URL(url);
    return protocol === "mailto:" ? decodeURIComponent(pathname) : host.replace(/^www\./, "");
  } catch {
    return "";
  }
}
