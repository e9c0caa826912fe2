import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileRequest } from "../../local/journey/file-request.ts";
import { idleLimit, idleWarning } from "../../portal/src/session/idle.ts";
import { routes } from "../../workflows/contract/http.ts";
import { findingsOf } from "../support/portal/axe.ts";
import { launchBrowser } from "../support/browser.ts";
import { ownBrowser, signInTo } from "../support/portal/people.ts";
import { keepPicturesOfFailures } from "../support/portal/pictures-of-failures.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

let stack: TestStack;
let browser: Browser;
let page: Page;
let number: string;

keepPicturesOfFailures(() => browser);
beforeAll(async () => {
  [stack, browser] = await Promise.all([startSeededStack(1), launchBrowser()]);
  ({ trackingNumber: number } = await fileRequest(stack.ground, "harriet.colby@colbymarsh.example"));
  page = await signInTo(await ownBrowser(browser, stack), stack, "dana.whitfield", "/desk");
});
afterAll(async () => {
  await browser.close();
  await stack.end();
});

const held = () => page.evaluate(() => sessionStorage.getItem("duces.staff"));

describe("a desk that was left open (45 CFR 164.312(a)(2)(iii)) (AB-009)", () => {
  test("says a minute before that it signs out, and stays for whoever touches it", async () => {
    await page.clock.install();
    await page.reload();
    await page.getByText(number).first().waitFor();
    await page.clock.fastForward(idleLimit - idleWarning + 6000);
    await page.getByText("You are signed out in a minute").waitFor();
    expect(await findingsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Stay signed in" }).click();
    await page.getByText("You are signed out in a minute").waitFor({ state: "detached" });
  });

  test("ends: nothing of the worklist is in the page or its storage, the way back shows none, and nobody renews it", async () => {
    const session = JSON.parse((await held()) ?? "{}") as { readonly refreshToken: string };
    await page.getByRole("link", { name: "Patients" }).click();
    await page.getByRole("heading", { level: 1 }).and(page.getByText("Patients")).waitFor();
    await page.clock.fastForward(idleLimit + 6000);
    await page.getByRole("heading", { name: "Your sign-in has ended" }).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "Sign in" }).waitFor();
    expect(await page.content()).not.toContain(number);
    expect(await held()).toBeNull();
    const { length } = await page.evaluate(() =>
      Object.values(localStorage)
        .concat(Object.values(sessionStorage))
        .filter((text) => text.includes("eyJ")),
    );
    expect(length).toBe(0);
    const settings = (await (await fetch(`${stack.portalOrigin}/config.json`)).json()) as {
      readonly clientId: string;
    };
    const renewed = await fetch(`${stack.signInOrigin}/oauth2/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "refresh_token",
        refresh_token: session.refreshToken,
        client_id: settings.clientId,
      }),
    });
    expect(renewed.status).toBe(400);
    const answer = await fetch(`${stack.portalOrigin}${routes.me.path}`);
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([401, "no-store"]);
  });
});
