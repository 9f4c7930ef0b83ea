import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { build, defineConfig, type Plugin } from "vite";

const server = process.env.WALKBOARD_DEV_SERVER ?? "http://127.0.0.1:8000";

/** `kind.json?summary` is as much of a kind's definition as one needs to choose it by: the whole comes with its maps (`src/maps/kinds.ts`). */
function kindSummaries(): Plugin {
  return {
    name: "kind-summaries",
    enforce: "pre",
    load(id) {
      const [file, query] = id.split("?");
      if (!file?.endsWith(".json") || query !== "summary") return null;
      this.addWatchFile(file);
      const { key, label, purpose, lines, layout, group, order, phase, starter } = JSON.parse(
        readFileSync(file, "utf8"),
      );
      const { columns, lanes } = starter;
      const summary = { key, label, purpose, lines, layout, group, order, phase, starter: { columns, lanes } };
      return { code: `export default ${JSON.stringify(summary)}`, moduleType: "js" };
    },
  };
}

/**
 * What every wall needs at once and other parts share: small modules that would be files of a few hundred bytes each. Together they compress
 * better and are asked for once. They import nothing but each other, so that no two files wait for one another, and the shelf needs none of them
 * for its first picture (`e2e/firstLoad.spec.ts` holds both).
 */
const WALL_PARTS = {
  document: "links linkIndex order pathsOf plain schema values",
  maps: "blueprint/arrows cellKey changedCards columns fields flow/flowMaps folding kanban/foldedDone keptStructure kinds notes onceFor order pathTitle structure titles",
  tools: "readingMaps",
} as const;

const wallParts = new Set(
  Object.entries(WALL_PARTS).flatMap(([folder, names]) =>
    names.split(" ").map((name) => fileURLToPath(new URL(`./src/${folder}/${name}.ts`, import.meta.url))),
  ),
);

const resolve = {
  alias: {
    "@kinds": fileURLToPath(new URL("../server/walkboard/maps/kinds", import.meta.url)),
    "@walks": fileURLToPath(new URL("../server/walkboard/walks", import.meta.url)),
    "@": fileURLToPath(new URL("./src", import.meta.url)),
  },
  dedupe: ["yjs"],
};
const target = "es2022";

/** `paint.js` paints the first picture of a large board: one file with its own copies, because a second entry would split those of the wall. */
function painter(): Plugin {
  return {
    name: "painter",
    apply: "build",
    async generateBundle() {
      const entry = fileURLToPath(new URL("./src/ui/wall/paintFirst.ts", import.meta.url));
      const made = await build({
        configFile: false,
        logLevel: "warn",
        publicDir: false,
        resolve,
        build: { write: false, target, lib: { entry, formats: ["iife"], name: "painter" } },
      });
      const [result] = Array.isArray(made) ? made : [made];
      if (!result || !("output" in result)) throw new Error("The painter was not built.");
      this.emitFile({ type: "asset", fileName: "paint.js", source: result.output[0].code });
    },
  };
}

export default defineConfig({
  plugins: [kindSummaries(), react(), painter()],
  resolve,
  build: {
    outDir: "../server/walkboard/static",
    emptyOutDir: true,
    target,
    assetsInlineLimit: 0,
    manifest: true,
    // Browsers without it fetch what a part needs a little later; the stand-in for them would be in everybody's first load.
    modulePreload: { polyfill: false },
    // Every file is named in the first one, so that parts can be fetched: without names in words that list is half as long.
    rolldownOptions: {
      output: {
        chunkFileNames: "assets/[hash].js",
        assetFileNames: "assets/[hash][extname]",
        codeSplitting: {
          groups: [
            {
              name: "wall-parts",
              test: (id: string) => wallParts.has(id) || id.includes("/fractional-indexing/"),
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
  },
  server: {
    fs: { allow: [".."] },
    proxy: { "/api": server, "/sync": { target: server, ws: true } },
  },
});
