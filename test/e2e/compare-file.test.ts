import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { pagesSaying } from "../support/pdf-files.ts";
import { isFaultless } from "../support/portal/faultless.ts";
import { ownBrowser } from "../support/portal/people.ts";
import { keepPicturesOfFailures } from "../support/portal/pictures-of-failures.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

let stack: TestStack;
let browser: Browser;
let page: Page;

keepPicturesOfFailures(() => browser);
beforeAll(async () => {
  [stack, browser] = await Promise.all([startSeededStack(1), launchBrowser()]);
  page = await (await ownBrowser(browser, stack)).newPage();
  await page.goto("/compare-file");
});
afterAll(async () => {
  await browser.close();
  await stack.end();
});

test("a file that never was released here is named, is no match, and its holder reads what to do next", async () => {
  const buffer = await pagesSaying(["Not from here"]);
  const choose = page.getByLabel("Choose the file to compare");
  await choose.setInputFiles({ name: "production 7.pdf", mimeType: "application/pdf", buffer });
  const answer = page.getByRole("alert");
  await answer.getByText("No match").waitFor();
  expect(await answer.innerText()).toContain("production 7.pdf");
  await answer.getByText("Compare the file as it was downloaded.", { exact: false }).waitFor();
  await answer.getByRole("link", { name: "page of your request" }).waitFor();
  await isFaultless(page);
});

test("what is no PDF can be compared too: a manifest and an archive are released as well", async () => {
  const choose = page.getByLabel("Choose the file to compare");
  const accepted = await choose.getAttribute("accept");
  expect(accepted).toBeNull();
  const manifest = { name: "manifest.json", mimeType: "application/json", buffer: Buffer.from("{}") };
  await choose.setInputFiles(manifest);
  await page.getByRole("alert").getByText("manifest.json").waitFor();
});
