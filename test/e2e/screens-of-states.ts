import type { Page, Route } from "playwright-core";
import { command } from "../../local/journey/api.ts";
import { recordForm } from "../../local/journey/authorize.ts";
import { daysFromToday } from "../../local/journey/dates.ts";
import { chooseRecords, proposeAndReview } from "../../local/journey/disclose.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import type { RequestOverview } from "../../workflows/contract/staff.ts";
import { requestOverviewSchema } from "../../workflows/contract/staff.ts";
import { retentionSchema } from "../../workflows/contract/retention.ts";
import { launchBrowser } from "../support/browser.ts";
import { ownBrowser, signInTo } from "../support/portal/people.ts";
import { startSeededStack } from "../support/stack.ts";
import { disposals, hidingPapers, incidents, phases, productions, returnDuties } from "./invented-states.ts";
import { patientScreens } from "./screens-of-patients.ts";
import { takerOf } from "./take.ts";

// `npm run screens:states -- FOLDER [NAME …]`: pictures of patients, of notes that are read, and of states that take
// days, a broken file or a stopped machine to come to.
// The answer of the running product is given on with that one part of it replaced, and held against the contract.
const take = takerOf(process.argv.slice(2));
const [stack, browser] = await Promise.all([startSeededStack(1), launchBrowser()]);
const { ground, staff, portalOrigin } = stack;

/** Whatever one address answers, changed on its way to the page. */
async function answering(
  page: Page,
  path: RegExp,
  schema: { parse: (value: unknown) => unknown },
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.route(path, async (route: Route) => {
    if (route.request().method() !== "GET") return route.continue();
    const answer = await route.fetch();
    const json = schema.parse({ ...((await answer.json()) as object), ...change });
    return route.fulfill({ response: answer, json });
  });
}

/** Says of the listed commands that they can be given now. */
const allowing = (commands: readonly string[]) => commands.map((one) => ({ command: one, enabled: true }));

try {
  const { requestId } = await fileRequest(ground, "harriet.colby@colbymarsh.example");
  await triage(ground, staff, requestId);
  const form = await recordForm(ground, staff.manager, requestId, "psychotherapy-notes-authorization");
  const { progress, sealed } = await chooseRecords(ground, staff.manager, requestId, {
    progress: 2,
    sealed: 2,
  });
  await proposeAndReview(ground, staff, requestId, [...progress, ...sealed]);
  await command(portalOrigin, staff.manager, requestId, "requestVault", {
    authority: { kind: "authorization", documentId: form.documentId },
    documentIds: sealed.map(({ documentId }) => documentId),
    reason: "The patient authorized it.",
  });
  const officer = await signInTo(await ownBrowser(browser, stack), stack, "tomas.lindqvist", "/retention");
  const manager = await signInTo(await ownBrowser(browser, stack), stack, "dana.whitfield", "/desk");

  const panel = async (page: Page, name: string, change: Partial<RequestOverview>, at: string) => {
    await answering(
      page,
      new RegExp(`/api/staff/requests/${requestId}$`, "u"),
      requestOverviewSchema,
      change,
    );
    await page.goto(`/desk/requests/${requestId}?panel=${at}`);
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    await take(page, `state-${name}`);
  };

  await officer.goto(`/desk/requests/${requestId}?panel=vault`);
  await officer.getByRole("heading", { name: "Read before you decide" }).waitFor();
  await take(officer, "state-vault-asked");
  await command(portalOrigin, staff.clinician, requestId, "approveVault");
  await officer.reload();
  await officer.getByRole("heading", { name: "Read before you decide" }).waitFor();
  await officer.locator("summary", { hasText: "Read:" }).first().click();
  await officer.getByRole("button", { name: "Open it for me" }).first().click();
  await take(officer, "state-vault-lacking");
  await officer.getByLabel("I read this note to decide").first().check();
  await officer.getByLabel("Why do you read it?").first().fill("To say whether it should go.");
  await officer.getByRole("button", { name: "Open it for me" }).first().press("Enter");
  await officer.getByText("A copy is there, for you alone").waitFor();
  await officer.locator("summary", { hasText: "Mark:" }).first().click();
  await take(officer, "state-vault-reading");
  await officer.getByRole("button", { name: "I am done" }).click();
  await officer.getByText("You ended the reading").waitFor();
  await officer.getByLabel("Your mark for").first().selectOption("withhold");
  await officer.getByLabel("Why?", { exact: true }).first().fill("Says more than is asked for.");
  await officer.getByRole("button", { name: "Mark this note" }).first().press("Enter");
  await officer.getByText("To be withheld").first().waitFor();
  await take(officer, "state-vault-marked");

  await panel(manager, "papers-hiding", { papers: hidingPapers }, "papers");
  for (const [name, production] of Object.entries(productions([...progress])))
    await panel(manager, `production-${name}`, { production }, "production");
  for (const [name, returnDuty] of Object.entries(returnDuties))
    await panel(
      manager,
      `return-${name}`,
      {
        returnDuty,
        phases,
        allowed: allowing(["setReturnDate", "remindOfReturn", "recordReturn"]) as RequestOverview["allowed"],
      },
      "production",
    );
  for (const [name, incident] of Object.entries(incidents))
    await panel(manager, `incident-${name}`, { incident }, "incidents");
  const ofOne = { allowed: allowing(["recordOutsideReview"]) as RequestOverview["allowed"] };
  await panel(
    manager,
    "alone",
    {
      ...ofOne,
      nextAction: { who: "the-one-person", words: "Somebody from outside looks at what was approved." },
    },
    "review",
  );
  await panel(
    manager,
    "alone-looked",
    {
      outsideReview: {
        reviewer: "Ines Vidal, licensed psychologist",
        reviewedOn: daysFromToday(0),
        countsFrom: `${daysFromToday(1)}T16:00:00.000Z`,
      },
    },
    "review",
  );
  const clinician = await signInTo(await ownBrowser(browser, stack), stack, "miriam.okafor", "/reviews");
  await patientScreens({ clinician, officer }, take);
  await answering(officer, /\/api\/staff\/retention$/u, retentionSchema, { disposals });
  await officer.goto("/retention");
  await officer.getByRole("heading", { level: 3 }).first().waitFor();
  for (const summary of await officer.locator("summary", { hasText: "Confirm and destroy" }).all())
    await summary.click();
  await take(officer, "state-retention");
  for (const page of [officer, manager]) await page.unrouteAll({ behavior: "ignoreErrors" });
} finally {
  await browser.close();
  await stack.end();
}
