/** Stories as a slow machine sees them: what comes late there comes late here, and may find a key or a click already made. */
import type { BrowserContext, Page, Route } from "@playwright/test";

/** `WALKBOARD_SLOW=4` leaves pages a fourth of the processor; every patience of the stories grows with it. */
export const SLOW = Number(process.env.WALKBOARD_SLOW ?? 1);

/** `WALKBOARD_LATE=800` keeps every file of the client and every answer of the server back, each for a time of its own up to so many milliseconds. */
const LATE_MS = Number(process.env.WALKBOARD_LATE ?? 0);

/** Makes every page of this browser slow and what it fetches late, as far as the environment says so. */
export async function slowDown(context: BrowserContext): Promise<void> {
  if (SLOW > 1) context.on("page", (page) => void throttle(page));
  if (LATE_MS === 0) return;
  for (const files of ["**/assets/**", "**/api/**"]) await context.route(files, goOnLater);
}

async function throttle(page: Page): Promise<void> {
  try {
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOW });
  } catch {
    // The page has gone already.
  }
}

async function goOnLater(route: Route): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * LATE_MS));
  // A page that has gone waits for nothing.
  await route.fallback().catch(() => undefined);
}
