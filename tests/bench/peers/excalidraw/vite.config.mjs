import { defineConfig } from "vite";

export default defineConfig({
  define: { "process.env.IS_PREACT": JSON.stringify("false") },
  build: { outDir: "built", target: "es2022", chunkSizeWarningLimit: 10_000 },
});
