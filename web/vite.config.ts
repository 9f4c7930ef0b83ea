import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.WALKBOARD_DEV_SERVER ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: {
      "@kinds": fileURLToPath(new URL("../server/walkboard/maps/kinds", import.meta.url)),
      "@walks": fileURLToPath(new URL("../server/walkboard/walks", import.meta.url)),
      "@": fileURLToPath(new URL("./src", import.meta.url)),
    },
    dedupe: ["yjs"],
  },
  build: {
    outDir: "../server/walkboard/static",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    manifest: true,
  },
  server: {
    fs: { allow: [".."] },
    proxy: { "/api": server, "/sync": { target: server, ws: true } },
  },
});
