import type { Page } from "playwright-core";
import { call, command, overview, until } from "../../local/journey/api.ts";
import { daysFromToday } from "../../local/journey/dates.ts";
import { recordForm, sampleForms } from "../../local/journey/authorize.ts";
import {
  approveVault,
  chooseRecords,
  confirmAndRelease,
  proposeAndReview,
} from "../../local/journey/disclose.ts";
import { fileRequest, sampleCase } from "../../local/journey/file-request.ts";
import type { FiledRequest } from "../../local/journey/file-request.ts";
import { sampleFacts, triage } from "../../local/journey/triage.ts";
import { samplePaper } from "../../local/seed/papers.ts";
import { launchBrowser } from "../support/browser.ts";
import { chooseFile, enter } from "../support/portal/on-screen.ts";
import { ownBrowser, signInTo } from "../support/portal/people.ts";
import { harborLight, invokeAs, roleOf, settingOf } from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import { benchScreens } from "./screens-of-the-bench.ts";
import { takerOf } from "./take.ts";

// `npm run screens -- FOLDER [NAME …]`: a picture of every page, or of those whose names begin so, at desk and phone width,
// light and dark, for somebody to look at.
const take = takerOf(process.argv.slice(2));
const [stack, browser] = await Promise.all([startSeededStack(1), launchBrowser()]);
const { ground, staff, portalOrigin } = stack;

async function takePanels(
  page: Page,
  name: string,
  { requestId }: Pick<FiledRequest, "requestId">,
  shown: readonly string[],
): Promise<void> {
  for (const panel of shown) {
    await page.goto(`/desk/requests/${requestId}?panel=${panel}`);
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    await take(page, `${name}-${panel}`);
  }
}

/** Reports, as the sweep does, that the letter about a returned paper was not sent. */
async function failLetter({ requestId }: Pick<FiledRequest, "requestId">): Promise<void> {
  await invokeAs(
    stack,
    roleOf(stack, "sweep-outbox"),
    settingOf(stack, "sweep-outbox", "ADVANCE_REQUEST_ARN"),
    {
      practiceId: harborLight,
      requestId,
      eventId: `effect-failed-${requestId}`,
      actor: { kind: "system", name: "outbox" },
      event: {
        type: "effect.failed",
        effectKey: "3/0",
        effect: { kind: "send-mail", template: "paper-returned", to: "requester" },
        goesOn: false,
      },
    },
  );
}

/** Goes through the intake as an attorney does, with one file that is refused. */
async function sendRequest(page: Page): Promise<void> {
  const main = page.getByRole("main");
  const onward = async (title: string) => {
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
  };
  await enter(main, [
    { field: "Your name", write: "Lena Orr" },
    { field: "E-mail address", write: "lena.orr@orrlaw.example" },
  ]);
  await onward("Which case is it?");
  await take(page, "intake-case");
  await onward("What do you ask for?");
  await enter(main, [{ field: "Whose records?", write: sampleCase.patient }]);
  await page.getByRole("checkbox", { name: "Psychotherapy notes" }).check();
  await take(page, "intake-asks");
  await onward("Send your papers");
  await chooseFile(main, "notes.txt", Buffer.from("words"), "text/plain");
  await chooseFile(main, "subpoena.pdf", await samplePaper("subpoena", sampleCase));
  await page.getByText("All files sent so far have been checked.").waitFor();
  await take(page, "intake-papers");
  await onward("Check and send");
  await take(page, "intake-check");
  await page.getByRole("checkbox", { name: /^What I have entered is true/ }).check();
  await page.getByRole("button", { name: "Send the request" }).click();
  await page.getByRole("heading", { level: 1, name: "Your request is received" }).waitFor();
  await take(page, "receipt");
}

