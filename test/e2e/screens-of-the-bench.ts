import type { Page } from "playwright-core";
import type { Take } from "./take.ts";

/** What a clinician sees of a record that is marked: boxes, a search, and the page as it will leave. */
export async function benchScreens(page: Page, address: string, take: Take): Promise<void> {
  await page.goto(address);
  await page.getByRole("img", { name: "Page 1; its words" }).waitFor();
  await page.getByRole("button", { name: "Add a box" }).click();
  await page.getByLabel("Words to find").fill("Rowan Ellery; sleep log; client");
  await page.getByRole("button", { name: "Search all pages" }).click();
  await page.getByText(/^The page was searched/u).waitFor();
  await page
    .getByRole("list", { name: "Found places" })
    .getByRole("button", { name: "Confirm" })
    .first()
    .click();
  await take(page, "bench");
  await page.getByRole("radio", { name: "As it will leave" }).check();
  await page.getByRole("img", { name: "as it will leave" }).waitFor();
  await take(page, "bench-preview");
}
