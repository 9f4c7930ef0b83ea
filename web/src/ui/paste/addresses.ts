/** What is an address among what was pasted, and what it is called. Pure. */
import { hostOf, safeUrl } from "@/document/urls";

/** Schemes that run or hold something instead of leading somewhere. */
const HARMFUL = /^\s*(?:javascript|vbscript|data|blob|file|about|view-source):/i;
const WHOLE_ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;
const BARE_ADDRESS = /^www\.\S+\.\S+$/i;
/** A title made of an address is no longer than this. */
const LONGEST_TITLE = 60;

/** Whether a text is an address of the kind that may not stand on a wall. */
export function isHarmfulUrl(text: string): boolean {
  return HARMFUL.test(text);
}

/** The address that a text is, in its normal form; null when it is something else, or more than that. */
export function addressIn(text: string): string | null {
  const trimmed = text.trim();
  if (WHOLE_ADDRESS.test(trimmed)) return safeUrl(trimmed);
  return BARE_ADDRESS.test(trimmed) ? safeUrl(`https://${trimmed}`) : null;
}

/** What a link is called before anybody names it: host and path. Nobody is asked for it. */
export function titleOfUrl(url: string): string {
  const host = hostOf(url);
  const path = url.startsWith("mailto:") ? "" : readable(new URL(url).pathname).replace(/\/+$/, "");
  const title = host + path;
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE - 1)}…`;
}

function readable(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
