/** How much a browser has to fetch before the first picture, and in which language. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { everyDe as de, everyEn as en } from "../src/ui/strings/every";
import { expect, test, whole } from "./stage";

test.use({ ahead: true });

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const BUILT = fileURLToPath(new URL("../../server/walkboard/static", import.meta.url));
const MANIFEST: Readonly<Record<string, Chunk>> = JSON.parse(readFileSync(join(BUILT, ".vite/manifest.json"), "utf8"));

/**
 * The most that the first picture may weigh, gzip, in bytes: less than half of what the lightest whiteboard we measured needs;
 * these only ever go down.
 */
const MOST_BYTES = { shelf: 110_000, wall: 216_000, picture: 2_800 };

/** The files of a screen: the entry, the screen, its texts, and everything these import at once. */
function filesOf(...modules: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>();
  const take = (module: string): void => {
    const chunk = MANIFEST[module];
    if (!chunk) throw new Error(`${module} is not in the manifest`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    chunk.imports?.forEach(take);
  };
  modules.forEach(take);
  return files;
}

for (const screen of ["src/ui/shelf/ShelfPage.tsx", "src/ui/wall/WallPage.tsx"]) {
  for (const lang of ["en", "de"]) {
    test(`script and style of the first load of ${screen} in ${lang} stay within what was promised`, () => {
      const things = `src/ui/strings/things${lang === "en" ? "En" : "De"}.ts`;
      const files = filesOf(
        "index.html",
        screen,
        `src/ui/strings/${lang}.ts`,
        ...(screen.includes("wall") ? [things] : []),
      );
      const sizes = [...files].map((file) => [gzipSync(readFileSync(join(BUILT, file))).length, file] as const);
      const sum = sizes.reduce((all, [size]) => all + size, 0);
      const largest = sizes.sort(([a], [b]) => b - a).map(([size, file]) => `${size} ${file}`);
      const most = MOST_BYTES[screen.includes("wall") ? "wall" : "shelf"];
      expect(sum, `Fetch more of it late (src/ui/late.ts). ${sum} bytes:\n${largest.join("\n")}`).toBeLessThan(most);
    });
  }
}

test("what paints the first picture of a large board is small, and needs no other file", () => {
  const script = readFileSync(join(BUILT, "paint.js"), "utf8");
  expect(gzipSync(script).length).toBeLessThan(MOST_BYTES.picture);
  expect(script).not.toMatch(/\bimport\b/);
});

test("no file of the client waits for one that waits for it: which runs first would be chance", () => {
  const done = new Set<string>();
  const visit = (module: string, way: readonly string[]): void => {
    expect(way, "files that import each other (vite.config.ts)").not.toContain(module);
    if (done.has(module)) return;
    for (const next of MANIFEST[module]?.imports ?? []) visit(next, [...way, module]);
    done.add(module);
  };
  for (const module of Object.keys(MANIFEST)) visit(module, []);
});

test("only the chosen language is fetched; another one is spoken at once when it is chosen, and after a reload", async ({
  stage,
}) => {
  const { page } = await stage.owner();
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname.slice(1)));
  const files = (lang: string) =>
    ["", "walk"].map((name) => {
      const module = name ? `${name}${lang[0]?.toUpperCase()}${lang[1]}` : lang;
      return MANIFEST[`src/ui/strings/${module}.ts`]?.file ?? "";
    });
  await page.goto("/");
  await expect(page.getByRole("heading", { name: en["shelf.title"] })).toBeVisible();
  // What is shown later comes part by part.
  await whole(page);
  expect(fetched).toEqual(expect.arrayContaining(files("en")));
  for (const file of files("de")) expect(fetched).not.toContain(file);

  await page.getByRole("button", { name: /profile and appearance/ }).click();
  await page.getByRole("menuitem", { name: en["me.look"] }).click();
  await page.getByText("Deutsch").click();
  await expect(page.getByRole("heading", { name: de["me.look"] })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");

  fetched.length = 0;
  await page.reload();
  await expect(page.getByRole("heading", { name: de["shelf.title"] })).toBeVisible();
  await whole(page);
  for (const file of files("en")) expect(fetched).not.toContain(file);
});
