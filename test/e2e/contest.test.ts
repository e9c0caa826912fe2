import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { command } from "../../local/journey/api.ts";
import { daysFromToday } from "../../local/journey/dates.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import type { FiledRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import { launchBrowser } from "../support/browser.ts";
import { enter, openPanel, part, record } from "../support/portal/on-screen.ts";
import { ownBrowser, signInTo } from "../support/portal/people.ts";
import { keepPicturesOfFailures } from "../support/portal/pictures-of-failures.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

let stack: TestStack;
let browser: Browser;
let context: BrowserContext;
let filed: FiledRequest;
let manager: Page;
const address = () => `/desk/requests/${filed.requestId}`;

keepPicturesOfFailures(() => browser);
beforeAll(async () => {
  [stack, browser] = await Promise.all([startSeededStack(1), launchBrowser()]);
  filed = await fileRequest(stack.ground, "harriet.colby@colbymarsh.example");
  await triage(stack.ground, stack.staff, filed.requestId);
  context = await ownBrowser(browser, stack);
  manager = await signInTo(context, stack, "dana.whitfield", address());
});
afterAll(async () => {
  await browser.close();
  await stack.end();
});

describe("what the practice can do against a subpoena, from the screen", () => {
  test("it negotiates: the requester reads the proposal, accepts it, and the agreed rows bind", async () => {
    await openPanel(manager, "Contest");
    const talks = part(manager, /^Negotiation/);
    const notes = talks.getByRole("group", { name: "Row 2" });
    await notes.getByLabel("Records").selectOption({ label: "Psychotherapy notes" });
    await notes.getByLabel("Proposed").selectOption({ label: "Leave out" });
    await talks.getByRole("button", { name: "Send the proposal" }).click();
    await talks
      .getByRole("article", { name: "Proposal by the practice" })
      .getByText("Open", { exact: true })
      .waitFor();

    const attorney = await (await ownBrowser(browser, stack)).newPage();
    const session = JSON.stringify(JSON.stringify(filed));
    await attorney.addInitScript(`sessionStorage.setItem("duces.requester", ${session})`);
    await attorney.goto("/status");
    await attorney.getByText("Action needed from you", { exact: true }).waitFor();
    const proposal = attorney.getByRole("article", { name: "Proposal by the practice" });
    await proposal.getByRole("row", { name: "Psychotherapy notes All Leave out" }).waitFor();
    await proposal.getByRole("button", { name: "Accept" }).click();
    await proposal.getByText("Accepted", { exact: true }).waitFor();

    await manager.reload();
    await talks
      .getByRole("table", { name: "What the parties agreed" })
      .getByRole("row", { name: "Psychotherapy notes All Leave out" })
      .waitFor();
  });

  test("the requester answers a proposal row by row, and the counter comes back as theirs", async () => {
    const talks = part(manager, /^Negotiation/);
    await talks.getByText("Make a proposal", { exact: true }).click();
    await talks.getByRole("button", { name: "Send the proposal" }).click();
    await talks.getByRole("article").last().getByText("Open", { exact: true }).waitFor();

    const attorney = await (await ownBrowser(browser, stack)).newPage();
    const session = JSON.stringify(JSON.stringify(filed));
    await attorney.addInitScript(`sessionStorage.setItem("duces.requester", ${session})`);
    await attorney.goto("/status");
    const proposal = attorney.getByRole("article", { name: "Proposal by the practice" }).last();
    await proposal.getByText("Answer row by row").click();
    await proposal.getByRole("button", { name: "Send the answers" }).click();
    await proposal.getByText("Row 1: choose whether it is agreed, refused or countered.").waitFor();
    for (const row of await proposal.getByLabel(/^Answer to row/).all()) await row.selectOption("agreed");
    await proposal.getByLabel("Answer to row 1").selectOption("countered");
    await proposal.getByLabel("Instead, row 1").selectOption("withhold");
    await proposal.getByLabel("Why, row 1").fill("We have these already.");
    await proposal.getByRole("button", { name: "Send the answers" }).click();
    await attorney
      .getByRole("article", { name: "Proposal by you" })
      .getByText("Open", { exact: true })
      .waitFor();

    await manager.reload();
    await talks.getByText(/^Every row so far/).click();
    await talks.getByText("We have these already.").waitFor();
  });

  test("it serves a written objection, which the page names at once, Fed. R. Civ. P. 45(d)(2)(B)", async () => {
    const objection = part(manager, /^Written objection/);
    await objection.getByRole("button", { name: "Record that it was served" }).click();
    await objection.getByText("Enter the date.").waitFor();
    await enter(objection, [{ field: "Served on", write: daysFromToday(0) }]);
    await record(objection, "Record that it was served");
    const lift = objection.getByRole("button", { name: "Record that it is lifted" });
    expect(await lift.isEnabled()).toBe(true);
  });

  test("it drafts and files a motion to quash, and the court's decision can then be recorded", async () => {
    const motion = part(manager, /^Motion to quash/);
    const decide = motion.getByRole("button", { name: "Record the decision" });
    expect(await decide.count()).toBe(0);
    await motion.getByLabel("Grounds, one to a line").fill("Privilege, Jaffee v. Redmond, 518 U.S. 1 (1996)");
    await record(motion, "Record the draft");
    await motion.getByRole("heading", { name: /draft/i }).waitFor();
    await enter(motion, [{ field: "Filed on", write: daysFromToday(0) }]);
    await motion.getByRole("button", { name: "Record the filing" }).click();
    await motion.getByText("The practice goes to court through a lawyer.").waitFor();
    const counsel = part(manager, /^Counsel/);
    await counsel.getByLabel("Paper").selectOption("motion-to-quash");
    await enter(counsel, [
      { field: "Lawyer who signed it off", write: "Orla Finch" },
      { field: "Signed off on", write: daysFromToday(0) },
    ]);
    await record(counsel, "Record the sign-off");
    await record(motion, "Record the filing");
    await motion.getByRole("heading", { name: /filed/i }).waitFor();
    expect(await decide.isEnabled()).toBe(true);
  });

  test("the patient's motion is recorded beside it, and what the court decides is decided of one of them", async () => {
    const motion = part(manager, /^Motion to quash/);
    await motion.getByText("Before the court: the motion of the practice.").waitFor();
    await enter(motion, [{ field: "Filed on", write: daysFromToday(0) }]);
    expect(await motion.getByLabel("By whom").inputValue()).toBe("patient");
    await record(motion, "Record the filing");
    await motion.getByText("Before the court: the motions of the practice and the patient.").waitFor();
    await enter(motion, [{ field: "Decided or withdrawn on", write: daysFromToday(0) }]);
    await motion.getByRole("button", { name: "Record the decision" }).click();
    await motion.getByText("Choose whose motion it was.").waitFor();
    await motion.getByLabel("Whose motion").selectOption("patient");
    await motion.getByLabel("What became of it").selectOption("denied");
    await record(motion, "Record the decision");
    await motion.getByText("Before the court: the motion of the practice.").waitFor();
    expect(await motion.getByLabel("Whose motion").inputValue()).toBe("practice");
  });

  test("it seeks a protective order, and an order is recorded only with both of its terms, 45 CFR 164.512(e)(1)(v)", async () => {
    const order = part(manager, /^Protective order/);
    await enter(order, [{ field: "Sought on", write: daysFromToday(0) }]);
    await record(order, "Record that it was sought");
    await order.getByRole("heading", { name: /sought/i }).waitFor();
    await enter(order, [{ field: "Entered on", write: daysFromToday(0) }]);
    await order.getByRole("button", { name: "Record the order" }).click();
    await order.getByText("it is qualified only with both (45 CFR 164.512(e)(1)(v))").waitFor();
  });

  test("a second tab that presses on an old state is told what happened meanwhile, and records nothing", async () => {
    const second = await signInTo(context, stack, "dana.whitfield", `${address()}?panel=administration`);
    await openPanel(second, "Hold and close");
    // A slow connection: news reaches this tab only after its person has pressed.
    const pressed = Promise.withResolvers<undefined>();
    await second.route(`**/api/staff/requests/${filed.requestId}`, async (route) => {
      await pressed.promise;
      await route.continue();
    });
    await openPanel(manager, "Hold and close");
    const hold = (page: Page) => part(page, "Hold").getByRole("group", { name: "Place a hold" });
    for (const [page, reason] of [
      [second, "The second tab's reason."],
      [manager, "Counsel asked us to wait."],
    ] as const) {
      await hold(page).getByLabel("Whom it waits for").selectOption("specialist");
      await hold(page).getByLabel("Reason").fill(reason);
      await hold(page).getByLabel("Look at it again on").fill(daysFromToday(7));
    }
    await record(part(manager, "Hold"), "Place a hold");
    await part(second, "Hold").getByRole("button", { name: "Place a hold" }).click();
    pressed.resolve(undefined);
    const told = part(second, "Hold").getByRole("alert");
    await told.getByText("Someone else was faster").waitFor();
    await told.getByText("Nothing of yours was recorded.").waitFor();
    await told.getByRole("listitem").filter({ hasText: "Dana Whitfield" }).waitFor();
    await manager.reload();
    expect(await part(manager, "What happened").getByText("The second tab's reason.").count()).toBe(0);
  });

  test("once it is closed the contest says once why nothing can be done, and no panel asks what nobody can answer", async () => {
    await command(stack.portalOrigin, stack.staff.manager, filed.requestId, "closeRequest", {
      outcome: "withheld_no_authority",
      reason: "The subpoena was withdrawn.",
    });
    await manager.goto(`${address()}?panel=contest`);
    const court = part(manager, "In court");
    await court.getByText(/^Served on/).waitFor();
    const once = manager.getByText("This is possible from submission until release.");
    expect(await once.count()).toBe(1);
    expect(
      await part(manager, /^Negotiation/)
        .getByRole("button")
        .count(),
    ).toBe(0);
    await openPanel(manager, "Facts of the paper");
    await part(manager, "The paper").waitFor();
    expect(await manager.getByText(/^The law waits for/).count()).toBe(0);
    await openPanel(manager, "Determination");
    const open = part(manager, "Left open");
    await open.getByRole("listitem").first().waitFor();
    expect(await open.getByRole("link").count()).toBe(0);
    expect(stack.errors).toEqual([]);
  });
});
