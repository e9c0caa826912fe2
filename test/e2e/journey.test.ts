import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleCase } from "../../local/journey/file-request.ts";
import { samplePaper } from "../../local/seed/papers.ts";
import { launchBrowser } from "../support/browser.ts";
import { chooseFile, enter, openPanel, part, record, reloadUntil } from "../support/portal/on-screen.ts";
import { ownBrowser, signInTo } from "../support/portal/people.ts";
import { keepPicturesOfFailures } from "../support/portal/pictures-of-failures.ts";
import { answersOfCounsel, formForNotes, subpoenaAsRead } from "../support/portal/readings.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

const attorneyEmail = "harriet.colby@colbymarsh.example";
const patient = "Rowan Ellery";

/** The people of the journey, each at a browser of their own, and what one hands to the next. */
type Scene = {
  readonly attorney: Page;
  readonly manager: Page;
  readonly clinician: Page;
  readonly privacyOfficer: Page;
};
let stack: TestStack;
let browser: Browser;
let scene: Scene;
let trackingNumber = "";
const folder = mkdtempSync(join(tmpdir(), "duces-downloads-"));

keepPicturesOfFailures(() => browser);
beforeAll(async () => {
  [stack, browser] = await Promise.all([startSeededStack(1), launchBrowser()]);
  const tab = async () => (await ownBrowser(browser, stack)).newPage();
  const atDesk = async (name: string) => signInTo(await ownBrowser(browser, stack), stack, name, "/desk");
  scene = {
    attorney: await tab(),
    manager: await atDesk("dana.whitfield"),
    clinician: await atDesk("miriam.okafor"),
    privacyOfficer: await atDesk("tomas.lindqvist"),
  };
});
afterAll(async () => {
  await browser.close();
  await stack.end();
  rmSync(folder, { recursive: true });
});

/** Looks at a part of the request as one of the practice's people. */
async function lookAt(page: Page, panel: string): Promise<Page> {
  if (!page.url().includes("/desk/requests/")) {
    await page.goto(new URL(scene.manager.url()).pathname);
  } else await page.reload();
  await openPanel(page, panel);
  return page;
}

