import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { command, overview } from "../../local/journey/api.ts";
import { daysFromToday } from "../../local/journey/dates.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import { launchBrowser } from "../support/browser.ts";
import { isFaultless } from "../support/portal/faultless.ts";
import { openPanel } from "../support/portal/on-screen.ts";
import { ownBrowser, signInTo } from "../support/portal/people.ts";
import { keepPicturesOfFailures } from "../support/portal/pictures-of-failures.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

let stack: TestStack;
let browser: Browser;
let desk: Page;
let attorney: Page;
let requestId: string;

keepPicturesOfFailures(() => browser);
beforeAll(async () => {
  [stack, browser] = await Promise.all([startSeededStack(1), launchBrowser()]);
  const filed = await fileRequest(stack.ground, "harriet.colby@colbymarsh.example");
  ({ requestId } = filed);
  await triage(stack.ground, stack.staff, requestId);
  desk = await signInTo(
    await ownBrowser(browser, stack),
    stack,
    "dana.whitfield",
    `/desk/requests/${requestId}`,
  );
  await openPanel(desk, "Fees");
  const context = await ownBrowser(browser, stack);
  await context.addInitScript(
    `sessionStorage.setItem("duces.requester", ${JSON.stringify(JSON.stringify(filed))})`,
  );
  attorney = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await stack.end();
});

const feeNow = async () => (await overview(stack.portalOrigin, stack.staff.manager, requestId)).fee;
const fee = () => attorney.getByRole("region", { name: /^(?:Fee|Tarifa)$/u });

describe("a fee, from the estimate to the payment", () => {
  test("is reckoned by no figure that is not there, and quoted line by line within those that are", async () => {
    await desk.getByText("No tax is among them.").waitFor();
    await desk.getByLabel("Pages, as far as they are known").fill("40");
    await desk.getByRole("button", { name: "Reckon by the figures" }).click();
    await desk.getByText("No figure that was verified makes this fee").waitFor();
    await desk.getByLabel("What for").selectOption("postage");
    await desk.getByLabel("Amount ($)").fill("18.00");
    await desk.getByLabel("Quoted to the requester on").fill(daysFromToday(0));
    await isFaultless(desk);
    await desk.getByRole("button", { name: "Record the quote" }).click();
    await expect.poll(async () => (await feeNow())?.totalCents, { timeout: 20_000 }).toBe(1800);
  });

  test("is read by whoever asked in English or Spanish, who asks for less", async () => {
    await attorney.goto("/status");
    await fee().getByText("Told to you, and not yet answered.").waitFor();
    await fee().getByRole("button", { name: "En español" }).click();
    await fee().getByText("Comunicada a usted y aún sin respuesta.").waitFor();
    await isFaultless(attorney);
    await attorney.getByText("Propose something else").click();
    await attorney.getByRole("button", { name: "Send this proposal" }).click();
    await expect
      .poll(async () => (await overview(stack.portalOrigin, stack.staff.manager, requestId)).proposals.length)
      .toBe(1);
    const [proposal] = (await overview(stack.portalOrigin, stack.staff.manager, requestId)).proposals;
    await command(stack.portalOrigin, stack.staff.manager, requestId, "answerProposal", {
      proposalId: proposal?.proposalId,
      by: "practice",
      answer: "accepted",
    });
    await attorney.reload();
    await fee().getByText("Do not pay yet").waitFor();
    await desk.reload();
    await desk.getByText("For an older scope").waitFor();
    await desk
      .getByText(/reckon it for what is left and quote it again/u)
      .first()
      .waitFor();
  });

  test("is quoted for what is left, agreed to, paid, and says so on both sides", async () => {
    const today = daysFromToday(0);
    await command(stack.portalOrigin, stack.staff.manager, requestId, "quoteFee", {
      items: [{ kind: "postage", quantity: 1, cents: 950 }],
      quotedOn: today,
    });
    await attorney.reload();
    await fee().getByRole("button", { name: "Agree to $9.50" }).click();
    await fee().getByText("Agreed, and not yet paid.").waitFor();
    expect(await feeNow()).toMatchObject({ forOlderScope: false, balanceCents: 950 });
    expect((await feeNow())?.acceptedOn).not.toBeNull();
    await desk.reload();
    await desk.getByText("Agreed to on").waitFor();
    await command(stack.portalOrigin, stack.staff.manager, requestId, "recordFeePayment", {
      cents: 950,
      paidOn: today,
      means: "check",
    });
    await attorney.reload();
    await fee().getByText("Paid. Nothing is open.").waitFor();
  });
});
