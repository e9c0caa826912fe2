import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";
import { command, overview } from "../../local/journey/api.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import { launchBrowser } from "../support/browser.ts";
import { yearsPass } from "../support/files-on-stack.ts";
import { isFaultless } from "../support/portal/faultless.ts";
import { ownBrowser, signInTo } from "../support/portal/people.ts";
import { keepPicturesOfFailures } from "../support/portal/pictures-of-failures.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// What a closed request left behind, at the screens of the two people who decide it.

let stack: TestStack;
let browser: Browser;
let [requestId, patientRef] = ["", ""];
let officer: Page;
let manager: Page;

keepPicturesOfFailures(() => browser);
beforeAll(async () => {
  [stack, browser] = await Promise.all([startSeededStack(1), launchBrowser()]);
  const { ground, portalOrigin, staff } = stack;
  ({ requestId } = await fileRequest(ground, "files@colbymarsh.example"));
  await triage(ground, staff, requestId);
  const end = { outcome: "withheld_no_authority", reason: "The paper was withdrawn." };
  await command(portalOrigin, staff.manager, requestId, "closeRequest", end);
  await command(portalOrigin, staff.privacyOfficer, requestId, "liftLegalHold", {
    reason: "The case is over.",
  });
  patientRef = (await overview(portalOrigin, staff.manager, requestId)).patient?.patientRef ?? "";
  const path = `/desk/requests/${requestId}?panel=administration`;
  officer = await signInTo(await ownBrowser(browser, stack), stack, "tomas.lindqvist", path);
  manager = await signInTo(await ownBrowser(browser, stack), stack, "dana.whitfield", path);
});
afterAll(async () => {
  await browser.close();
  await stack.end();
});

describe("files that a closed request left behind", () => {
  test("are proposed once six years have run, confirmed by somebody else with their number, destroyed and certified", async () => {
    const propose = officer.getByRole("button", { name: "Propose to destroy the files" });
    const ground = officer.getByLabel("On what ground may they go?");
    await ground.fill("Counsel, letter of November 3, 2026.");
    await propose.click();
    await officer.getByText("Kept until", { exact: false }).first().waitFor();
    await isFaultless(officer);
    await yearsPass(stack, requestId, patientRef);
    await propose.click();
    await officer.getByText("Waits for a second person").waitFor();
    await isFaultless(officer);

    await manager.reload();
    const destroy = manager.getByRole("button", { name: "Destroy the files" });
    const number = manager.getByLabel("How many papers are listed as accepted?");
    await number.fill("99");
    await destroy.click();
    await manager.getByText("Enter the number of papers that are listed as here", { exact: false }).waitFor();
    await isFaultless(manager);
    const { papers } = await overview(stack.portalOrigin, stack.staff.manager, requestId);
    await number.fill(String(papers.filter(({ state }) => state === "admitted").length));
    await destroy.click();
    await manager.getByText("is the certificate", { exact: false }).waitFor({ timeout: 60_000 });
    await manager.getByText("What may still exist").click();
    await isFaultless(manager);

    await officer.goto("/retention");
    await officer.getByRole("heading", { name: "Files of closed requests" }).waitFor();
    await isFaultless(officer);
  });
});
