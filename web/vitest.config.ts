import { mergeConfig } from "vite";
import { defineConfig } from "vitest/config";
import base from "./vite.config";

export default mergeConfig(
  base,
  defineConfig({
    test: {
      setupFiles: ["src/testing/clock.ts", "src/testing/words.ts", "src/testing/kinds.ts"],
      include: ["src/**/*.test.{ts,tsx}", "*.test.ts"],
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
  }),
);
