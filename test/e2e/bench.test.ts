import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { patientPartition } from "../../functions/adapters/ledger-keys.ts";
import { call, command, overview } from "../../local/journey/api.ts";
import { chooseRecords } from "../../local/journey/disclose.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import type { RecordMarks, RecordPages } from "../../workflows/contract/record-pages.ts";
import { launchBrowser } from "../support/browser.ts";
import { isFaultless } from "../support/portal/faultless.ts";
import { part } from "../support/portal/on-screen.ts";
import { ownBrowser, passSignInPages, signInTo } from "../support/portal/people.ts";
import { keepPicturesOfFailures } from "../support/portal/pictures-of-failures.ts";
import { harborLight, ledgerOf, rowsOf } from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// A clinician marks what is taken out of a record, without a mouse, and sees it as it will leave; a colleague looks over it.

let stack: TestStack;
let browser: Browser;
let page: Page;
let requestId: string;
let documentId: string;
const colleague = "luis.andrade@harborlight.example";

keepPicturesOfFailures(() => browser);
beforeAll(async () => {
  [stack, browser] = await Promise.all([startSeededStack(1), launchBrowser()]);
  const { ground, staff, portalOrigin } = stack;
  ({ requestId } = await fileRequest(ground, "harriet.colby@colbymarsh.example"));
  await triage(ground, staff, requestId);
  const { progress } = await chooseRecords(ground, staff.manager, requestId, { progress: 1, sealed: 0 });
  documentId = progress[0]?.documentId ?? "";
  await command(portalOrigin, staff.manager, requestId, "proposeRecords", { documentIds: [documentId] });
  await alsoTreatedBy(colleague);
  page = await signInTo(
    await ownBrowser(browser, stack),
    stack,
    "miriam.okafor",
    `/desk/requests/${requestId}?panel=review`,
  );
});
afterAll(async () => {
  await browser.close();
  await stack.end();
});

/** Has a second clinician treat the patient of the request. */
async function alsoTreatedBy(email: string): Promise<void> {
  const { portalOrigin, staff } = stack;
  const { patient } = await overview(portalOrigin, staff.manager, requestId);
  const { personId } = await call<{ readonly personId: string }>(portalOrigin, "me", {
    token: stack.accessTokenOf(email),
  });
  const rows = await rowsOf(stack, patientPartition(harborLight, patient?.patientRef ?? ""));
  const profile = rows.find((row) => Array.isArray(row["treatedBy"]));
  const treatedBy = [...((profile?.["treatedBy"] ?? []) as readonly string[]), personId];
  const { client, table: TableName } = ledgerOf(stack);
  await client.send(new PutCommand({ TableName, Item: { ...profile, treatedBy } }));
  client.destroy();
}

const marksSaved = async (): Promise<RecordMarks["marks"]> => {
  const asked = { token: stack.staff.clinician, parameters: { requestId, documentId } };
  return (await call<RecordMarks>(stack.portalOrigin, "recordMarks", asked)).marks;
};
const marks = () => part(page, "Marks of page 1");
const said = () => page.locator(".bench-said");

