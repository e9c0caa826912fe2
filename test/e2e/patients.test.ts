import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call } from "../../local/journey/api.ts";
import { seededId } from "../../local/seed/ids.ts";
import { launchBrowser } from "../support/browser.ts";
import { onePage, streamObject } from "../support/pdf-files.ts";
import { isFaultless } from "../support/portal/faultless.ts";
import { part, settled } from "../support/portal/on-screen.ts";
import { ownBrowser, signInTo } from "../support/portal/people.ts";
import { keepPicturesOfFailures } from "../support/portal/pictures-of-failures.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// A patient whom no request is about: looked up, records brought in by who treats, and what was disclosed told.

let stack: TestStack;
let browser: Browser;
let clinician: Page;
let officer: Page;
let manager: Page;
let patientRef: string;

const name = "Wilhelmina Storch";
/** A file of its own for each day: the same one sent as something else is another story. */
const aPdf = (on: string) => onePage(streamObject(Buffer.from(`q % ${on}\nQ`)));
const enough = 60_000;

keepPicturesOfFailures(() => browser);
beforeAll(async () => {
  [stack, browser] = await Promise.all([startSeededStack(1), launchBrowser()]);
  const added = await call<{ readonly patientRef: string }>(stack.portalOrigin, "addPatient", {
    token: stack.staff.manager,
    body: {
      name,
      birthDate: "1961-03-09",
      treatedBy: [seededId("per", "miriam.okafor@harborlight.example")],
    },
  });
  patientRef = added.patientRef;
  const at = async (person: string) => signInTo(await ownBrowser(browser, stack), stack, person, "/patients");
  clinician = await at("miriam.okafor");
  officer = await at("tomas.lindqvist");
  manager = await at("dana.whitfield");
});
afterAll(async () => {
  await browser.close();
  await stack.end();
});

async function lookUp(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Patients", exact: true }).click();
  await page.getByLabel("Name of the patient, or its beginning").fill("wilhel");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.getByRole("link", { name }).click();
  await page.getByRole("heading", { level: 1, name }).and(page.locator(":focus")).waitFor();
}
type Sent = { readonly kind: string; readonly title?: string; readonly on: string; readonly file?: Buffer };
/** Fills the form with one record and sends it. */
async function send(page: Page, { kind, title, on, file = aPdf(on) }: Sent): Promise<void> {
  await page.getByLabel("What is it?").first().selectOption({ label: kind });
  if (title !== undefined) await page.getByLabel("Title").fill(title);
  await page
    .getByLabel(/^Day of the session/u)
    .first()
    .fill(on);
  await page
    .getByLabel(/^Choose (?:the|another) file/u)
    .setInputFiles({ name: "Storch intake.pdf", mimeType: "application/pdf", buffer: file });
  await page.getByRole("button", { name: /^Send/u }).click();
}
const onPaper = "Psychotherapy note on paper";
/** Everything that a page says of the patient's records, requests and dates. */
const told = async (page: Page) => {
  await page.goto(`/patients/${patientRef}`);
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.waitForLoadState("networkidle");
  await settled(page);
  return page.getByRole("main").innerText();
};

