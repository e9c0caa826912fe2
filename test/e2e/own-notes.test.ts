import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { command } from "../../local/journey/api.ts";
import { recordForm } from "../../local/journey/authorize.ts";
import { chooseRecords, proposeAndReview } from "../../local/journey/disclose.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import { launchBrowser } from "../support/browser.ts";
import { isFaultless } from "../support/portal/faultless.ts";
import { ownBrowser, signInTo } from "../support/portal/people.ts";
import { keepPicturesOfFailures } from "../support/portal/pictures-of-failures.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// A clinician reads a psychotherapy note of their own at the screen: asked for, opened, fetched, ended.

let stack: TestStack;
let browser: Browser;
let clinician: Page;

keepPicturesOfFailures(() => browser);
beforeAll(async () => {
  [stack, browser] = await Promise.all([startSeededStack(1), launchBrowser()]);
  clinician = await signInTo(await ownBrowser(browser, stack), stack, "miriam.okafor", "/my-notes");
});
afterAll(async () => {
  await browser.close();
  await stack.end();
});

/** What a reader without a mouse is at: the words of what has the focus, never those of the whole page. */
const focused = (page: Page) => page.locator(":focus").innerText({ timeout: 5000 });

describe("the page of one's own notes", () => {
  test("opens one for its author by keyboard, says how long it is there, and destroys it when told", async () => {
    await clinician.getByLabel("Name of the patient, or its beginning").press("Enter");
    await clinician.locator("summary").first().press("Enter");
    await clinician.getByRole("button", { name: "Open it for me" }).first().press("Enter");
    await clinician.getByText("Tick the box first").waitFor();
    await clinician.getByLabel("I wrote this note").first().press("Space");
    await clinician.getByLabel("Why do you read it?").first().fill("To prepare the next session.");
    await isFaultless(clinician);
    await clinician.getByRole("button", { name: "Open it for me" }).first().press("Enter");
    await clinician.getByText("A copy is there, for you alone").waitFor();
    await clinician.getByText("10 minutes left").waitFor();
    expect(await focused(clinician)).toContain("A copy is there, for you alone");
    await isFaultless(clinician);
    const begun = clinician.waitForEvent("download");
    await clinician.getByRole("button", { name: "Download note of" }).press("Enter");
    expect((await begun).suggestedFilename()).toBe("note-for-reading.pdf");
    await clinician.getByRole("button", { name: "I am done" }).press("Enter");
    await clinician.getByText("You ended the reading").waitFor();
    expect(await focused(clinician)).toContain("You ended the reading");
    await isFaultless(clinician);
    await clinician.getByRole("button", { name: "Read it again" }).press("Enter");
    await clinician.getByLabel("Why do you read it?").first().waitFor();
    expect(await focused(clinician)).toContain("I wrote this note");
  });

  test("says nothing of notes to who wrote none", async () => {
    const colleague = await signInTo(await ownBrowser(browser, stack), stack, "luis.andrade", "/my-notes");
    await colleague.getByLabel("Name of the patient, or its beginning").press("Enter");
    await colleague.getByRole("heading", { name: "Nothing of yours" }).waitFor();
    await isFaultless(colleague);
  });

  test("has its twin under Vault: whoever is asked to approve reads a note and marks it to be withheld", async () => {
    const { staff, portalOrigin } = stack;
    const ground = { ...stack.ground, say: () => undefined };
    const { requestId } = await fileRequest(ground, "harriet.colby@colbymarsh.example");
    await triage(ground, staff, requestId);
    const form = await recordForm(ground, staff.manager, requestId, "psychotherapy-notes-authorization");
    const { sealed } = await chooseRecords(ground, staff.manager, requestId, { progress: 0, sealed: 1 });
    await proposeAndReview(ground, staff, requestId, sealed);
    await command(portalOrigin, staff.manager, requestId, "requestVault", {
      authority: { kind: "authorization", documentId: form.documentId },
      documentIds: sealed.map(({ documentId }) => documentId),
      reason: "The patient authorized it.",
    });
    // Until then its author alone reads it.
    await command(portalOrigin, staff.clinician, requestId, "approveVault");
    const officer = await signInTo(
      await ownBrowser(browser, stack),
      stack,
      "tomas.lindqvist",
      `/desk/requests/${requestId}?panel=vault`,
    );
    await officer.getByRole("heading", { name: "Read before you decide" }).waitFor();
    await officer.locator("summary", { hasText: "Read:" }).press("Enter");
    await officer.getByLabel("I read this note to decide").press("Space");
    await officer.getByLabel("Why do you read it?").fill("To say whether it should go.");
    await officer.getByRole("button", { name: "Open it for me" }).press("Enter");
    await officer.getByText("A copy is there, for you alone").waitFor();
    await officer.locator("summary", { hasText: "Mark:" }).press("Enter");
    await officer.getByLabel("Your mark for").selectOption("withhold");
    await officer.getByLabel("Why?", { exact: true }).fill("Says more than is asked for.");
    await officer.getByRole("button", { name: "Mark this note" }).press("Enter");
    await officer.getByText("Recorded.").first().waitFor();
    await officer.getByRole("button", { name: "Mark this note" }).and(officer.locator(":focus")).waitFor();
    await officer.getByText("To be withheld").first().waitFor();
    await isFaultless(officer);
    await expect(
      command(portalOrigin, staff.privacyOfficer, requestId, "approveVault"),
    ).rejects.toMatchObject({
      problem: { code: "wrong-state" },
    });
  });
});
