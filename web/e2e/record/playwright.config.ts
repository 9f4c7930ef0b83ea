/** Records what the client sends: `npx playwright test -c e2e/record` in web/, by hand, with the client built. */
import main from "../../playwright.config";

// biome-ignore lint/style/noDefaultExport: what Playwright reads
export default { ...main, testDir: ".", testMatch: "traffic.ts", workers: 1, timeout: 900_000 };
