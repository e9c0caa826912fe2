import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { command, overview } from "../../local/journey/api.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import type { FiledRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import { launchBrowser } from "../support/browser.ts";
import { enter, openPanel, part } from "../support/portal/on-screen.ts";
import { ownBrowser, signInTo } from "../support/portal/people.ts";
import { keepPicturesOfFailures } from "../support/portal/pictures-of-failures.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

let stack: TestStack;
let browser: Browser;
let filed: FiledRequest;
let manager: Page;
const seen = () => overview(stack.portalOrigin, stack.staff.manager, filed.requestId);

keepPicturesOfFailures(() => browser);
beforeAll(async () => {
  [stack, browser] = await Promise.all([startSeededStack(1), launchBrowser()]);
  filed = await fileRequest(stack.ground, "harriet.colby@colbymarsh.example");
  await triage(stack.ground, stack.staff, filed.requestId);
  await command(stack.portalOrigin, stack.staff.manager, filed.requestId, "recordFacts", {
    patch: { instrument: { type: "representative-access-request" }, requester: { role: "guardian" } },
  });
  const context = await ownBrowser(browser, stack);
  manager = await signInTo(context, stack, "dana.whitfield", `/desk/requests/${filed.requestId}`);
});
afterAll(async () => {
  await browser.close();
  await stack.end();
});

describe("people of a request, on the screen", () => {
  test("a question about who acts leads to its field, and is gone once it is answered, 45 CFR 164.502(g)", async () => {
    await openPanel(manager, "Facts of the paper");
    const question = manager.getByRole("link", { name: "Is this the person who asks? (person 1)" });
    await question.click();
    await manager.waitForFunction(
      "document.activeElement?.closest('#fact-patient-representatives-0-isRequester') !== null",
    );
    const people = part(manager, /^Who acts for the patient/);
    await enter(people, [
      { field: "What is this person to the patient?", choose: "Guardian" },
      { field: "Is this the person who asks?", answer: "Yes" },
      { field: "Which legal paper gives this person authority?", choose: "Guardianship order" },
    ]);
    await people.getByRole("button", { name: "Add another person" }).click();
    await people.getByText("Person 2", { exact: true }).waitFor();
    await manager.getByRole("button", { name: "Record 3 changed facts" }).click();
    await question.waitFor({ state: "detached" });
    const { facts } = await seen();
    expect(facts.patient?.representatives).toEqual([
      { role: "guardian", isRequester: true, legalInstrument: "guardianship-order" },
    ]);
  });

  test("a birth date is corrected, stays told, and the law is asked again at once", async () => {
    await openPanel(manager, "People");
    const { version } = await seen();
    const patient = part(manager, "Patient");
    await patient.getByText("Correct the birth date").first().click();
    const correct = patient.getByRole("button", { name: "Correct the birth date" });
    await correct.click();
    await patient.getByText("Enter the birth date as it should be.").waitFor();
    await patient.getByLabel("Born on").fill("2012-04-19");
    await patient.getByLabel("What shows it?").fill("The passport shows it.");
    await correct.click();
    await patient
      .getByText(/^Dana Whitfield corrected the birth date on .*; it was April 19, 1987\.$/)
      .waitFor();
    const after = await seen();
    expect(after.version).toBe(version + 1);
    expect(after.patient?.birthDate).toBe("2012-04-19");
  });
});
