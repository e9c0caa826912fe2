import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordForm } from "../../local/journey/authorize.ts";
import { command } from "../../local/journey/api.ts";
import {
  approveVault,
  chooseRecords,
  confirmAndRelease,
  proposeAndReview,
} from "../../local/journey/disclose.ts";
import { fileRequest, sampleCase } from "../../local/journey/file-request.ts";
import type { FiledRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import { samplePaper } from "../../local/seed/papers.ts";
import { panelNames } from "../../portal/src/pages/request/panel-names.ts";
import { launchBrowser } from "../support/browser.ts";
import { findingsOf } from "../support/portal/axe.ts";
import { chooseFile, enter, openPanel, settled } from "../support/portal/on-screen.ts";
import { deepFactor } from "../support/deep.ts";
import { ownBrowser, signInTo } from "../support/portal/people.ts";
import { keepPicturesOfFailures } from "../support/portal/pictures-of-failures.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

let stack: TestStack;
let browser: Browser;
let released: FiledRequest;
let inTriage: FiledRequest;
let attorney: Page;
let manager: Page;
// The manager again, with each of the two requests open.
let triaging: Page;
let afterRelease: Page;

async function disclose(filed: FiledRequest): Promise<void> {
  const { ground, staff } = stack;
  const { requestId } = filed;
  await triage(ground, staff, requestId);
  const form = await recordForm(ground, staff.manager, requestId, "psychotherapy-notes-authorization");
  const { progress, sealed } = await chooseRecords(ground, staff.manager, requestId, {
    progress: 2,
    sealed: 1,
  });
  await proposeAndReview(ground, staff, requestId, [...progress, ...sealed]);
  await approveVault(ground, staff, requestId, form, sealed);
  await confirmAndRelease(ground, staff, requestId);
}

keepPicturesOfFailures(() => browser);
beforeAll(async () => {
  [stack, browser] = await Promise.all([startSeededStack(1), launchBrowser()]);
  released = await fileRequest(stack.ground, "harriet.colby@colbymarsh.example");
  await disclose(released);
  inTriage = await fileRequest(stack.ground, "harriet.colby@colbymarsh.example");
  await command(stack.portalOrigin, stack.staff.manager, inTriage.requestId, "recordFacts", {
    patch: {
      // With a return date, so that the forms that move it show.
      instrument: {
        type: "attorney-subpoena",
        servedOn: sampleCase.servedOn,
        returnOn: sampleCase.returnOn,
      },
      // Shows the clinicians to choose from.
      requester: { oversees: "note-author" },
    },
  });
  await command(stack.portalOrigin, stack.staff.manager, inTriage.requestId, "propose", {
    proposalId: "prp_00000000000000000000000001",
    by: "practice",
    rows: [{ class: "progress-notes", stance: "produce" }],
  });
  // Two that move the court: a decision is then of one of them.
  await command(stack.portalOrigin, stack.staff.manager, inTriage.requestId, "recordCounselSignOff", {
    paper: "motion-to-quash",
    counsel: "Orla Finch",
    signedOn: sampleCase.servedOn,
  });
  for (const by of ["practice", "patient"])
    await command(stack.portalOrigin, stack.staff.manager, inTriage.requestId, "fileMotionToQuash", {
      filedOn: sampleCase.servedOn,
      by,
    });
  attorney = await (await ownBrowser(browser, stack)).newPage();
  const atDesk = async (path: string) =>
    signInTo(await ownBrowser(browser, stack), stack, "dana.whitfield", path);
  manager = await atDesk("/desk");
  triaging = await atDesk(`/desk/requests/${inTriage.requestId}`);
  afterRelease = await atDesk(`/desk/requests/${released.requestId}`);
});
afterAll(async () => {
  await browser.close();
  await stack.end();
});

const looks = [
  { name: "desktop, light", size: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "phone, dark", size: { width: 390, height: 844 }, colorScheme: "dark" },
] as const;

/** Every finding of the page as it stands: on a desk in light and on a phone in dark, with every fold opened. */
async function everyFinding(
  page: Page,
  seen: readonly (typeof looks)[number][] = looks,
): Promise<readonly string[]> {
  await settled(page);
  await page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })");
  // What the law says is asked for when its fold is opened.
  await settled(page);
  const findings: string[] = [];
  for (const { name, size, colorScheme } of seen) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // The page follows the device in a listener of its own: axe must not look between the two.
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: "attached" });
    await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    // A transition that ends can start those of what inherits from it.
    await page.evaluate(
      "(async () => { for (let moving; (moving = document.getAnimations()).length > 0; ) await Promise.allSettled(moving.map(({ finished }) => finished)); })()",
    );
    const wide = await page.evaluate<number>("document.documentElement.scrollWidth");
    if (wide > size.width) findings.push(`${name}: the page is ${wide} wide and scrolls sideways`);
    findings.push(...(await findingsOf(page)).map((finding) => `${name}: ${finding}`));
  }
  await page.setViewportSize(looks[0].size);
  await page.emulateMedia({ colorScheme: "light" });
  return findings;
}

