/**
 * Fetching files of the client where the server may be away. The bundler asks for a style sheet once in a page's life: what failed
 * then would be missing for good, so it is put into the page again before anything else is tried.
 */

/** Longer than this a style sheet is not waited for, in milliseconds. */
const STYLE_MS = 15_000;

let lost = false;

/** Runs something that fetches files; after a failure anywhere, only once the style sheets that were lost are here. */
export async function attempt<T>(load: () => Promise<T>): Promise<T> {
  if (lost) await restoreStyles();
  try {
    return await load();
  } catch (cause) {
    lost = true;
    throw cause;
  }
}

async function restoreStyles(): Promise<void> {
  const sheets = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
  await Promise.all(sheets.filter(({ sheet }) => sheet === null).map(again));
  lost = false;
}

function again(link: HTMLLinkElement): Promise<void> {
  const fresh = link.cloneNode() as HTMLLinkElement;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Unable to preload CSS for ${link.href}`)), STYLE_MS);
    fresh.onload = () => {
      clearTimeout(timer);
      resolve();
    };
    fresh.onerror = () => {
      clearTimeout(timer);
      reject(new Error(`Unable to preload CSS for ${link.href}`));
    };
    link.replaceWith(fresh);
  });
}
