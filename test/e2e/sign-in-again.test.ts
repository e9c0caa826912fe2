import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { overview } from "../../local/journey/api.ts";
import { chooseRecords, proposeAndReview } from "../../local/journey/disclose.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import { launchBrowser } from "../support/browser.ts";
import { openPanel, part } from "../support/portal/on-screen.ts";
import { ownBrowser, passSignInPages, signInTo } from "../support/portal/people.ts";
import { keepPicturesOfFailures } from "../support/portal/pictures-of-failures.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

const name = "tomas.lindqvist";
const email = `${name}@harborlight.example`;
let stack: TestStack;
let browser: Browser;
let page: Page;
let requestId: string;

keepPicturesOfFailures(() => browser);
beforeAll(async () => {
  [stack, browser] = await Promise.all([startSeededStack(1), launchBrowser()]);
  const filed = await fileRequest(stack.ground, "harriet.colby@colbymarsh.example");
  ({ requestId } = filed);
  await triage(stack.ground, stack.staff, requestId);
  const { progress } = await chooseRecords(stack.ground, stack.staff.manager, requestId, {
    progress: 1,
    sealed: 0,
  });
  await proposeAndReview(stack.ground, stack.staff, requestId, progress);
  page = await signInTo(await ownBrowser(browser, stack), stack, name, `/desk/requests/${requestId}`);
});
afterAll(async () => {
  await browser.close();
  await stack.end();
});

/** The tab goes on with a session that was renewed all day, as after hours at the desk. */
async function signedInAt(signedInMs: number, account = email): Promise<void> {
  const accessToken = stack.accessTokenOf(account, signedInMs);
  const session = { accessToken, endsAt: String(Date.now() + 900_000), refreshToken: "" };
  await page.evaluate((text) => sessionStorage.setItem("duces.staff", text), JSON.stringify(session));
  await page.reload();
  await openPanel(page, "Review");
}
const look = () => part(page, "Second look");
const version = async () => (await overview(stack.portalOrigin, stack.staff.manager, requestId)).version;
const signInBeside = async (account: string) => {
  const beside = page.waitForEvent("popup");
  await look().getByRole("button", { name: "Sign in again" }).click();
  const pages = await beside;
  await passSignInPages(pages, stack, account);
  return pages;
};

describe("a sign-in of this morning", () => {
  test("confirms no release, and the page says what to do (45 CFR 164.312(d)) (AB-007)", async () => {
    await signedInAt(Date.now() - 3 * 3_600_000);
    const before = await version();
    await look().getByLabel("What must change").fill("Half a sentence, not yet");
    await look().getByRole("button", { name: "Confirm the release" }).click();
    await look().getByText("Sign in again for this").waitFor();
    await look()
      .getByText(/needs a sign-in of the last 15 minutes/u)
      .waitFor();
    expect(await version()).toBe(before);
    await page.getByRole("button", { name: "Sign out" }).waitFor();
  });

  test("does not become somebody else's beside the page", async () => {
    await signInBeside("dana.whitfield@harborlight.example");
    await look()
      .getByText(/Somebody else signed in there/u)
      .waitFor();
    await look().getByText("Sign in again for this").waitFor();
  });

  test("is made fresh beside the page: nothing entered is lost, and the release is confirmed", async () => {
    const pages = await signInBeside(email);
    await look().getByText("You are signed in again. Press the button once more.").waitFor();
    await expect.poll(() => pages.isClosed()).toBe(true);
    expect(await look().getByLabel("What must change").inputValue()).toBe("Half a sentence, not yet");
    const before = await version();
    await look().getByRole("button", { name: "Confirm the release" }).click();
    await expect.poll(version, { timeout: 30_000 }).toBeGreaterThan(before);
  });
});
