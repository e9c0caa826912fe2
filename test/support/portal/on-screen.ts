import type { Locator, Page, Response } from "playwright-core";

/** A part of a page with its own heading. */
export const part = (page: Page, title: string | RegExp): Locator =>
  page.getByRole("region", { name: title, ...(typeof title === "string" ? { exact: true } : {}) });

/** Opens one part of a request from the list at its left. */
export async function openPanel(page: Page, name: string): Promise<void> {
  await page
    .getByRole("navigation", { name: "Parts of the request" })
    .getByRole("link")
    .filter({ has: page.getByText(name, { exact: true }) })
    .click();
  await page.getByRole("heading", { level: 2, name, exact: true }).waitFor();
}

const isCommand = (response: Response) =>
  response.request().method() === "POST" && new URL(response.url()).pathname.endsWith("/commands");

/** Presses a button and waits until the page says that it was recorded. */
export async function record(where: Locator, button: string): Promise<void> {
  const press = where.getByRole("button", { name: button, exact: true });
  // The form itself is held: its button may carry other words afterwards.
  const form = await press.locator("xpath=ancestor::form").elementHandle();
  const answer = where.page().waitForResponse(isCommand);
  await press.click();
  await answer;
  await form?.waitForSelector("text=Recorded.");
}

/** Chooses a file in the place for papers, a PDF unless told. */
export async function chooseFile(
  where: Locator,
  name: string,
  bytes: Uint8Array,
  mimeType = "application/pdf",
): Promise<void> {
  await where.getByLabel("Choose files").setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) });
}

/** Waits until a page stands: its title is there, and nothing on it is still on its way. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.locator(".mantine-Skeleton-root").first().waitFor({ state: "detached" });
}

/** Reloads, as a person does who waits for news, until something shows. */
export async function reloadUntil(page: Page, shown: Locator, seconds = 60): Promise<void> {
  const most = performance.now() + seconds * 1000;
  for (;;) {
    await settled(page);
    const there = await shown
      .first()
      .waitFor({ timeout: 500 })
      .then(
        () => true,
        () => false,
      );
    if (there) return;
    if (performance.now() > most) throw new Error(`Not shown within ${seconds} s: ${String(shown)}`);
    await page.reload();
  }
}

/** One thing read off a paper and entered in its field: a choice, words or a date, an answer, or what applies. */
export type Reading =
  | { readonly field: string; readonly choose: string }
  | { readonly field: string; readonly write: string }
  | { readonly field: string; readonly answer: "Yes" | "No" }
  | { readonly field: string; readonly tick: readonly string[] };

/** Enters readings one after the other, each into the field that carries its name. */
export async function enter(where: Locator, readings: readonly Reading[]): Promise<void> {
  for (const reading of readings) {
    const named = { name: reading.field, exact: true };
    if ("choose" in reading) {
      await where.getByRole("combobox", named).selectOption({ label: reading.choose });
    } else if ("write" in reading) {
      await where.getByRole("textbox", named).fill(reading.write);
    } else if ("answer" in reading) {
      await where.getByRole("group", named).getByRole("radio", { name: reading.answer, exact: true }).check();
    } else {
      await tick(where.getByRole("group", named), reading.tick);
    }
  }
}

/** Says that something applies, then ticks exactly what does. */
async function tick(question: Locator, names: readonly string[]): Promise<void> {
  await question.getByRole("radio", { name: "Yes", exact: true }).check();
  const list = question.locator("xpath=..").getByRole("group", { name: "Which", exact: true });
  for (const name of names) await list.getByRole("checkbox", { name, exact: true }).check();
  for (const box of await list.getByRole("checkbox", { checked: true }).all()) {
    const label = await list.locator(`label[for="${await box.getAttribute("id")}"]`).innerText();
    if (!names.includes(label)) await box.uncheck();
  }
}