describe("the redaction bench", () => {
  test("is reached from the review, draws the page, and lists its words for whoever does not see it", async () => {
    await page.getByRole("link", { name: "Look through and mark" }).press("Enter");
    await page.getByRole("img", { name: "Page 1; its words" }).waitFor();
    await page.getByText("Nothing is marked on this page.").waitFor();
    await page.locator("summary", { hasText: "Words of this page" }).press("Enter");
    await page.getByRole("button", { name: "Progress", exact: true }).first().waitFor();
    await isFaultless(page);
  });

  test("draws a box by keyboard, says where it is, and gives it a reason", async () => {
    await page.getByRole("button", { name: "Add a box" }).press("Enter");
    const box = page.getByRole("button", { name: /^Mark 1: OP Other person, not saved yet/u });
    await box.and(page.locator(":focus")).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    const before = await said().innerText();
    expect(before).toMatch(/inches from the left/u);
    for (let press = 0; press < 20; press += 1) await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => said().innerText()).not.toBe(before);
    await marks().getByLabel("Reason of mark 1").selectOption("minimum-necessary");
    await page.getByRole("button", { name: /^Mark 1: MN Minimum necessary/u }).waitFor();
    await isFaultless(page);
  });

  test("takes back what was done, and does it again", async () => {
    await page.getByRole("button", { name: "Undo" }).press("Enter");
    await page.getByRole("button", { name: /^Mark 1: OP Other person/u }).waitFor();
    await page.getByRole("button", { name: "Do again" }).press("Enter");
    await page.getByRole("button", { name: /^Mark 1: MN Minimum necessary/u }).waitFor();
  });

  test("searches all pages, and marks a found place when a person confirms it", async () => {
    await page.getByLabel("Words to find").fill("Rowan Ellery; sleep log");
    await page.getByRole("button", { name: "Search all pages" }).press("Enter");
    await page.getByText(/^The page was searched/u).waitFor();
    const found = page.getByRole("list", { name: "Found places" }).getByRole("listitem");
    const count = await found.count();
    expect(count).toBeGreaterThan(1);
    await isFaultless(page);
    await found.first().getByRole("button", { name: "Confirm" }).press("Enter");
    await expect.poll(() => found.count()).toBe(count - 1);
    await page.getByRole("button", { name: /^Decline all/u }).press("Enter");
    await expect.poll(() => found.count()).toBe(0);
    await page.getByRole("button", { name: /^Mark 2: MN Minimum necessary/u }).waitFor();
    await page.getByRole("navigation", { name: "Pages" }).getByText("2 marks").waitFor();
  });

  test("shows the page as it will leave: the words are gone, the reason stands in the box", async () => {
    await page.getByRole("radio", { name: "As it will leave" }).check();
    await page.getByRole("img", { name: "Page 1 of 1 as it will leave" }).waitFor();
    const words = page.locator(".word-list");
    await words.locator("summary").press("Enter");
    await words.getByText("MN Minimum necessary").first().waitFor();
    expect(await words.innerText()).not.toContain("Rowan Ellery");
    await isFaultless(page);
    expect(await marksSaved()).toEqual([]);
    await page.getByRole("radio", { name: "With marks" }).check();
  });

  test("keeps what is not saved when the session ends, and saves it once its person is back", async () => {
    await page.route("**/marks", (route) => route.fulfill({ status: 401, json: ended }), { times: 1 });
    await page.getByRole("button", { name: "Save the marks" }).press("Enter");
    await page.getByRole("heading", { name: "Your sign-in has ended" }).waitFor();
    const stored = await page.evaluate<string>("JSON.stringify([sessionStorage, localStorage])");
    expect(stored).not.toMatch(/minimum-necessary|Ellery/u);
    const beside = page.waitForEvent("popup");
    await page.getByRole("button", { name: "Sign in again" }).press("Enter");
    await passSignInPages(await beside, stack, "miriam.okafor@harborlight.example");
    await page.getByRole("button", { name: /^Mark 2: MN Minimum necessary/u }).waitFor();
    await page.getByRole("button", { name: "Save the marks" }).press("Enter");
    await page.getByText("The marks are saved.").waitFor();
    const saved = await marksSaved();
    expect(saved.map(({ state, reason, by }) => [state, reason, by.name])).toEqual([
      ["standing", "minimum-necessary", "Miriam Okafor, PsyD"],
      ["standing", "minimum-necessary", "Miriam Okafor, PsyD"],
    ]);
    await page.getByRole("button", { name: /^Mark 1: MN Minimum necessary, yours/u }).waitFor();
  });
});

const ended = {
  type: "about:blank",
  status: 401,
  code: "not-signed-in",
  words: "Sign in again.",
  correlationId: "x",
};

describe("the second reader", () => {
  test("sees whose each mark is, moves none of them, and questions one: its owner answers", async () => {
    const second = await signInTo(
      await ownBrowser(browser, stack),
      stack,
      "luis.andrade",
      `/desk/requests/${requestId}/records/${documentId}`,
    );
    const first = second.getByRole("button", {
      name: /^Mark 1: MN Minimum necessary, by Miriam Okafor, PsyD/u,
    });
    await first.press("ArrowRight");
    await second.getByRole("button", { name: "Question mark 1" }).press("Enter");
    await isFaultless(second);
    await second.getByRole("button", { name: "Save the marks" }).press("Enter");
    await second.getByText("The marks are saved.").waitFor();
    expect((await marksSaved())[0]?.questionedBy).toBe("Luis Andrade, LCSW");
    await page.reload();
    await page.getByRole("button", { name: /^Mark 1: .*questioned by Luis Andrade/u }).waitFor();
    await page.getByRole("button", { name: "Uphold mark 1" }).press("Enter");
    await page.getByRole("button", { name: "Save the marks" }).press("Enter");
    await page.getByText("The marks are saved.").waitFor();
    expect((await marksSaved())[0]).not.toHaveProperty("questionedBy");
  });

  test("who is of the desk looks and marks nothing", async () => {
    const officer = await signInTo(
      await ownBrowser(browser, stack),
      stack,
      "tomas.lindqvist",
      `/desk/requests/${requestId}/records/${documentId}`,
    );
    await officer.getByText("You look, and mark nothing").waitFor();
    await officer.getByRole("img", { name: "Page 1; its words" }).waitFor();
    expect(await officer.getByRole("button", { name: "Save the marks" }).count()).toBe(0);
    await isFaultless(officer);
  });

  test("is told of no page where a colleague's patient is not theirs", async () => {
    const asked = {
      token: stack.accessTokenOf("priya.raman@harborlight.example"),
      parameters: { requestId, documentId },
      body: {},
    };
    await expect(call<RecordPages>(stack.portalOrigin, "openPages", asked)).rejects.toMatchObject({
      problem: { code: "not-allowed-for-role" },
    });
  });
});