/** Holds the session of a requester, as following the mailed link does. */
async function asRequester(page: Page, filed: FiledRequest): Promise<void> {
  const session = JSON.stringify(JSON.stringify(filed));
  await page.goto("/sign-in");
  await page.evaluate(`sessionStorage.setItem("duces.requester", ${session})`);
  await page.goto("/status");
  await page.getByRole("heading", { level: 1, name: `Request ${filed.trackingNumber}` }).waitFor();
}

describe("axe-core finds nothing, on a desk in light and on a phone in dark", () => {
  test.each([
    "/",
    "/p/harbor-light",
    "/p/no-such-practice",
    "/sign-in",
    "/compare-file",
    "/confirm",
    "/confirm#code",
    "/status",
    "/desk",
    "/nowhere",
  ])("on %s, before anybody has signed in", async (path) => {
    await attorney.goto(path);
    expect(await everyFinding(attorney)).toEqual([]);
  });

  test("on each step of the intake, also with its complaints, and on the receipt", async () => {
    const page = attorney;
    const onward = () => page.getByRole("button", { name: "Continue" }).click();
    await page.goto("/p/harbor-light");
    await page.getByRole("button", { name: /^Something else/ }).click();
    await page.getByRole("heading", { level: 1, name: "Who are you?" }).waitFor();
    await onward();
    await page.getByRole("alert").waitFor();
    expect(await everyFinding(page)).toEqual([]);
    await enter(page.getByRole("main"), [
      { field: "Your name", write: "Harriet Colby" },
      { field: "E-mail address", write: "harriet.colby@colbymarsh.example" },
    ]);
    await onward();
    await page.getByRole("heading", { level: 1, name: "Which case is it?" }).waitFor();
    expect(await everyFinding(page)).toEqual([]);
    await onward();
    await page.getByRole("heading", { level: 1, name: "What do you ask for?" }).waitFor();
    await page.getByRole("checkbox", { name: "Psychotherapy notes" }).check();
    await onward();
    await page.getByRole("alert").waitFor();
    expect(await everyFinding(page)).toEqual([]);
    await page.getByLabel("Whose records?").fill("Rowan Ellery");
    await onward();
    await page.getByRole("heading", { level: 1, name: "Send your papers" }).waitFor();
    await chooseFile(page.getByRole("main"), "notes.txt", Buffer.from("words"), "text/plain");
    await page.getByText("Not sent", { exact: true }).waitFor();

    const sent = Promise.withResolvers<undefined>();
    await page.route(`${stack.awsOrigin}/**`, async (route) => {
      await sent.promise;
      await route.continue();
    });
    await chooseFile(page.getByRole("main"), "subpoena.pdf", await samplePaper("subpoena", sampleCase));
    await page.getByRole("status").getByText("1 of 2 files on their way").waitFor({ state: "attached" });
    expect(await everyFinding(page)).toEqual([]);
    sent.resolve(undefined);
    await page.getByRole("status").getByText("All files sent so far have been checked.").waitFor();
    expect(await everyFinding(page)).toEqual([]);
    await onward();
    await page.getByRole("button", { name: "Send the request" }).click();
    await page.getByText("Tick this to send the request.").waitFor();
    expect(await everyFinding(page)).toEqual([]);
    await page.getByRole("checkbox", { name: /^What I have entered is true/ }).check();
    await page.getByRole("button", { name: "Send the request" }).click();
    await page.getByRole("heading", { level: 1, name: "Your request is received" }).waitFor();
    expect(await everyFinding(page)).toEqual([]);
  });

  test("on the status page, with a proposal to answer and with a production to download", async () => {
    await asRequester(attorney, inTriage);
    expect(await everyFinding(attorney)).toEqual([]);
    await asRequester(attorney, released);
    await attorney.getByRole("heading", { name: "Your production" }).waitFor();
    expect(await everyFinding(attorney)).toEqual([]);
  });

  test.each(["/desk", "/desk?queue=waiting", "/reviews"])("on %s, signed in", async (path) => {
    await manager.goto(path);
    await manager.getByRole("button", { name: "Sign out" }).waitFor();
    expect(await everyFinding(manager)).toEqual([]);
  });

  test("on the worklist while several are chosen", async () => {
    await manager.goto("/desk?queue=waiting");
    await manager.getByRole("button", { name: "Hold several" }).click();
    await manager.getByRole("button", { name: "Choose the whole queue" }).click();
    await manager.getByLabel("Which hold").selectOption("placeHold");
    await manager.getByRole("button", { name: /^Place it on [1-9]/ }).waitFor();
    expect(await everyFinding(manager)).toEqual([]);
    await manager.getByRole("button", { name: "Cancel" }).click();
  });

  test.each(Object.entries(panelNames))(
    "on the part of a request called %s, in triage and after the release",
    async (_panel, { words }) => {
      for (const [n, page] of [triaging, afterRelease].entries()) {
        await openPanel(page, words);
        // One look for each state; a deep run takes both of both.
        expect(await everyFinding(page, deepFactor > 1 ? looks : looks.slice(n, n + 1))).toEqual([]);
      }
    },
  );
});

