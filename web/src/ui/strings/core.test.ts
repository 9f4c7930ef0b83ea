import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { en } from "@/ui/strings/en";
import { everyEn } from "@/ui/strings/every";
import { thingsEn } from "@/ui/strings/thingsEn";

const root = join(import.meta.dirname, "../..");
const LATE = new Set(Object.keys(everyEn).filter((key) => !(key in en)));

/** Names of texts stand here for others to show: the palette and menus, which name their catalogues; marks, which wait for theirs. */
const NAMES_ONLY = [
  /^ui\/actions\//,
  /^ui\/changes\/marks\.ts$/,
  /^ui\/strings\//,
  /^ui\/(wall\/(room|WallChrome)|walk\/WalkButton)\.tsx?$/,
];

function sourceOf(module: string): string | null {
  return [".ts", ".tsx"].map((ending) => module + ending).find((path) => existsSync(join(root, path))) ?? null;
}

/** A file and everything it imports at once, not late. */
function closure(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const text = readFileSync(join(root, path), "utf8");
  for (const [, module] of text.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^;]*?from\s+)?"@\/([^"]+)"/gm)) {
    const next = module ? sourceOf(module) : null;
    if (next) closure(next, seen);
  }
  return seen;
}

/** The texts of late catalogues that are named in a part of the client as it is fetched. */
function lateTexts(path: string): string[] {
  return [...closure(path)]
    .filter((file) => !NAMES_ONLY.some((pattern) => pattern.test(file)))
    .flatMap((file) =>
      [...readFileSync(join(root, file), "utf8").matchAll(/"([a-zA-Z]+\.[a-zA-Z.-]+)"/g)]
        .map(([, key]) => key ?? "")
        .filter((key) => LATE.has(key))
        .map((key) => `${file}: ${key}`),
    );
}

const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) =>
  /(?<!\.test)\.tsx?$/.test(path),
);

/** Whether what fetches a module has a name, by which it is handed on together with the catalogues of its texts. */
function namedWithWords(text: string, module: string): boolean {
  const name = new RegExp(`const (\\w+) = \\(\\) => import\\("@/${module}"\\)`).exec(text)?.[1];
  return name !== undefined && text.includes(`late(${name}, "`);
}

const wordless = files.flatMap((file) => wordlessIn(readFileSync(join(root, file), "utf8")));

/** The modules that a source fetches without the catalogues of their texts. */
function wordlessIn(text: string): string[] {
  return [...text.matchAll(/import\("@\/(ui\/[^"]+)"\)(?:\.then\(\(m\) => m\.\w+\))?(.?)/g)]
    .filter(([, module = "", then]) => then !== "," && !/^ui\/strings\/|\.css$/.test(module))
    .filter(([, module = ""]) => !namedWithWords(text, module))
    .map(([, module = ""]) => sourceOf(module) ?? "");
}

it.each([...new Set(["main.tsx", "ui/wall/WallPage.tsx", "ui/shelf/ShelfPage.tsx", ...wordless])])(
  "%s needs no text of a catalogue that comes late",
  (path) => {
    // The wall waits for the words of what lies on it (see App.tsx).
    const waited = path === "ui/wall/WallPage.tsx" ? Object.keys(thingsEn) : [];
    expect(lateTexts(path).filter((text) => !waited.some((key) => text.endsWith(`: ${key}`)))).toEqual([]);
  },
);
