import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, command } from "../../local/journey/api.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import { seededId } from "../../local/seed/ids.ts";
import type { Retention } from "../../workflows/contract/retention.ts";
import { launchBrowser } from "../support/browser.ts";
import { onePage, streamObject } from "../support/pdf-files.ts";
import { onceSettled } from "../support/disposals-on-stack.ts";
import { isFaultless } from "../support/portal/faultless.ts";
import { ownBrowser, signInTo } from "../support/portal/people.ts";
import { keepPicturesOfFailures } from "../support/portal/pictures-of-failures.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// The privacy officer and a second person at their screens: what is held, what may go, and that it went.

let stack: TestStack;
let browser: Browser;
let officer: Page;
let manager: Page;

keepPicturesOfFailures(() => browser);
beforeAll(async () => {
  [stack, browser] = await Promise.all([startSeededStack(1), launchBrowser()]);
  const { portalOrigin, staff } = stack;
  const { patientRef } = await call<{ readonly patientRef: string }>(portalOrigin, "addPatient", {
    token: staff.manager,
    body: {
      name: "Wilhelmina Storch",
      birthDate: "1961-03-09",
      treatedBy: [seededId("per", "miriam.okafor@harborlight.example")],
    },
  });
  await call(portalOrigin, "importRecord", {
    token: staff.clinician,
    parameters: { patientRef },
    body: {
      importId: "import-of-old-00001",
      kind: "progress-note",
      title: "Session 1",
      sessionOn: "2012-03-05",
      pdf: onePage(streamObject(Buffer.from("q Q"))).toString("base64"),
    },
  });
  officer = await signInTo(await ownBrowser(browser, stack), stack, "tomas.lindqvist", "/retention");
  manager = await signInTo(await ownBrowser(browser, stack), stack, "dana.whitfield", "/retention");
});
afterAll(async () => {
  await browser.close();
  await stack.end();
});

async function lookUp(name: string, endedOn: string): Promise<void> {
  await officer.getByLabel("Name of the patient, or its beginning").fill(name);
  await officer.getByLabel("Treatment ended on").fill(endedOn);
  await officer.getByRole("button", { name: "Look it up", exact: true }).click();
}
describe("the retention page", () => {
  test("lets the officer propose what nothing holds, and a second person destroy it", async () => {
    await lookUp("Wilhelmina", "2012-06-01");
    await officer.getByRole("heading", { name: "Wilhelmina Storch" }).waitFor();
    await officer.getByText("No period of this state has been read.").first().waitFor();
    await officer.getByText("Propose a disposal for Wilhelmina Storch").click();
    await isFaultless(officer);
    await officer.getByRole("button", { name: "Propose the disposal" }).click();
    await officer.getByText("Say why, in at least a few words.").waitFor();
    await officer.getByLabel("On what ground may it go?").fill("Counsel, letter of November 3, 2026.");
    await officer.getByRole("button", { name: "Propose the disposal" }).click();
    await officer.getByText("You proposed this: somebody else of the practice confirms it.").waitFor();
    await isFaultless(officer);

    await manager.reload();
    await manager.getByText("To be destroyed: 1 record. Nothing has been touched.").waitFor();
    await manager.getByText("Confirm and destroy the record of Wilhelmina Storch").click();
    await isFaultless(manager);
    const destroy = manager.getByRole("button", { name: "Destroy the record for good" });
    await destroy.click();
    await manager.getByText("Enter 1, the number of records to be destroyed that stands above.").waitFor();
    await isFaultless(manager);
    await manager.getByLabel("How many records are to be destroyed?").fill("1");
    await destroy.click();
    await manager.getByText("1 of 1 record is destroyed.", { exact: false }).waitFor();
    await isFaultless(manager);
    const { disposals } = await call<Retention>(stack.portalOrigin, "retention", {
      token: stack.staff.manager,
    });
    await onceSettled(stack, disposals[0]?.disposalId ?? "");
    await manager.reload();
    await manager.getByText("found nothing left.", { exact: false }).waitFor();
    const saved = manager.waitForEvent("download");
    await manager.getByRole("button", { name: /^Save the certificate/u }).click();
    expect((await saved).suggestedFilename()).toMatch(/^certificate-of-destruction-\d{4}-\d\d-\d\d\.pdf$/u);
    await isFaultless(manager);
  });

  test("shows what holds a record, by request, and offers no disposal of it", async () => {
    const { trackingNumber } = await fileRequest(stack.ground, "harriet.colby@colbymarsh.example");
    await lookUp("Rowan", "2026-06-01");
    await officer.getByRole("heading", { name: "Rowan Ellery" }).waitFor();
    await officer.getByText(trackingNumber, { exact: false }).first().waitFor();
    expect(await officer.getByText("Propose a disposal for Rowan Ellery").count()).toBe(0);
    await isFaultless(officer);
  });

  test("lists what a closed request left behind beside the record, until when it is kept, and the way to it", async () => {
    const { requestId, trackingNumber } = await fileRequest(stack.ground, "closed@colbymarsh.example");
    await triage(stack.ground, stack.staff, requestId);
    const end = { outcome: "withheld_no_authority", reason: "The paper was withdrawn." };
    await command(stack.portalOrigin, stack.staff.manager, requestId, "closeRequest", end);
    await command(stack.portalOrigin, stack.staff.privacyOfficer, requestId, "liftLegalHold", {
      reason: "The case is over.",
    });
    await lookUp("Rowan", "2014-06-01");
    const files = officer.getByRole("listitem").filter({ hasText: `Files of request ${trackingNumber}` });
    await files.last().getByRole("link", { name: trackingNumber }).waitFor();
    await isFaultless(officer);
  });
});
