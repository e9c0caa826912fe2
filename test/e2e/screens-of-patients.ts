import type { Page } from "playwright-core";
import type { Take } from "./take.ts";

/** What an officer sees of retention, a clinician of their own notes, and both of a patient. */
export async function patientScreens(
  { clinician, officer }: { readonly clinician: Page; readonly officer: Page },
  take: Take,
): Promise<void> {
  await officer.goto("/retention");
  await take(officer, "retention");
  await officer.getByLabel("Name of the patient, or its beginning").fill("Rowan");
  await officer.getByLabel("Treatment ended on").fill("2014-06-01");
  await officer.getByRole("button", { name: "Look it up", exact: true }).click();
  await officer.getByRole("heading", { name: "Rowan Ellery" }).waitFor();
  await take(officer, "retention-found");
  await clinician.goto("/my-notes");
  await clinician.getByRole("button", { name: "Find my notes" }).click();
  await clinician.locator("summary").first().click();
  await clinician.getByLabel("I wrote this note").first().check();
  await clinician.getByLabel("Why do you read it?").first().fill("To prepare the next session.");
  await take(clinician, "my-notes-asked");
  await clinician.getByRole("button", { name: "Open it for me" }).first().click();
  await clinician.getByText("A copy is there, for you alone").waitFor();
  await take(clinician, "my-notes-open");
  for (const [who, page] of [
    ["officer", officer],
    ["clinician", clinician],
  ] as const) {
    await page.goto("/patients");
    await page.getByLabel("Name of the patient, or its beginning").fill("Rowan");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    const found = page.getByRole("link", { name: "Rowan Ellery" });
    await found.waitFor();
    await take(page, `${who}-patients`);
    await found.click();
    await page.getByRole("heading", { level: 1, name: "Rowan Ellery" }).waitFor();
    await take(page, `${who}-patient`);
    if (who === "officer") {
      await page.getByRole("button", { name: "Show who looked" }).click();
      await page.getByRole("list", { name: "Looks at this patient" }).waitFor();
      await take(page, `${who}-patient-looks`);
    }
    await page.getByText("Add a record", { exact: true }).click();
    await page.getByLabel("What is it?").first().selectOption("progress-note");
    await take(page, `${who}-patient-adds`);
    await page.getByRole("button", { name: "Send the record" }).click();
    await page.getByText("Give it a title.").waitFor();
    await take(page, `${who}-patient-lacks`);
    if (who === "officer") continue;
    await page.getByLabel("What is it?").first().selectOption("psychotherapy-note-on-paper");
    await page.getByRole("button", { name: "Seal where it lies" }).click();
    await page.getByText("Enter the day of the session or service.").waitFor();
    await take(page, `${who}-patient-paper`);
  }
}
