import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileRequest, sampleCase } from "../../local/journey/file-request.ts";
import { samplePaper } from "../../local/seed/papers.ts";
import { launchBrowser } from "../support/browser.ts";
import { chooseFile, enter, openPanel, part } from "../support/portal/on-screen.ts";
import { ownBrowser, signInTo } from "../support/portal/people.ts";
import { keepPicturesOfFailures } from "../support/portal/pictures-of-failures.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

let stack: TestStack;
let browser: Browser;
let attorney: Page;
let manager: Page;

keepPicturesOfFailures(() => browser);
beforeAll(async () => {
  [stack, browser] = await Promise.all([startSeededStack(1), launchBrowser()]);
  const { requestId } = await fileRequest(stack.ground, "harriet.colby@colbymarsh.example");
  attorney = await (await ownBrowser(browser, stack)).newPage();
  manager = await signInTo(
    await ownBrowser(browser, stack),
    stack,
    "dana.whitfield",
    `/desk/requests/${requestId}?panel=facts`,
  );
});
afterAll(async () => {
  await browser.close();
  await stack.end();
});

const onward = () => attorney.getByRole("button", { name: "Continue" }).click();

describe("an attorney whom the connection leaves", () => {
  test("is told at once, and goes on from the same page with what was entered", async () => {
    await attorney.goto("/p/harbor-light");
    await attorney.getByRole("button", { name: /^A subpoena/ }).click();
    await enter(attorney.getByRole("main"), [
      { field: "Your name", write: "Harriet Colby" },
      { field: "E-mail address", write: "harriet.colby@colbymarsh.example" },
    ]);
    await onward();
    await attorney.getByRole("heading", { level: 1, name: "Which case is it?" }).waitFor();
    await onward();
    await attorney.getByLabel("Whose records?").fill("Rowan Ellery");
    await attorney.getByRole("checkbox", { name: "Progress notes" }).check();
    await attorney.context().setOffline(true);
    await onward();
    await attorney.getByRole("alert").getByText("No connection").waitFor();
    await attorney.context().setOffline(false);
    await onward();
    await attorney.getByRole("heading", { level: 1, name: "Send your papers" }).waitFor();
  });

  test("sends a file again that broke off, and it stays one paper", async () => {
    await attorney.route(`${stack.awsOrigin}/**`, (route) => route.abort("connectionfailed"));
    await chooseFile(attorney.getByRole("main"), "subpoena.pdf", await samplePaper("subpoena", sampleCase));
    const sending = attorney.getByRole("list", { name: "Files being sent" });
    await sending.getByText("The connection broke while sending.").waitFor();
    await attorney.unroute(`${stack.awsOrigin}/**`);
    await sending.getByRole("button", { name: "Send again" }).click();
    const papers = attorney.getByRole("list", { name: "Papers" }).getByRole("listitem");
    await papers.getByText("Accepted", { exact: true }).waitFor();
    await attorney.reload();
    await papers.first().waitFor();
    expect(await papers.count()).toBe(1);
  });

  test("who sent the subpoena as another paper is told what is missing, and sends it as what it is", async () => {
    await attorney.goto("/p/harbor-light");
    await attorney.getByRole("button", { name: "start a new one" }).click();
    await attorney.getByRole("button", { name: /^A subpoena/ }).click();
    await enter(attorney.getByRole("main"), [
      { field: "Your name", write: "Harriet Colby" },
      { field: "E-mail address", write: "harriet.colby@colbymarsh.example" },
    ]);
    await onward();
    await attorney.getByRole("heading", { level: 1, name: "Which case is it?" }).waitFor();
    await onward();
    await attorney.getByLabel("Whose records?").fill("Rowan Ellery");
    await attorney.getByRole("checkbox", { name: "Progress notes" }).check();
    await onward();
    const kind = attorney.getByLabel("What is the next file?");
    const file = await samplePaper("subpoena", sampleCase);
    await kind.selectOption({ label: "Other paper" });
    await chooseFile(attorney.getByRole("main"), "subpoena.pdf", file);
    await attorney.getByText("A request rests on a subpoena, an order or an authorization").waitFor();
    expect(await attorney.getByRole("button", { name: "Continue" }).isDisabled()).toBe(true);
    await kind.selectOption({ label: "Subpoena, order or request" });
    await chooseFile(attorney.getByRole("main"), "subpoena.pdf", file);
    await attorney.getByRole("button", { name: "Continue" }).and(attorney.locator(":enabled")).waitFor();
  });
});

describe("a manager in the middle of the facts", () => {
  test("looks something up in another part, and comes back to what was entered", async () => {
    await part(manager, "The paper").getByLabel("Title printed on the paper").fill("SUBPOENA");
    await openPanel(manager, "Papers");
    await part(manager, "Received").getByText("Not opened yet").first().waitFor();
    await openPanel(manager, "Facts of the paper");
    expect(await manager.getByLabel("Title printed on the paper").inputValue()).toBe("SUBPOENA");
    await manager.getByRole("button", { name: "Record 1 changed fact" }).waitFor();
  });

  test("keeps it through a lost connection, which the page tells", async () => {
    await manager.context().setOffline(true);
    await manager.getByRole("button", { name: "Record 1 changed fact" }).click();
    await manager.getByRole("alert").getByText("No connection").waitFor();
    await manager.context().setOffline(false);
    await manager.getByRole("button", { name: "Record 1 changed fact" }).click();
    await manager.getByText("Recorded.").waitFor();
  });

  test("is told in plain words that a part of the renewed site is gone, and loads the page again", async () => {
    const gone = "**/assets/deadlines-*.js";
    await manager.route(gone, (route) => route.abort("failed"));
    await manager.getByRole("link").filter({ hasText: "Deadlines" }).click();
    const alert = manager.getByRole("alert");
    await alert.getByText("A part of the page did not load").waitFor();
    expect(await alert.innerText()).not.toMatch(/module|assets|http/u);
    await manager.unroute(gone);
    await alert.getByRole("button", { name: "Load the page again" }).click();
    await manager.getByRole("heading", { level: 2, name: "Deadlines", exact: true }).waitFor();
  });

  test("is told when the sign-in has ended, and not merely asked to sign in", async () => {
    await manager.route("**/api/staff/**", (route) => route.fulfill({ status: 401, body: "{}" }));
    await openPanel(manager, "Papers");
    await manager.getByRole("button", { name: "Download subpoena.pdf" }).click();
    await manager.getByRole("heading", { level: 1, name: "Your sign-in has ended" }).waitFor();
    await manager.getByRole("button", { name: "Sign in" }).waitFor();
    expect(stack.errors).toEqual([]);
  });
});