const notesForm = "HIPAA authorization, notes authorization.pdf";
describe("a subpoena with proof of notice, from the attorney's first click to the verified download", () => {
  test("the attorney goes through the steps and is told early what psychotherapy notes need", async () => {
    const page = scene.attorney;
    await page.goto("/p/harbor-light");
    await page.getByRole("button", { name: /^A subpoena/ }).click();
    await enter(page.getByRole("main"), [
      { field: "Your name", write: "Harriet Colby" },
      { field: "Firm, agency or court", write: "Colby & Marsh LLP" },
      { field: "E-mail address", write: attorneyEmail },
      { field: "Bar number", write: "0099999" },
      { field: "State of that bar", write: "IL" },
      { field: "Whom do you represent?", write: "Defendant" },
    ]);
    await page.getByRole("button", { name: "Continue" }).click();
    await enter(page.getByRole("main"), [
      { field: "Court, board or agency", write: "U.S. District Court, N.D. Illinois" },
      { field: "Docket or case number", write: "1:26-cv-09999" },
      { field: "Caption", write: "Ellery v. Northgate Transit" },
    ]);
    await page.getByRole("button", { name: "Continue" }).click();
    await enter(page.getByRole("main"), [
      { field: "Whose records?", write: patient },
      { field: "Date of birth", write: "1987-04-19" },
    ]);
    await page.getByRole("checkbox", { name: "Progress notes" }).check();
    await page.getByRole("checkbox", { name: "Billing and dates of service" }).check();
    await page.getByRole("checkbox", { name: "Psychotherapy notes" }).check();
    await page.getByText("A subpoena alone never reaches psychotherapy notes.").waitFor();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("heading", { level: 1, name: "Send your papers" }).waitFor();
  });

  test("a file that is not a PDF is refused in words, whether its name admits it or not", async () => {
    const page = scene.attorney;
    await chooseFile(page.getByRole("main"), "notes.txt", Buffer.from("words"), "text/plain");
    const sending = page.getByRole("list", { name: "Files being sent" });
    await sending.getByText("Not sent", { exact: true }).waitFor();
    await sending.getByText("The file is not a PDF").waitFor();
    await sending.getByRole("button", { name: "Remove" }).click();
    await chooseFile(page.getByRole("main"), "renamed.pdf", Buffer.from("words that call themselves a PDF"));
    const refused = page
      .getByRole("list", { name: "Papers" })
      .getByRole("listitem")
      .filter({ hasText: "renamed.pdf" });
    await refused.getByText("Refused", { exact: true }).waitFor();
    expect(await refused.innerText()).toContain("PDF");
    expect(await page.getByRole("button", { name: "Continue" }).isDisabled()).toBe(true);
  });

  test("subpoena and proof of notice are sent with progress, checked, and accepted", async () => {
    const page = scene.attorney;
    const papers = page.getByRole("list", { name: "Papers" });
    const accepted = (name: string) =>
      papers.getByRole("listitem").filter({ hasText: name }).getByText("Accepted", { exact: true });
    await page.getByLabel("What is the next file?").selectOption({ label: "Subpoena, order or request" });
    await chooseFile(page.getByRole("main"), "subpoena.pdf", await samplePaper("subpoena", sampleCase));
    await accepted("subpoena.pdf").waitFor();
    await page.getByLabel("What is the next file?").selectOption({ label: "Proof that the person was told" });
    const proof = await samplePaper("proof-of-notice", sampleCase);
    await chooseFile(page.getByRole("main"), "proof of notice.pdf", proof);
    await accepted("proof of notice.pdf").waitFor();
    await page.getByText("All files sent so far have been checked.").waitFor();
  });

  test("the attorney certifies, sends, and holds a receipt with a tracking number", async () => {
    const page = scene.attorney;
    await page.getByRole("button", { name: "Continue" }).click();
    const answers = part(page, "Your answers");
    for (const words of ["Harriet Colby, Colby & Marsh LLP", patient, "1:26-cv-09999"]) {
      await answers.getByText(words).waitFor();
    }
    await page.getByRole("button", { name: "Send the request" }).click();
    await page.getByText("Tick this to send the request.").waitFor();
    await page.getByRole("checkbox", { name: /^What I have entered is true/ }).check();
    await page.getByRole("button", { name: "Send the request" }).click();
    await page.getByRole("heading", { level: 1, name: "Your request is received" }).waitFor();
    trackingNumber = await page
      .getByRole("region", { name: "Tracking number" })
      .locator(".tracking")
      .innerText();
    expect(trackingNumber).toMatch(/^\d\d-HLC-\d{8}-[0-9A-Z]$/);
    await page.getByText("One step is left: confirm your e-mail address").waitFor();
  });

  test("the link in the mail opens the status page, which offers nothing to download yet", async () => {
    const page = scene.attorney;
    await page.goto(`${stack.signInOrigin}/mail`);
    const mail = page
      .getByRole("row")
      .filter({ hasText: attorneyEmail })
      .filter({ hasText: `Confirm your address (${trackingNumber})` });
    await reloadUntil(page, mail);
    await mail
      .first()
      .getByRole("link", { name: /\/confirm#/ })
      .click();
    await page.getByRole("button", { name: "Confirm and open my request" }).click();
    await page.getByRole("heading", { level: 1, name: `Request ${trackingNumber}` }).waitFor();
    await page.getByText("In review", { exact: true }).waitFor();
    expect(new URL(page.url()).hash).toBe("");
    expect(await page.getByRole("button", { name: /Download/ }).count()).toBe(0);
  });

  test("the manager finds the request in the triage queue and reads what is asked", async () => {
    const page = scene.manager;
    await page.reload();
    await page.getByRole("link", { name: trackingNumber }).click();
    await page.getByRole("heading", { level: 1, name: trackingNumber }).waitFor();
    await part(page, "What is asked").getByText("Rowan Ellery, born April 19, 1987").waitFor();
    await part(page, "Who asks").getByText("Mailbox confirmed").waitFor();
  });

  test("facts are recorded as they stand on the paper, the rules ask for the one they miss, and counsel's answer is the privacy officer's", async () => {
    const page = scene.manager;
    await openPanel(page, "Facts of the paper");
    for (const [section, readings] of Object.entries(subpoenaAsRead))
      await enter(part(page, section), readings);
    await page.getByRole("button", { name: /^Record \d+ changed facts$/ }).click();
    const waiting = page.getByText(/^The law waits for \d+ facts?$/);
    await waiting.waitFor();
    await page
      .getByRole("link", { name: "Has counsel settled that no stricter rule of state law applies?" })
      .first()
      .click();
    await part(page, "Answers of counsel")
      .getByRole("combobox", { name: "Does state law add to the federal answer?" })
      .and(page.locator(":focus"))
      .waitFor();
    const officer = await lookAt(scene.privacyOfficer, "Facts of the paper");
    await enter(part(officer, "Answers of counsel"), answersOfCounsel);
    await record(officer.getByRole("main"), "Record 2 changed facts");
    await page.reload();
  });

  test("weight, outcomes per class and dates stand there with reasons, citations and arithmetic", async () => {
    const page = scene.manager;
    await openPanel(page, "Court weight");
    await part(page, "W2: Process without a judge").waitFor();
    const rules = part(page, "Rules that were asked");
    await rules.getByText("45 CFR 164.512(e)(1)", { exact: false }).first().waitFor();
    await openPanel(page, "Determination");
    for (const title of ["Progress notes", "Billing and dates of service", "Psychotherapy notes"]) {
      await part(page, title).waitFor();
    }
    await openPanel(page, "Deadlines");
    const objections = part(page, "Serve written objections");
    await objections.getByText("How this date was reached").click();
    expect(await objections.getByRole("listitem").count()).toBeGreaterThan(0);
    await objections.getByText("FRCP 45(d)(2)(B)", { exact: false }).first().waitFor();
  });

  test("the requester is verified, the weight confirmed, and only then the patient matched", async () => {
    const page = scene.manager;
    await openPanel(page, "People");
    expect(await part(page, "Patient").getByRole("button", { name: "Search" }).count()).toBe(0);
    const identity = part(page, "Identity of who asks");
    await enter(identity, [
      { field: "How did you verify who asks?", choose: "Found in the bar's directory" },
      { field: "Did you verify the authority too?", answer: "Yes" },
    ]);
    await record(identity, "Record the verification");
    await openPanel(page, "Court weight");
    await record(part(page, "Decide"), "Confirm this weight");
    await openPanel(page, "People");
    const match = part(page, "Patient");
    await match.getByRole("button", { name: "Search" }).click();
    await match.getByRole("radio", { name: "Rowan Ellery, born April 19, 1987" }).check();
    await match.getByRole("button", { name: "This is the person" }).click();
    await match.getByText("Nobody yet").waitFor({ state: "detached" });
    expect(await match.getByText("Rowan Ellery, born April 19, 1987").count()).toBeGreaterThan(0);
  });

  test("psychotherapy notes stay shut on the subpoena, and the page says why and what would open them", async () => {
    const page = scene.manager;
    await openPanel(page, "Determination");
    await part(page, "Progress notes").getByText("May be released", { exact: true }).waitFor();
    const notes = part(page, "Psychotherapy notes");
    await notes.getByText("Needs a court order", { exact: true }).waitFor();
    await notes.getByText("Why", { exact: true }).click();
    await notes.getByText("45 CFR 164.508(a)(2)", { exact: false }).first().waitFor();
  });

  test("the form for psychotherapy notes is uploaded, recorded element by element, and opens that class alone", async () => {
    const page = scene.manager;
    await openPanel(page, "Papers");
    const add = part(page, "Add a paper");
    await add.getByLabel("What is the next file?").selectOption({ label: "Authorization" });
    const form = await samplePaper("psychotherapy-notes-authorization", sampleCase);
    await chooseFile(add, "notes authorization.pdf", form);
    await part(page, "Received")
      .getByRole("listitem")
      .filter({ hasText: "notes authorization.pdf" })
      .getByText("Accepted", { exact: true })
      .waitFor();
    await openPanel(page, "Authorizations");
    const sheet = part(page, "Record a form");
    await enter(sheet, [
      { field: "Which paper are you reading?", choose: "notes authorization.pdf" },
      ...formForNotes,
    ]);
    await record(sheet, "Record this form");
    const card = part(page, "HIPAA authorization");
    await card.getByText("Valid", { exact: true }).waitFor();
    await card.getByText("It opens: Psychotherapy notes.").waitFor();
    await openPanel(page, "Determination");
    await part(page, "Psychotherapy notes").getByText("May be released", { exact: true }).waitFor();
  });

  test("the manager proposes records and is told that sealed notes need two people", async () => {
    const page = scene.manager;
    await openPanel(page, "Records");
    const rows = page.getByRole("list", { name: "Records of this person" }).getByRole("listitem");
    const notes = rows.filter({ hasText: "Sealed" });
    await rows.filter({ hasNotText: "Sealed" }).first().getByRole("checkbox").check();
    await notes.first().getByRole("checkbox").check();
    await page.getByText("two people must approve it").waitFor();
    await record(page.getByRole("main"), "Propose 2 records");
    expect(await part(page, "Proposed").getByRole("listitem").count()).toBe(2);
  });

  test("a clinician is offered nothing that is for the manager alone", async () => {
    const page = await lookAt(scene.clinician, "Hold and close");
    await page.getByRole("button", { name: "Place a hold" }).waitFor();
    expect(await page.getByRole("button", { name: "Close the request" }).count()).toBe(0);
    const describing = page.getByRole("button", { name: "Record what it holds" });
    for (const [panel, ready, ...offered] of [
      ["Court weight", part(page, "Rules that were asked")],
      ["People", part(page, "Patient")],
      ["Records", describing, "Record what it holds"],
    ] as const) {
      await openPanel(page, panel);
      await ready.waitFor();
      const content = page.getByRole("main").locator(".panel-content");
      const buttons = await content.getByRole("button", { disabled: false }).allInnerTexts();
      expect([panel, ...buttons]).toEqual([panel, ...offered]);
    }
  });

  test("the clinician decides on each record with a reason and completes the review", async () => {
    const page = scene.clinician;
    await page.goto("/reviews");
    await page.getByRole("link", { name: trackingNumber }).click();
    const cards = part(page, "Each record").locator("ul.list > li");
    await cards.first().waitFor();
    expect(await cards.count()).toBe(2);
    await cards.first().getByRole("button", { name: "Record the decision" }).click();
    await cards.first().getByText("Choose: approve or withhold.").waitFor();
    for (const card of await cards.all()) {
      await card.getByRole("radio", { name: "Approve", exact: true }).check();
      await card.getByLabel("Reason").fill("Within what is asked and permitted.");
      await card.getByRole("button", { name: "Record the decision" }).click();
      await card.getByText("Approved", { exact: true }).waitFor();
    }
    const completion = part(page, "Complete the review");
    await completion.getByText("2 records of 2 would leave").waitFor();
    await completion.getByRole("button", { name: "Complete the review" }).click();
    await completion.getByText("Recorded.").waitFor();
  });

  test("the vault is asked for by the manager and approved by two people, each counted once", async () => {
    const page = await lookAt(scene.manager, "Vault");
    const asking = part(page, "Ask to open the vault");
    await enter(asking, [{ field: "Opening authority", choose: notesForm }]);
    await asking.getByRole("checkbox").first().check();
    await asking.getByLabel("Reason").fill("The patient authorized this note.");
    await record(asking, "Ask to open the vault");
    const vault = (who: Page) => part(who, /^The vault/);
    for (const [who, count] of [
      [scene.clinician, "1 of 2"],
      [scene.privacyOfficer, "2 of 2"],
    ] as const) {
      await lookAt(who, "Vault");
      await vault(who).getByRole("button", { name: "Approve the opening" }).click();
      await vault(who).getByText(count, { exact: true }).waitFor();
    }
    const again = vault(scene.privacyOfficer).getByRole("button", { name: "Approve the opening" });
    await again.and(scene.privacyOfficer.locator(":disabled")).waitFor();
  });

  test("a second person confirms, the production is assembled, and the manager releases it", async () => {
    const look = await lookAt(scene.privacyOfficer, "Review");
    await part(look, "Second look").getByRole("button", { name: "Confirm the release" }).click();
    const page = await lookAt(scene.manager, "Production");
    const release = part(page, "What is assembled").getByRole("button", { name: "Release to Harriet Colby" });
    await reloadUntil(page, release.and(page.locator(":enabled")), 90);
    await part(page, "What is assembled")
      .getByText(/^\S*\d{6} – \S*\d{6}$/)
      .waitFor();
    await release.click();
    await part(page, "What is assembled").getByText("Released", { exact: true }).first().waitFor();
  });

  test("the attorney downloads four files, and every digest is the one the pages promise", async () => {
    const page = scene.attorney;
    await page.reload();
    await page.getByText("Ready to download", { exact: true }).waitFor();
    const production = part(page, "Your production");
    const saved: Record<string, string> = {};
    for (const [words, name] of [
      ["The production", "production.pdf"],
      ["The cover letter", "cover-letter.pdf"],
      ["The manifest", "manifest.json"],
      ["The archive", "packet.zip"],
    ] as const) {
      const coming = page.waitForEvent("download");
      await production.getByRole("button", { name: `Download ${words}` }).click();
      const path = join(folder, name);
      await (await coming).saveAs(path);
      saved[name] = createHash("sha256").update(readFileSync(path)).digest("hex");
    }
    await production.getByText("Digests, to check the files with a tool of your own").click();
    expect(await production.locator("dd.digest").allInnerTexts()).toEqual(Object.values(saved));
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as {
      readonly files: readonly { readonly name: string; readonly sha256: string }[];
      readonly packet: { readonly sha256: string };
    };
    expect(Object.fromEntries(manifest.files.map(({ name, sha256 }) => [name, sha256]))).toEqual({
      "production.pdf": saved["production.pdf"],
      "cover-letter.pdf": saved["cover-letter.pdf"],
    });
    expect(manifest.packet.sha256).toBe(saved["packet.zip"]);
    expect(readFileSync(join(folder, "production.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
    await production.getByLabel("File to check").setInputFiles(join(folder, "production.pdf"));
    await production.getByText("This is the production as it was released").waitFor();
    const other = { name: "a.pdf", mimeType: "application/pdf", buffer: Buffer.from("other") };
    await production.getByLabel("File to check").setInputFiles(other);
    await production.getByText("This file is not what was released").waitFor();
  });

  test("the manager sees each link that was made and that each transfer was complete", async () => {
    const page = await lookAt(scene.manager, "Production");
    const links = part(page, "Links and transfers");
    await reloadUntil(page, links.getByText(/^Fetched in full/).nth(3), 60);
    expect(await links.getByRole("listitem").count()).toBe(4);
    for (const file of ["Production", "Cover letter", "Manifest", "Archive"]) {
      await links.getByText(file, { exact: true }).waitFor();
    }
    expect(stack.errors).toEqual([]);
  });
});