describe("without a mouse", () => {
  const focused = (page: Page) =>
    page.evaluate<string>(
      // The page itself and a notice that was given the focus hold words too, but they are no stops of the Tab key.
      "document.activeElement.matches('a, button, input, select, textarea, summary') ? document.activeElement.innerText || document.activeElement.id : ''",
    );
  /** Tabs until what has the focus answers to the words; says so when it never does. */
  async function tabTo(page: Page, words: RegExp): Promise<void> {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press("Tab");
      if (words.test(await focused(page))) return;
    }
    throw new Error(`Forty presses of Tab do not reach ${String(words)}.`);
  }

  test("an attorney goes from the first page to the third step, and each page takes the focus to its heading", async () => {
    const page = await (await ownBrowser(browser, stack)).newPage();
    await page.goto("/p/harbor-light");
    await page.getByRole("button", { name: /^A subpoena/ }).waitFor();
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Skip to the content");
    await tabTo(page, /^A subpoena/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Who are you?" }).and(page.locator(":focus")).waitFor();
    await tabTo(page, /^name$/);
    await page.keyboard.type("Harriet Colby");
    await tabTo(page, /^email$/);
    await page.keyboard.type("harriet.colby@colbymarsh.example");
    await page.keyboard.press("Enter");
    await page
      .getByRole("heading", { level: 1, name: "Which case is it?" })
      .and(page.locator(":focus"))
      .waitFor();
    await tabTo(page, /^docket$/);
    await page.keyboard.type("1:26-cv-09999");
    await tabTo(page, /^Continue$/);
    await page.keyboard.press("Space");
    await page
      .getByRole("heading", { level: 1, name: "What do you ask for?" })
      .and(page.locator(":focus"))
      .waitFor();
    await tabTo(page, /^Continue$/);
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await tabTo(page, /^Enter the person's name/);
    await page.keyboard.press("Enter");
    await page.getByLabel("Whose records?").and(page.locator(":focus")).waitFor();
  });

  test("what the law says is opened by Enter, asked for then and once, and axe-core finds nothing in it", async () => {
    const asked: string[] = [];
    manager.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith("/api/staff/guidance/")) asked.push(pathname);
    });
    await manager.goto(`/desk/requests/${inTriage.requestId}?panel=weight`);
    const title = manager.getByRole("heading", { level: 2, name: "Court weight" });
    await title.waitFor();
    await title.focus();
    await tabTo(manager, /^What the law says: A subpoena or an order arrives/);
    expect(asked).toEqual([]);
    await manager.keyboard.press("Enter");
    await manager.getByRole("heading", { level: 3, name: "State law: Illinois" }).waitFor();
    const sentence = manager.getByRole("listitem").filter({ hasText: "no judge has looked at it." });
    expect(await sentence.innerText()).toContain("FRCP 45(a)(3)");
    expect(await everyFinding(manager)).toEqual([]);
    await manager.getByRole("link", { name: "Contest" }).click();
    await manager.getByRole("heading", { level: 2, name: "Contest" }).waitFor();
    await manager.getByText("What the law says:").click();
    await manager.getByRole("heading", { level: 3, name: "Federal law" }).waitFor();
    expect(asked).toEqual(["/api/staff/guidance/subpoena-or-order"]);
  });

  test("j and k move through the worklist, and Enter opens the request whose heading then has the focus", async () => {
    await Promise.all(["one", "two"].map((name) => fileRequest(stack.ground, `${name}@colbymarsh.example`)));
    await manager.goto("/desk");
    const links = manager.getByRole("table").getByRole("link");
    await links.first().waitFor();
    const [first = "", second = ""] = await links.allInnerTexts();
    await manager.keyboard.press("j");
    expect(await focused(manager)).toBe(first);
    await manager.keyboard.press("j");
    expect(await focused(manager)).toBe(second);
    await manager.keyboard.press("k");
    expect(await focused(manager)).toBe(first);
    await manager.keyboard.press("Enter");
    await manager.getByRole("heading", { level: 1, name: first }).and(manager.locator(":focus")).waitFor();
  });
});
