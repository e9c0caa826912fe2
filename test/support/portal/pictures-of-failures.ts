import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterEach } from "vitest";

const folder = join(import.meta.dirname, "..", "..", "..", "screens", "failed");

/** When a test fails, keeps a picture of every open tab under screens/failed, for whoever has to find out why. */
export function keepPicturesOfFailures(browser: () => Browser | undefined): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail") return;
    mkdirSync(folder, { recursive: true });
    const pages = (browser()?.contexts() ?? []).flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) {
      await page.screenshot({ path: join(folder, `tab-${index + 1}.png`), fullPage: true });
    }
  });
}
