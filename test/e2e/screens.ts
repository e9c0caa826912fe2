import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { command } from "../../local/journey/api.ts";
import { recordForm } from "../../local/journey/authorize.ts";
import {
  approveVault,
  chooseRecords,
  confirmAndRelease,
  proposeAndReview,
} from "../../local/journey/disclose.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import { sampleFacts, triage } from "../../local/journey/triage.ts";
import { launchBrowser } from "../support/browser.ts";
import { ownBrowser, signInTo } from "../support/portal/people.ts";
import { startSeededStack } from "../support/stack.ts";

// `npm run screens`: a picture of every page at desk and phone width, light and dark, for somebody to look at.
const folder = join(import.meta.dirname, "..", "..", "screens");
mkdirSync(folder, { recursive: true });
const [stack, browser] = await Promise.all([startSeededStack(1), launchBrowser()]);
const { ground, staff, portalOrigin } = stack;

async function take(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: "attached" });
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
  console.log(name);
}

try {
  const released = await fileRequest(ground, "harriet.colby@colbymarsh.example");
  await triage(ground, staff, released.requestId);
  const form = await recordForm(
    ground,
    staff.manager,
    released.requestId,
    "psychotherapy-notes-authorization",
  );
  const { progress, sealed } = await chooseRecords(ground, staff.manager, released.requestId, {
    progress: 3,
    sealed: 2,
  });
  await proposeAndReview(ground, staff, released.requestId, [...progress, ...sealed]);
  await approveVault(ground, staff, released.requestId, form, sealed);
  await confirmAndRelease(ground, staff, released.requestId);
  const weighed = await fileRequest(ground, "amos.tilley@tilleylaw.example");
  await command(portalOrigin, staff.manager, weighed.requestId, "recordFacts", { patch: sampleFacts });
  await fileRequest(ground, "records@northgate.example");

  const outside = await (await ownBrowser(browser, stack)).newPage();
  for (const [name, path] of [
    ["landing", "/p/harbor-light"],
    ["sign-in-link", "/status"],
    ["confirm", "/confirm#code"],
    ["not-found", "/nowhere"],
  ] as const) {
    await outside.goto(path);
    await take(outside, name);
  }
  await outside.goto("/p/harbor-light");
  await outside.getByRole("button", { name: /^A subpoena/ }).click();
  await take(outside, "intake-you");
  await outside.evaluate(
    `sessionStorage.setItem("duces.requester", ${JSON.stringify(JSON.stringify(released))})`,
  );
  await outside.goto("/status");
  await take(outside, "status-released");

  const desk = await signInTo(await ownBrowser(browser, stack), stack, "dana.whitfield", "/desk");
  await desk.getByRole("table").getByRole("link").first().waitFor();
  await take(desk, "worklist");
  const panels = [
    "summary",
    "papers",
    "facts",
    "weight",
    "determination",
    "authorizations",
    "people",
    "deadlines",
    "records",
    "review",
    "vault",
    "contest",
    "production",
    "administration",
  ];
  for (const [state, { requestId }] of [
    ["triage", weighed],
    ["released", released],
  ] as const) {
    for (const panel of panels) {
      await desk.goto(`/desk/requests/${requestId}?panel=${panel}`);
      await desk.getByRole("heading", { level: 2 }).first().waitFor();
      await take(desk, `${state}-${panel}`);
    }
  }
} finally {
  await browser.close();
  await stack.end();
}
