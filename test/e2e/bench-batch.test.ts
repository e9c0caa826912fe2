import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, command, overview } from "../../local/journey/api.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import type { RecordMarks } from "../../workflows/contract/record-pages.ts";
import { launchBrowser } from "../support/browser.ts";
import { pagesSaying } from "../support/pdf-files.ts";
import { isFaultless } from "../support/portal/faultless.ts";
import { part } from "../support/portal/on-screen.ts";
import { ownBrowser, signInTo } from "../support/portal/people.ts";
import { keepPicturesOfFailures } from "../support/portal/pictures-of-failures.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// A batch that was scanned together: in its middle lie two dozen pages of somebody else (AB-086).

let stack: TestStack;
let browser: Browser;
let page: Page;
let requestId: string;
let documentId: string;
const pages = 30;
const others = Array.from({ length: 24 }, (_, at) => at + 4);

keepPicturesOfFailures(() => browser);
beforeAll(async () => {
  [stack, browser] = await Promise.all([startSeededStack(1), launchBrowser()]);
  const { ground, staff, portalOrigin } = stack;
  ({ requestId } = await fileRequest(ground, "harriet.colby@colbymarsh.example"));
  await triage(ground, staff, requestId);
  const { patient } = await overview(portalOrigin, staff.manager, requestId);
  const said = Array.from({ length: pages }, (_, at) =>
    others.includes(at + 1)
      ? `Patient: Wilhelmina Storch. Sheet ${at + 1}.`
      : `Client: ${patient?.name ?? ""}. Sleep log ${at + 1}.`,
  );
  ({ documentId } = await call<{ readonly documentId: string }>(portalOrigin, "importRecord", {
    token: staff.clinician,
    parameters: { patientRef: patient?.patientRef ?? "" },
    body: {
      importId: "import-of-a-batch-1",
      kind: "progress-note",
      title: "A batch",
      sessionOn: "2026-03-05",
      pdf: (await pagesSaying(said)).toString("base64"),
    },
  }));
  await command(portalOrigin, staff.manager, requestId, "proposeRecords", { documentIds: [documentId] });
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

const marksSaved = async (): Promise<RecordMarks["marks"]> => {
  const asked = { token: stack.staff.clinician, parameters: { requestId, documentId } };
  return (await call<RecordMarks>(stack.portalOrigin, "recordMarks", asked)).marks;
};
const whose = () => part(page, "Pages that may be another patient's");

describe("a batch with pages of another patient", () => {
  test("is asked about in the review by numbers and ranges, once somebody would approve it", async () => {
    const reads: string[] = [];
    page.on("request", (request) => {
      if (new URL(request.url()).pathname.endsWith("/marks")) reads.push(request.url());
    });
    const approve = page.getByRole("radio", { name: "Approve" });
    await approve.waitFor();
    expect(reads).toEqual([]);
    await approve.check();
    const field = page.getByRole("textbox", { name: "Pages that are this patient's" });
    await field.fill("4, 27-20");
    await field.press("Tab");
    await page.getByText("27-20 runs backwards. Write 20-27.").waitFor();
    await isFaultless(page);
    await field.fill("4, 28");
    await page.getByText("28 is not asked about. Write some of these: pages 4 to 27.").waitFor();
    await page.getByLabel("I have read the pages named above").check();
    await page.getByRole("button", { name: "Record the decision" }).press("Enter");
    await page.getByRole("alert").getByText("28 is not asked about.").waitFor();
    await field.fill("4, 6 to 8");
    await page.getByText("Named as this patient's: pages 4, 6 to 8 (4 of 24).").waitFor();
    expect(reads).toHaveLength(1);
  });

  test("asks at the bench at once whose the pages are that the import flagged", async () => {
    await page.getByRole("link", { name: "Look through and mark" }).press("Enter");
    await page.getByRole("img", { name: "Page 1; its words" }).waitFor();
    await whose().getByText("24 to decide, 0 decided.").waitFor();
    await whose().locator("summary", { hasText: "Pages 4 to 27" }).waitFor();
    expect(await page.getByText(/searched/u).count()).toBe(0);
  });

  test("has one tab stop for its pages: arrows move among them, and Enter alone turns to one", async () => {
    const looked: string[] = [];
    page.on("request", (request) => {
      const shown = /\/pages\/(\d+)$/u.exec(new URL(request.url()).pathname)?.[1];
      if (shown !== undefined) looked.push(shown);
    });
    const strip = page.getByRole("navigation", { name: "Pages" });
    const focused = (name: string) =>
      strip.getByRole("button", { name }).and(page.locator(":focus")).waitFor();
    expect(await strip.locator("button:not([tabindex='-1'])").count()).toBe(1);
    await strip.getByRole("button", { name: "Page 1", exact: true }).focus();
    await page.keyboard.press("End");
    await focused("Page 30");
    await page.keyboard.press("ArrowUp");
    await focused("Page 29");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await focused("Page 2");
    await page.getByRole("img", { name: "Page 1; its words" }).waitFor();
    expect(looked).toEqual([]);
    await page.keyboard.press("Enter");
    await page.getByRole("img", { name: "Page 2; its words" }).waitFor();
    await page.keyboard.press("Tab");
    expect(await strip.locator(":focus").count()).toBe(0);
    expect(looked).toEqual(["2"]);
  });

  test("turns to the page before, the next one, and the one whose number is written", async () => {
    await page.getByRole("button", { name: "Next page" }).press("Enter");
    await page.getByRole("img", { name: "Page 3; its words" }).waitFor();
    await page.getByRole("button", { name: "Previous page" }).press("Enter");
    await page.getByRole("img", { name: "Page 2; its words" }).waitFor();
    const field = page.getByRole("textbox", { name: "Go to page" });
    await field.fill("31");
    await field.press("Enter");
    await page.getByText("Write a number from 1 to 30.").waitFor();
    await isFaultless(page);
    await field.fill("15");
    await field.press("Enter");
    await page.getByRole("img", { name: "Page 15; its words" }).waitFor();
    const inView =
      "document.querySelector('.page-strip [aria-current]').getBoundingClientRect().bottom <= innerHeight";
    expect(await page.evaluate(inView)).toBe(true);
    await field.fill("1");
    await field.press("Enter");
    await page.getByRole("img", { name: "Page 1; its words" }).waitFor();
  });

  test("is searched: confirming or declining all that was found leaves those pages to be decided", async () => {
    await page.getByLabel("Words to find").fill("Sleep log");
    await page.getByRole("button", { name: "Search all pages" }).press("Enter");
    // A busy machine takes a second or two for each page.
    const over = page.getByText(/^All 30 pages were searched\. 6 places found, 6 to decide/u);
    await over.waitFor({ timeout: 100_000 });
    await whose().getByText("24 to decide, 0 decided.").waitFor();
    const alignment =
      "getComputedStyle(document.querySelector('[aria-label=\"Found places\"] .as-link')).textAlign";
    expect(await page.evaluate(alignment)).toBe("start");
    await page.getByRole("button", { name: "Decline all 6" }).press("Enter");
    await page.getByText(/^All 30 pages were searched\. 6 places found, 0 to decide/u).waitFor();
    await whose().getByText("24 to decide, 0 decided.").waitFor();
    expect(await page.getByRole("button", { name: "Save the marks" }).isDisabled()).toBe(true);
    await isFaultless(page);
  });

  test("lists them as a run, twenty at a time, and the keyboard goes on with those that came", async () => {
    await whose().locator("summary", { hasText: "Pages 4 to 27" }).press("Enter");
    const shown = whose().getByRole("button", { name: /^Show page/iu });
    expect(await shown.count()).toBe(20);
    await whose()
      .getByRole("button", { name: /^Show more/u })
      .press("Enter");
    await page.locator(":focus", { hasText: "Page 24" }).waitFor();
    expect(await shown.count()).toBe(24);
    await isFaultless(page);
  });

  test("asks above the page whose it is, keeps who said so, and leads to the next", async () => {
    await whose().getByRole("button", { name: "Show page 5" }).press("Enter");
    await page.getByRole("img", { name: "Page 5; its words" }).waitFor();
    await page.locator("#whose-page:focus").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.locator(":focus", { hasText: "This patient's: page 5" }).press("Enter");
    await whose().getByText("23 to decide, 1 decided.").waitFor();
    await whose().locator("summary", { hasText: "Pages 4, 6 to 27" }).waitFor();
    await page.keyboard.press("Tab");
    await page.locator(":focus", { hasText: "Show the next page to decide: page 6" }).press("Enter");
    await page.getByRole("img", { name: "Page 6; its words" }).waitFor();
    await isFaultless(page);
  });

  test("takes a run out at once, takes that back whole, and saves each page with who said so", async () => {
    await whose()
      .getByRole("button", { name: /^Another's, take all 23 out/u })
      .press("Enter");
    await whose().getByText("Whose these pages are is decided.").waitFor();
    await page.getByRole("button", { name: "Undo" }).press("Enter");
    await whose().getByText("23 to decide, 1 decided.").waitFor();
    await page.getByRole("button", { name: "Do again" }).press("Enter");
    await page.getByRole("button", { name: "Save the marks" }).press("Enter");
    await page.getByText("The marks are saved.").waitFor();
    const saved = await marksSaved();
    const inState = (state: string) =>
      saved
        .filter((mark) => mark.state === state)
        .map((mark) => mark.page)
        .toSorted((one, other) => one - other);
    expect(inState("gone")).toEqual([5]);
    expect(inState("standing")).toEqual(others.filter((number) => number !== 5));
    expect(new Set(saved.map(({ as }) => as))).toEqual(new Set(["page-of-another"]));
  });

  test("is approved without a word on the pages that were decided at the bench", async () => {
    await page.getByRole("link", { name: "Back to the review" }).press("Enter");
    await page.getByRole("radio", { name: "Approve" }).check();
    await page.getByText("Whose these are is decided at the bench: pages 4 to 27.").waitFor();
    await isFaultless(page);
    await page.getByLabel("I have read the pages named above").check();
    await page.getByLabel("Reason").fill("Within what is asked.");
    await page.getByRole("button", { name: "Record the decision" }).press("Enter");
    await page.getByText("Approved", { exact: true }).waitFor();
  });
});
