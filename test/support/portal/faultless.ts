import type { Page } from "playwright-core";
import { expect } from "vitest";
import { findingsOf } from "./axe.ts";
import { settled } from "./on-screen.ts";

/** Has axe-core look at the page on a desk in light and on a phone in dark, where nothing may be wider than the screen. */
export async function isFaultless(page: Page): Promise<void> {
  for (const [width, colorScheme] of [
    [1280, "light"],
    [390, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: "attached" });
    await settled(page);
    // Colors still on their way from one scheme to the other are no finding.
    await expect.poll(() => findingsOf(page), { timeout: 20_000 }).toEqual([]);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
}
