import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";

/** Takes the pictures of one page under a name. */
export type Take = (page: Page, name: string) => Promise<void>;

const looks = [
  { width: 1280, colorScheme: "light", text: "100%" },
  { width: 1280, colorScheme: "dark", text: "100%" },
  { width: 390, colorScheme: "light", text: "100%" },
  { width: 390, colorScheme: "dark", text: "100%" },
  // Text of twice its size (WCAG 1.4.4), where a phone has the least room for it.
  { width: 390, colorScheme: "light", text: "200%" },
] as const;

/**
 * Takes a page at desk and phone width, light and dark, and on a phone with text of twice its size, into the folder that the
 * command line names; only those whose names begin as one of the words after it, if there are any. What is wider than its
 * screen is named.
 */
export function takerOf([destination, ...only]: readonly string[]): Take {
  const folder = resolve(destination ?? join(import.meta.dirname, "..", "..", "screens"));
  mkdirSync(folder, { recursive: true });
  return async (page, name) => {
    if (only.length > 0 && !only.some((start) => name.startsWith(start))) return;
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    for (const { width, colorScheme, text } of looks) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: "attached" });
      await page.evaluate(`document.documentElement.style.fontSize = ${JSON.stringify(text)}`);
      await page.waitForTimeout(300);
      const look = `${width}-${text === "100%" ? colorScheme : "large"}`;
      // A long page on a busy machine takes its time.
      await page.screenshot({ path: join(folder, `${name}-${look}.png`), fullPage: true, timeout: 180_000 });
      const wide = await page.evaluate<number>("document.documentElement.scrollWidth");
      if (wide > width) console.log(`${name}-${look} is ${wide} pixels wide`);
    }
    await page.evaluate(`document.documentElement.style.fontSize = ""`);
    console.log(name);
  };
}