describe("a patient whom no request is about", () => {
  test("is looked up by the beginning of the name, and nobody is told that nobody was found otherwise", async () => {
    await clinician.getByLabel("Name of the patient, or its beginning").fill("Nobody of this name");
    await clinician.getByRole("button", { name: "Search", exact: true }).click();
    await clinician.getByText("No patient has this name").waitFor();
    await isFaultless(clinician);
    await lookUp(clinician);
    await part(clinician, "On file").getByText("March 9, 1961").waitFor();
    await part(clinician, "Requests").getByText("Nobody asks for records of this person.").waitFor();
    await isFaultless(clinician);
  });

  test("gets a progress note, asked for nothing that its kind does not need, and refused in words", async () => {
    await clinician.getByText("Add a record", { exact: true }).click();
    await clinician.getByLabel("What is it?").selectOption({ label: "Billing" });
    expect(await clinician.getByLabel(/^With whom was it held/u).count()).toBe(0);
    await clinician.getByLabel("What is it?").selectOption({ label: "Progress note" });
    await clinician.getByRole("button", { name: "Send the record" }).click();
    await clinician.getByText("Give it a title.").waitFor();
    // Whoever does not see the notice is where it is mended, and hears why.
    const title = clinician.getByRole("textbox", { name: "Title" });
    await title.and(clinician.locator(":focus")).waitFor();
    expect(await title.getAttribute("aria-invalid")).toBe("true");
    const described = await title.getAttribute("aria-describedby");
    const words = (described ?? "").split(" ").map((id) => clinician.locator(`[id="${id}"]`).innerText());
    expect((await Promise.all(words)).join(" ")).toContain("Give it a title.");
    await isFaultless(clinician);
    await title.pressSequentially("S");
    expect(await title.getAttribute("aria-invalid")).toBeNull();
    expect(await clinician.getByLabel(/^Who else can be recognized/u).count()).toBe(0);
    await clinician.getByLabel(/^With whom was it held/u).selectOption({ label: "Couple" });
    await clinician.getByLabel(/^Who else can be recognized/u).selectOption({ label: "Nobody" });
    const bad = { kind: "Progress note", title: "Session 1", on: "2026-03-05" };
    await send(clinician, { ...bad, file: Buffer.from("no PDF at all") });
    await clinician.getByText("The file cannot be taken in.").waitFor({ timeout: enough });
    await isFaultless(clinician);
    await send(clinician, bad);
    await clinician.getByText("Taken in: 1 page, among progress notes.").waitFor({ timeout: enough });
    await part(clinician, "Records").getByText("Session 1").waitFor();
    await isFaultless(clinician);
  }, 240_000);

  test("gets a psychotherapy note that its author alone learns of", async () => {
    const [officersPage, managersPage] = [await told(officer), await told(manager)];
    await clinician
      .getByLabel("What is it?")
      .selectOption({ label: "Psychotherapy note, kept apart from the chart" });
    expect(await clinician.getByLabel("Title").count()).toBe(0);
    await isFaultless(clinician);
    await send(clinician, { kind: "Psychotherapy note, kept apart from the chart", on: "2026-03-06" });
    await clinician
      .getByText("Sealed: 1 page. That it exists is shown to you alone.")
      .waitFor({ timeout: enough });
    await part(clinician, "Records").getByText("Sealed", { exact: true }).waitFor();
    await isFaultless(clinician);
    expect(await told(officer)).toBe(officersPage);
    expect(await told(manager)).toBe(managersPage);
    expect(officersPage).toContain("Session 1");
  }, 240_000);

  test("has a note on paper registered, of which the place is asked in place of a file, and its author alone is told", async () => {
    const [officersPage, managersPage] = [await told(officer), await told(manager)];
    await manager.getByText("Add a record", { exact: true }).click();
    expect(await manager.getByLabel("What is it?").locator("option").allInnerTexts()).not.toContain(onPaper);
    await clinician.getByLabel("What is it?").selectOption({ label: onPaper });
    expect(await clinician.getByLabel(/^Choose the file/u).count()).toBe(0);
    await clinician.getByLabel("Day of the session").first().fill("2026-03-08");
    await clinician.getByLabel("Where does it lie?").fill("Cabinet 4, folder 12");
    await clinician.getByRole("button", { name: "Seal where it lies" }).click();
    await clinician.getByText("Enter how many pages it has, 5,000 at most.").waitFor();
    await isFaultless(clinician);
    await clinician.getByLabel("How many pages?").fill("41");
    await clinician.getByRole("button", { name: "Seal where it lies" }).click();
    await clinician
      .getByText("Sealed: 41 pages. That it exists is shown to you alone.")
      .waitFor({ timeout: enough });
    await part(clinician, "Records").getByText("41 pages on paper").waitFor();
    await isFaultless(clinician);
    expect(await clinician.getByRole("main").innerText()).not.toContain("Cabinet 4");
    expect(await told(officer)).toBe(officersPage);
    expect(await told(manager)).toBe(managersPage);
  }, 240_000);

  test("gets a record that nobody has classified, which waits on the same page until it is said what it is", async () => {
    const managersPage = await told(manager);
    await send(clinician, { kind: "I do not know yet", on: "2026-03-07" });
    await clinician.getByText(/^Taken in: 1 page\. It waits below/u).waitFor({ timeout: enough });
    const waiting = part(clinician, "Not classified");
    await waiting.getByText("Whoever brought it in did not say what it is.").waitFor();
    await isFaultless(clinician);
    expect(await told(manager)).toBe(managersPage);
    await waiting.locator("summary").click();
    await waiting.getByLabel("What is it?").selectOption({ label: "Treatment plan" });
    await waiting.getByLabel("Title").fill("Plan of March");
    await waiting.getByRole("button", { name: "Record what it is" }).click();
    await part(clinician, "Records").getByText("Plan of March").waitFor({ timeout: enough });
    await clinician
      .locator(":focus")
      .getByText("Recorded as treatment plan; it is in the chart now.")
      .waitFor();
    expect(await waiting.count()).toBe(0);
  }, 240_000);

  test("offers the desk the chart alone, and has its birth date corrected there", async () => {
    await lookUp(manager);
    await manager.getByText("Add a record", { exact: true }).click();
    expect(await manager.getByLabel("What is it?").locator("option").allInnerTexts()).toEqual([
      "Choose",
      "Progress note",
      "Intake or assessment",
      "Treatment plan",
      "Billing",
      "Substance use record (42 CFR Part 2)",
    ]);
    expect(await manager.getByRole("heading", { name: "Disclosures of this patient" }).count()).toBe(0);
    await part(manager, "On file").locator("summary").click();
    await isFaultless(manager);
    await manager.getByLabel("Born on").fill("1961-03-10");
    await manager.getByLabel("What shows it?").fill("Driver's license, seen today.");
    await manager.getByRole("button", { name: "Correct the birth date" }).click();
    await part(manager, "On file").getByText("March 10, 1961").waitFor();
    await part(manager, "On file")
      .getByText(/it was March 9, 1961/u)
      .waitFor();
    await manager.locator(":focus").getByText("The birth date is corrected.").waitFor();
    await isFaultless(manager);
  });

  test("has an accounting that says that nothing was disclosed, for the privacy officer to give", async () => {
    await lookUp(officer);
    const disclosures = part(officer, "Disclosures of this patient");
    await disclosures.getByText("Nothing was disclosed.").waitFor();
    const saved = officer.waitForEvent("download");
    await disclosures.getByRole("button", { name: /^PDF/u }).click();
    expect((await saved).suggestedFilename()).toMatch(/^accounting-of-disclosures-\d{4}-\d\d-\d\d\.pdf$/u);
    await disclosures.getByText("Saved.", { exact: true }).waitFor();
    await isFaultless(officer);
  });

  test("tells the privacy officer who looked, what for and on which basis, by keyboard, and is saved as a table", async () => {
    await lookUp(officer);
    const looks = part(officer, "Who looked at this patient");
    await looks.getByRole("button", { name: "Show who looked" }).press("Enter");
    const list = looks.getByRole("list", { name: "Looks at this patient" });
    await list.getByText("The page of the patient").first().waitFor();
    await list.getByText("Dana Whitfield").first().waitFor();
    expect(await list.getByText(/45 CFR 164\.506\(c\)\(1\)/u).count()).toBeGreaterThan(0);
    await isFaultless(officer);
    const saved = officer.waitForEvent("download");
    await looks.getByRole("button", { name: /^Save these days as CSV/u }).press("Enter");
    expect((await saved).suggestedFilename()).toMatch(/^who-looked-patient-.*\.csv$/u);
    await looks.getByRole("button", { name: "Earlier days" }).press("Enter");
    await looks.getByText("Nobody looked in these days.").waitFor();
    await officer.locator(":focus").getByText("days in UTC").waitFor();
    await looks.getByRole("button", { name: "Later days" }).press("Enter");
    await list.getByText("The page of the patient").first().waitFor();
    await isFaultless(officer);
  });

  test("is a stranger to a clinician who does not treat, who reads who it is and no more", async () => {
    const other = await signInTo(await ownBrowser(browser, stack), stack, "luis.andrade", "/patients");
    await lookUp(other);
    await other.getByText("Clinicians see the records of the patients whom they treat.").waitFor();
    expect(await other.getByRole("heading", { level: 2 }).allInnerTexts()).toEqual(["On file", "Records"]);
    await isFaultless(other);
  });
});
