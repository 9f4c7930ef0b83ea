/** The parts of maps as they stand on a wall, and what hands do with them. */
import { everyEn as en } from "../src/ui/strings/every";
import { drag, expect, type Locator, middle, type Page } from "./stage";

/** The header of a column (a phase, a step, a state) with this text. */
export function column(page: Page, title: string): Locator {
  return page.locator("[data-column-id]").filter({ hasText: title }).first();
}

/** The headers of all columns of a level, from left to right. */
export function columns(page: Page, level: number): Locator {
  return page.locator(`[data-column-id][data-level="${level}"] .wall-header-title`);
}

/** The header of a lane with this text. */
export function lane(page: Page, title: string): Locator {
  return page.locator("[data-lane-id]").filter({ hasText: title }).first();
}

/** The headers of all lanes, from top to bottom. */
export function lanes(page: Page): Locator {
  return page.locator("[data-lane-id] .wall-header-title");
}

/** The cell where a lane and a column meet. */
export async function cell(page: Page, laneTitle: string, columnTitle: string): Promise<Locator> {
  const laneId = await lane(page, laneTitle).getAttribute("data-lane-id");
  const columnId = await column(page, columnTitle).getAttribute("data-column-id");
  return page.locator(`.wall-cell[data-lane="${laneId}"][data-column="${columnId}"]`);
}

/** The texts of the cards in a cell, a tray or on the wall, in their order. */
export function cardsIn(place: Locator): Locator {
  return place.locator("[data-card-id] .wall-card-title");
}

/** The tray for cards whose lane or column is gone. */
export function tray(page: Page): Locator {
  return page.locator(".wall-tray:not([hidden])");
}

/** The panel about what is selected. */
export function panel(page: Page): Locator {
  return page.getByRole("region", { name: /^(Map|Lane|Column|Card|\d+ cards)$/ });
}

/** Closes the panel, so that nothing lies over the wall. */
export async function closePanel(page: Page): Promise<void> {
  await panel(page).getByRole("button", { name: en["action.close"], exact: true }).click();
  await expect(panel(page)).toHaveCount(0);
}

/** Selects a part of a map and presses what the panel offers for it. */
export async function choose(page: Page, part: Locator, action: string): Promise<void> {
  await part.click();
  await panel(page).getByRole("button", { name: action, exact: true }).click();
}

/** Writes where somebody has just begun to write on the wall, and leaves. */
export async function write(page: Page, text: string, leave = "Escape"): Promise<void> {
  const field = page.getByRole("textbox", { name: en["canvas.titleField"] });
  await field.fill(text);
  await page.keyboard.press(leave);
  await expect(page.locator("textarea.wall-field")).toHaveCount(0);
}

/** Gives a header another text in its place. */
export async function rename(page: Page, header: Locator, text: string): Promise<void> {
  await header.dblclick();
  await write(page, text);
}

/** Drags a card or header by its upper part onto the middle of a place, or beside it. */
export async function carry(page: Page, what: Locator, onto: Locator, beside = { x: 0, y: 0 }): Promise<void> {
  const target = await middle(onto);
  await drag(page, await middle(what), { x: target.x + beside.x, y: target.y + beside.y });
}

/** Adds a map of a kind by the tool rail. */
export async function addMap(page: Page, kind: string): Promise<void> {
  await page.getByRole("button", { name: en["tool.maps"] }).click();
  await page.getByRole("menuitem", { name: kind }).click();
}

type Painted = Window & { painted?: Map<string, number> };

/** Keeps where the wall paints texts onto its canvas (the names of lines are not elements); before the page loads. */
export async function watchPaint(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const painted = new Map<string, number>();
    (window as Painted).painted = painted;
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y, most) {
      painted.set(text, y);
      fillText.call(this, text, x, y, ...(most === undefined ? [] : [most]));
    };
  });
}

/** How far down the window a text was painted last; -1 when it never was. */
export function paintedAt(page: Page, text: string): Promise<number> {
  return page.evaluate((wanted) => (window as Painted).painted?.get(wanted) ?? -1, text);
}