const factsInWashington = {
  ...sampleFacts,
  practice: { ...sampleFacts.practice, state: "WA" },
  forum: { ...sampleFacts.forum, system: "state", state: "WA", timeZone: "America/Los_Angeles" },
};
const orderToTheCourt = {
  order: {
    exists: true,
    inForce: true,
    namesPatient: true,
    namesClasses: ["progress-notes"],
    deliverTo: "court-under-seal",
  },
};

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
  const ofState = await fileRequest(ground, "rita.moss@mosslaw.example");
  await command(portalOrigin, staff.privacyOfficer, ofState.requestId, "recordFacts", {
    patch: factsInWashington,
  });
  await recordForm(ground, staff.manager, ofState.requestId, "general-authorization");
  const inAnothersPlace = await fileRequest(ground, "records@northgate.example");
  await command(portalOrigin, staff.manager, inAnothersPlace.requestId, "recordFacts", {
    patch: {
      instrument: { ...sampleFacts.instrument, type: "representative-access-request" },
      requester: { role: "guardian" },
      patient: { representatives: [{ role: "parent", custody: "none" }, { role: "guardian" }] },
    },
  });
  const reviewing = await fileRequest(ground, "lena.orr@orrlaw.example");
  await triage(ground, staff, reviewing.requestId);
  const chosen = await chooseRecords(ground, staff.manager, reviewing.requestId, { progress: 2, sealed: 1 });
  await command(portalOrigin, staff.manager, reviewing.requestId, "proposeRecords", {
    documentIds: [...chosen.progress, ...chosen.sealed].map(({ documentId }) => documentId),
  });
  const { documentId } = await recordForm(
    ground,
    staff.manager,
    reviewing.requestId,
    "general-authorization",
  );
  await command(portalOrigin, staff.manager, reviewing.requestId, "recordAuthorization", {
    documentId,
    forPatient: "another-person",
    authorization: sampleForms["general-authorization"],
  });
  const forCourt = await fileRequest(ground, "clerk@chambers.example");
  await triage(ground, staff, forCourt.requestId);
  await command(portalOrigin, staff.manager, forCourt.requestId, "recordFacts", { patch: orderToTheCourt });
  const ordered = await chooseRecords(ground, staff.manager, forCourt.requestId, { progress: 2, sealed: 0 });
  await proposeAndReview(ground, staff, forCourt.requestId, ordered.progress);
  await confirmAndRelease(ground, staff, forCourt.requestId);

  const toCertify = await fileRequest(ground, "copies@orrlaw.example");
  await triage(ground, staff, toCertify.requestId);
  const copies = await chooseRecords(ground, staff.manager, toCertify.requestId, { progress: 2, sealed: 0 });
  await proposeAndReview(ground, staff, toCertify.requestId, copies.progress);
  await command(portalOrigin, staff.privacyOfficer, toCertify.requestId, "confirmRelease");
  await until(
    "the production to be assembled",
    () => overview(portalOrigin, staff.manager, toCertify.requestId),
    ({ production }) => production?.state === "assembled",
    60,
  );

  const joint = await fileRequest(ground, "joint.counsel@orrlaw.example");
  await triage(ground, staff, joint.requestId);
  const all = await chooseRecords(ground, staff.manager, joint.requestId, { progress: 8, sealed: 0 });
  const couples = all.progress.filter(({ title }) => title.startsWith("Couple"));
  await command(portalOrigin, staff.manager, joint.requestId, "proposeRecords", {
    documentIds: couples.map(({ documentId }) => documentId),
  });

  const talked = await fileRequest(ground, "talks@orrlaw.example");
  await command(portalOrigin, staff.manager, talked.requestId, "recordFacts", { patch: sampleFacts });
  const today = daysFromToday(0);
  await command(portalOrigin, staff.manager, talked.requestId, "quoteFee", {
    items: [
      { kind: "supplies", quantity: 1, cents: 1450 },
      { kind: "postage", quantity: 2, cents: 1980 },
    ],
    quotedOn: today,
  });
  await command(portalOrigin, staff.manager, talked.requestId, "recordFeePayment", {
    cents: 1000,
    paidOn: today,
    means: "check",
  });
  await command(portalOrigin, staff.manager, talked.requestId, "placePaymentHold", {
    reason: "Two earlier bills of the firm were not paid.",
    counsel: "Orla Finch",
  });
  await call(portalOrigin, "counterProposal", {
    token: talked.sessionToken,
    parameters: { requestId: talked.requestId },
    body: {
      rows: [
        { class: "progress-notes", stance: "produce", range: { fromOn: "2025-01-01", toOn: "2026-06-30" } },
        { class: "psychotherapy-notes", stance: "withhold" },
      ],
    },
  });

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
  await sendRequest(outside);
  await outside.evaluate(
    `sessionStorage.setItem("duces.requester", ${JSON.stringify(JSON.stringify(released))})`,
  );
  await outside.goto("/status");
  await take(outside, "status-released");
  await outside.evaluate(
    `sessionStorage.setItem("duces.requester", ${JSON.stringify(JSON.stringify(talked))})`,
  );
  await outside.goto("/status");
  await take(outside, "status-fee");

  const desk = await signInTo(await ownBrowser(browser, stack), stack, "dana.whitfield", "/desk");
  await desk.getByRole("table").getByRole("link").first().waitFor();
  await take(desk, "worklist");
  await desk.getByRole("button", { name: "Hold several" }).click();
  await desk.getByRole("button", { name: "Choose the whole queue" }).click();
  await desk.getByLabel("Which hold").selectOption("placeHold");
  await take(desk, "hold-several");
  await desk.getByRole("button", { name: "Cancel" }).click();
  await failLetter(weighed);
  await desk.goto("/desk?queue=failed");
  await desk.getByRole("table").getByRole("link").first().waitFor();
  await take(desk, "failed");
  await takePanels(desk, "failed", weighed, ["administration"]);
  await desk.goto("/calendar");
  await desk.getByRole("button", { name: "Make an address" }).click();
  await desk.getByText("Your calendar address").waitFor();
  await take(desk, "calendar");
  const clinician = await signInTo(await ownBrowser(browser, stack), stack, "miriam.okafor", "/reviews");
  await clinician.getByRole("table").getByRole("link").first().waitFor();
  await take(clinician, "reviews");
  await clinician.goto(`/desk/requests/${reviewing.requestId}?panel=review`);
  await clinician.getByRole("heading", { level: 2 }).first().waitFor();
  await take(clinician, "clinician-review");
  const bench = await clinician
    .getByRole("link", { name: "Look through and mark" })
    .first()
    .getAttribute("href");
  await benchScreens(clinician, bench ?? "", take);
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
    "privilege",
    "contest",
    "to-send",
    "fees",
    "production",
    "incidents",
    "administration",
  ];
  for (const [state, filed] of [
    ["triage", weighed],
    ["released", released],
  ] as const) {
    await takePanels(desk, state, filed, panels);
  }
  await desk.goto(`/desk/requests/${weighed.requestId}?panel=deadlines`);
  await desk.getByText("Extend this date").first().click();
  await desk.getByText("Let this date stand still").first().click();
  await desk.getByLabel("On what it stands").first().selectOption("agreement");
  await take(desk, "moving-deadlines");
  await command(portalOrigin, staff.manager, weighed.requestId, "stopClock", {
    clockId: "return-date",
    until: sampleCase.returnOn,
    ground: { kind: "order", court: "Magistrate judge", orderedOn: today },
    reason: "The court stayed compliance until it has heard the motion.",
  });
  await takePanels(desk, "stopped", weighed, ["deadlines", "summary"]);
  await takePanels(desk, "money", talked, ["fees", "contest", "summary"]);
  await desk.goto(`/desk/requests/${talked.requestId}?panel=contest`);
  await desk.getByText("Answer row by row", { exact: true }).first().click();
  await desk.getByLabel("Answer to row 1").selectOption("countered");
  await desk.getByLabel("Answer to row 2").selectOption("refused");
  await desk.getByText(/^Every row so far/).click();
  await take(desk, "money-rows");
  await command(portalOrigin, staff.manager, released.requestId, "openIncident", {
    kind: "too-much",
    discoveredOn: today,
    affectedIndividuals: 1,
    what: "A page of another matter was faxed along with the production.",
  });
  await takePanels(desk, "incident", released, ["incidents", "summary"]);
  const factor = { risk: "low", words: "One page without a name, sent back unread." };
  await command(portalOrigin, staff.privacyOfficer, released.requestId, "assessIncident", {
    finding: "breach",
    affectedIndividuals: 1,
    factors: { information: factor, recipient: factor, acquired: factor, mitigation: factor },
  });
  await takePanels(desk, "breach", released, ["incidents", "deadlines"]);
  await takePanels(desk, "state", ofState, ["deadlines", "authorizations"]);
  await command(portalOrigin, staff.manager, ofState.requestId, "recordFacts", {
    patch: { requester: { role: "licensing-board", oversees: "note-author" } },
  });
  await command(portalOrigin, staff.manager, ofState.requestId, "recordCounselSignOff", {
    paper: "motion-to-quash",
    counsel: "Orla Finch",
    signedOn: sampleCase.servedOn,
  });
  for (const by of ["practice", "patient"])
    await command(portalOrigin, staff.manager, ofState.requestId, "fileMotionToQuash", {
      filedOn: sampleCase.servedOn,
      by,
    });
  await takePanels(desk, "contested", ofState, ["facts", "contest", "summary"]);
  await takePanels(desk, "who-acts", inAnothersPlace, ["facts", "people"]);
  await desk.goto(`/desk/requests/${reviewing.requestId}?panel=people`);
  await desk.getByText("Correct the birth date").first().click();
  await take(desk, "birth-date");
  await takePanels(desk, "reviewing", reviewing, ["authorizations", "vault"]);
  await takePanels(desk, "court", forCourt, ["production"]);
  await takePanels(desk, "certify", toCertify, ["production"]);
  const toFetch = { requestId: forCourt.requestId, file: "production" };
  await call(portalOrigin, "courtLink", { token: staff.manager, parameters: toFetch, body: {} });
  await takePanels(desk, "court-fetched", forCourt, ["production"]);
  const end = { outcome: "released_full", reason: "The files are on their way to chambers." };
  await command(portalOrigin, staff.manager, forCourt.requestId, "closeRequest", end);
  await takePanels(desk, "court-closed", forCourt, ["production", "administration"]);
  await command(portalOrigin, staff.manager, forCourt.requestId, "reopenRequest", {
    reason: "The court asked again.",
  });
  await takePanels(desk, "court-reopened", forCourt, ["facts", "production"]);
  await takePanels(clinician, "treating", reviewing, ["contest", "records"]);
  await clinician.getByLabel("Record", { exact: true }).selectOption({ index: 1 });
  await take(clinician, "treating-describes");
  await takePanels(clinician, "joint", joint, ["determination", "review", "records"]);
  await clinician.getByLabel("Record", { exact: true }).selectOption(couples[0]?.documentId ?? "");
  await clinician.getByLabel("Who else can be recognized in it").selectOption("inseparable");
  await take(clinician, "joint-describes");
  await clinician.getByRole("button", { name: "Record what it holds" }).click();
  await clinician.getByText("Recorded.").waitFor();
  await takePanels(clinician, "joint-inseparable", joint, ["determination", "records", "review"]);
  await clinician.goto(`/desk/requests/${joint.requestId}?panel=records`);
  await clinician.getByLabel("Record", { exact: true }).selectOption(couples[0]?.documentId ?? "");
  await clinician.getByLabel("Who else can be recognized in it").selectOption("separable");
  await clinician.getByRole("button", { name: "Record what it holds" }).click();
  await clinician.getByText("Recorded.").waitFor();
  await takePanels(clinician, "joint-separable", joint, ["determination", "records", "review"]);
  const officer = await signInTo(await ownBrowser(browser, stack), stack, "tomas.lindqvist", "/desk");
  await officer.getByRole("heading", { name: "Nothing here" }).waitFor();
  await take(officer, "officer-worklist");
  await takePanels(officer, "officer", reviewing, ["facts", "review"]);
  await takePanels(officer, "officer", released, ["accounting"]);
  const other = await signInTo(await ownBrowser(browser, stack), stack, "luis.andrade", "/reviews");
  await takePanels(other, "not-treating", reviewing, ["records", "review", "vault"]);
} finally {
  await browser.close();
  await stack.end();
}
