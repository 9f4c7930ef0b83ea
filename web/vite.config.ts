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
    // Every file is named in the first one, so that parts can be fetched: without names in words that list is half as long.
    rolldownOptions: { output: { chunkFileNames: "assets/[hash].js", assetFileNames: "assets/[hash][extname]" } },
  },
  server: {
    fs: { allow: [".."] },
    proxy: { "/api": server, "/sync": { target: server, ws: true } },
  },
});
