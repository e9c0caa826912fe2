import type { Browser, BrowserContext, Page } from "playwright-core";
import { codeAt } from "../../../local/sign-in/totp.ts";
import type { Stack } from "../../../local/stack.ts";
import { seededPassword } from "../stack.ts";

/** What a person needs to find the product: its addresses, and the accounts whose codes their phone shows. */
export type Reachable = Pick<Stack, "portalOrigin" | "signInOrigin" | "accounts">;

// A busy machine is slow, not broken: what a person would wait for, the test waits for.
const patience = 30_000;
const usedCodes = new Set<string>();

/** One person's browser, with storage and sessions of its own; a screen of 1280 by 900 unless told. */
export async function ownBrowser(
  browser: Browser,
  { portalOrigin }: Pick<Reachable, "portalOrigin">,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: portalOrigin,
    viewport: { width: 1280, height: 900 },
    locale: "en-US",
    timezoneId: "America/Chicago",
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(patience);
  return context;
}

/** A code the person's authenticator shows that was not used yet: this step's, the next one's or the last one's. */
function freshCode({ accounts }: Reachable, email: string): string {
  const account = accounts.find((candidate) => candidate.email === email);
  if (!account) throw new Error(`No seeded person has the address ${email}.`);
  for (const steps of [0, 1, -1]) {
    const code = codeAt(account.totpSecret, Date.now() + steps * 30_000);
    if (usedCodes.has(`${email} ${code}`)) continue;
    usedCodes.add(`${email} ${code}`);
    return code;
  }
  throw new Error(`${email} has signed in three times within a minute and a half; every code is used.`);
}

/** Opens a page of the desk in a new tab, signs in on the hosted pages with password and code, and comes back to it. */
export async function signInTo(
  context: BrowserContext,
  product: Reachable,
  name: string,
  path: string,
): Promise<Page> {
  const email = name.includes("@") ? name : `${name}@harborlight.example`;
  const page = await context.newPage();
  await page.goto(path);
  await page.getByRole("button", { name: "Sign in" }).click();
  await passSignInPages(page, product, email);
  await page.getByRole("button", { name: "Sign out" }).waitFor();
  return page;
}

/** Gives password and code on the hosted pages. */
export async function passSignInPages(page: Page, product: Reachable, email: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(seededPassword);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Code").fill(freshCode(product, email));
  await page.getByRole("button", { name: "Sign in" }).click();
}
