import { describe, expect, it } from "vitest";
import { sampleForms } from "../../../../local/journey/authorize.ts";
import { recordSchema } from "../../../../functions/adapters/practice-rows.ts";
import type { RecordRow } from "../../../../functions/adapters/practice-rows.ts";
import { authorizationSchema } from "../../../../workflows/contract/case-file.ts";
import type { StepResult } from "../../../../workflows/contract/step-result.ts";
import { batesNumber, batesPrefixOf } from "../../../../workflows/production/bates.ts";
import type { RequestEvent } from "../../../../workflows/request/events.ts";
import { authorityOn } from "../../../../workflows/request/authority.ts";
import { restore } from "../../../../workflows/request/snapshot.ts";
import { statesOf } from "../../../../workflows/request/states-of.ts";
import type { DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { ids } from "../../../support/desk.ts";
import type { aDesk } from "../../../support/desk.ts";
import { expectDenied } from "../../../support/denied.ts";
import { matchedDesk } from "../../../support/matched-desk.ts";
import { aRecord } from "../../../support/records.ts";

// Whoever asks for more than the paper opens, or for it sooner, meets the writer: nothing moves, and one line tells of it.

const doc = (digit: string) => `doc_${digit.repeat(26)}` as DocumentId;
const [ordinary, note] = [doc("1"), doc("5")];
const records = [aRecord(ordinary, false), aRecord(note, true)];
const practice = { hipaaCoveredEntity: true, part2Program: false, partyToCase: false };
const reason = "Within what is asked.";

const bareSubpoena = {
  instrument: {
    type: "attorney-subpoena",
    signerRole: "attorney",
    judgeSigned: false,
    requestsAllRecords: true,
    requestedClasses: ["psychotherapy-notes", "progress-notes"],
  },
  requester: { role: "opposing-counsel", purpose: "litigation" },
  forum: { system: "federal", nature: "civil" },
  assurances: {
    notice: {
      statement: true,
      documentation: ["notice-copy"],
      writtenNoticeAttempted: true,
      contentSufficient: true,
      objectionPeriodEndsOn: "2026-11-15",
      objectionsFiled: false,
    },
  },
  privilege: {
    status: "waived-in-writing",
    waiver: { signedBy: "patient", coversClasses: ["progress-notes", "psychotherapy-notes"] },
  },
  policy: { stateLayer: "federal-only" },
  practice,
};

describe("a subpoena that counsel alone signed, for the entire file with the psychotherapy notes (AB-023)", () => {
  it("never has a note among what can be proposed, approved or assembled (45 CFR 164.508(a)(2))", async () => {
    const { desk, give, propose } = await matchedDesk(bareSubpoena, records);
    await expectDenied(desk, () => propose(ordinary, note), "not-found");
    await expectDenied(desk, () => propose(note), "not-found");
    expect(await propose(ordinary)).toMatchObject({ outcome: "accepted" });
    const { judgement } = desk.events().at(-1)?.recorded ?? {};
    expect(judgement?.outcomes).toMatchObject({ "progress-notes": "release" });
    expect(judgement?.outcomes["psychotherapy-notes"]).toMatch(/^needs-|^withhold/);
    expect(judgement?.segments).toEqual({ [ordinary]: "release" });
    const approve: RequestEvent = { type: "record.reviewed", documentId: note, decision: "approve", reason };
    await expectDenied(desk, () => give(ids.clinicianSub, approve), "not-found");
    expect(await give(ids.clinicianSub, { ...approve, documentId: ordinary })).toMatchObject({
      outcome: "accepted",
    });
    expect(await give(ids.clinicianSub, { type: "review.completed" })).toMatchObject({ outcome: "accepted" });
    const vault: RequestEvent = {
      type: "vault.requested",
      authority: { kind: "order", documentId: ids.paper },
      documentIds: [note],
      reason,
    };
    await expectDenied(desk, () => give(ids.clinicianSub, vault), "invalid-field");
    expect(JSON.stringify(desk.rows().filter(({ sk }) => sk !== "EVENTS"))).not.toContain(note);
  });
});

/** Where the request stands now. */
const courseNow = async (desk: ReturnType<typeof aDesk>): Promise<string> =>
  statesOf(restore((await desk.load(ids.key, "consistent"))?.snapshot)).course;

const form = {
  ...sampleForms["general-authorization"],
  signedOn: "2026-11-01",
  expiresOn: "2026-12-15",
};
const letter = {
  instrument: {
    type: "attorney-letter-with-authorization",
    signerRole: "attorney",
    requestedClasses: ["progress-notes"],
  },
  requester: { role: "patient-counsel", purpose: "litigation" },
  policy: { stateLayer: "federal-only" },
  practice,
};
const recorded = (
  change: object = {},
  forPatient: typeof ids.patient | "another-person" = ids.patient,
): RequestEvent => ({
  type: "authorization.recorded",
  documentId: ids.paper,
  authorization: authorizationSchema.omit({ id: true }).parse({ ...form, ...change }),
  forPatient,
});

/** A request on a signed form, up to the production that lies ready. */
async function readyToRelease(shelf: readonly RecordRow[] = records) {
  const { desk, give, propose } = await matchedDesk(letter, shelf);
  const go = async (result: StepResult) => expect(result).toMatchObject({ outcome: "accepted" });
  await go(await give(ids.managerSub, recorded()));
  await go(await propose(ordinary));
  await go(
    await give(ids.clinicianSub, {
      type: "record.reviewed",
      documentId: ordinary,
      decision: "approve",
      reason,
    }),
  );
  await go(await give(ids.clinicianSub, { type: "review.completed" }));
  await go(await give(ids.officerSub, { type: "release.confirmed" }));
  const productionId = desk.events().at(-1)?.recorded.nextProductionId ?? ids.production;
  const number = batesNumber(batesPrefixOf("26-HLC-12345-A"), 1);
  for (const event of [
    { type: "production.numbered", productionId, pages: 1 },
    {
      type: "production.assembled",
      productionId,
      productionSha256: "a".repeat(64),
      coverLetterSha256: "c".repeat(64),
      manifestSha256: "b".repeat(64),
      versions: { production: "v1", "cover-letter": "v1", manifest: "v1" },
      pages: 1,
      batesFirst: number,
      batesLast: number,
    },
  ] as RequestEvent[])
    await go(await desk.submit("production", desk.by("production", event)));
  const release = () => give(ids.managerSub, { type: "production.released", productionId });
  return { desk, give, release };
}

describe("a form that no longer opens anything, seen at the last moment (AB-025)", () => {
  it("is met by the release itself: while it stands the same click releases", async () => {
    const { release } = await readyToRelease();
    expect(await release()).toMatchObject({ outcome: "accepted" });
  });

  it("stops the release on the day after it ran out (45 CFR 164.508(b)(2)(i))", async () => {
    const { desk, release } = await readyToRelease();
    desk.later("2026-12-16T12:00:00Z");
    await expectDenied(desk, release, "refused-by-law");
  });

  it.each<readonly [string, RequestEvent]>([
    [
      "was revoked (45 CFR 164.508(b)(5))",
      {
        type: "authorization.revoked",
        authorizationId: authorityOn(ids.paper),
        form: "written",
        receivedAt: "2026-11-21T12:00:00Z",
      },
    ],
    [
      "turns out to be unsigned (45 CFR 164.508(c)(1)(vi))",
      recorded({ elements: { ...form.elements, signatureAndDate: false } }),
    ],
    ["turns out to be somebody else's (45 CFR 164.508(c)(1)(vi))", recorded({}, "another-person")],
  ])("sends the request back to the records when it %s, and nothing can be released", async (_why, event) => {
    const { desk, give, release } = await readyToRelease();
    expect(await give(ids.managerSub, event)).toMatchObject({ outcome: "accepted" });
    expect(await courseNow(desk)).toBe("retrieval");
    await expectDenied(desk, release, "wrong-state");
    expect(desk.events().some(({ recorded: one }) => one.type === "production.released")).toBe(false);
  });
});

describe("two approvals of psychotherapy notes (AB-030)", () => {
  it("are two natural persons', however many roles and accounts one of them has", async () => {
    const secretary = {
      instrument: { type: "hhs-ocr-request", requestedClasses: ["psychotherapy-notes", "progress-notes"] },
      requester: { role: "hhs-ocr", purpose: "compliance-investigation", oversees: "practice" },
    };
    const { desk, give, propose } = await matchedDesk(secretary, records);
    await propose(note);
    const approve: RequestEvent = { type: "record.reviewed", documentId: note, decision: "approve", reason };
    await give(ids.clinicianSub, approve);
    await give(ids.clinicianSub, { type: "review.completed" });
    const ask: RequestEvent = {
      type: "vault.requested",
      authority: { kind: "exception", documentId: ids.paper, citation: "45 CFR 164.502(a)(2)(ii)" },
      documentIds: [note],
      reason,
    };
    expect(await give(ids.clinicianSub, ask)).toMatchObject({ outcome: "accepted" });
    expect(await give(ids.clinicianSub, { type: "vault.approved" })).toMatchObject({ outcome: "accepted" });
    await expectDenied(desk, () => give(ids.clinicianSub, { type: "vault.approved" }), "same-person");
    // The same person by another account, of another role: persons are compared, not accounts.
    await expectDenied(
      desk,
      () => give(ids.clinicianAsOfficerSub, { type: "vault.approved" }),
      "same-person",
    );
    await expectDenied(
      desk,
      () => give(ids.clinicianAsOfficerSub, { type: "release.confirmed" }),
      "same-person",
    );
    expect(await give(ids.officerSub, { type: "vault.approved" })).toMatchObject({ outcome: "accepted" });
  });
});

describe("a court's paper (AB-031)", () => {
  const order = {
    ...bareSubpoena,
    instrument: {
      type: "court-order",
      signerRole: "judge",
      judgeSigned: true,
      requestedClasses: ["progress-notes"],
    },
    order: { exists: true, inForce: true, namesPatient: true, namesClasses: ["progress-notes"] },
  };

  it("goes nowhere until somebody records how it was verified with the court, and under which docket number", async () => {
    const { desk, give } = await matchedDesk(order, records);
    // The order is weighed anew, as after every new paper that commands.
    const again = doc("7");
    const paper = { documentId: again, purpose: "court-order", contentType: "application/pdf" } as const;
    await desk.submit(
      "requester",
      desk.by("requester", { type: "upload.announced", ...paper, size: 100, sha256: "d".repeat(64) }),
    );
    await desk.submit(
      "documents",
      desk.by("documents", {
        type: "document.admitted",
        documentId: again,
        pages: 1,
        activeContent: [],
        changedAfterSigning: false,
      }),
    );
    expect(await give(ids.managerSub, { type: "facts.recorded", patch: {} })).toMatchObject({
      outcome: "accepted",
    });
    await expectDenied(desk, () => give(ids.managerSub, { type: "weight.confirmed" }), "invalid-field");
    const verified = { how: "called-clerk", docket: "26-CV-104", verifiedOn: "2026-11-20" } as const;
    const tomorrow = { ...verified, verifiedOn: "2026-11-23" };
    expect(await give(ids.managerSub, { type: "weight.confirmed", verified: tomorrow })).toMatchObject({
      problem: { code: "invalid-field", fields: [{ pointer: "/payload/verified/verifiedOn" }] },
    });
    expect(await give(ids.managerSub, { type: "weight.confirmed", verified })).toMatchObject({
      outcome: "accepted",
    });
    expect(desk.events().at(-1)?.recorded).toMatchObject({ type: "weight.confirmed", verified });
  });
});

describe("whoever presses for the records at once, in the name of the police (AB-032)", () => {
  it("finds no role and no door that skips a step: the release is refused at every station until it is due", async () => {
    const police = {
      ...letter,
      instrument: { type: "police-request", requestedClasses: ["progress-notes"] },
      requester: { role: "police", purpose: "law-enforcement" },
    };
    const { desk, give, propose } = await matchedDesk(police, records);
    const everybody = [ids.managerSub, ids.clinicianSub, ids.officerSub];
    const pressed = async (sub: string, event: RequestEvent) => {
      const [rows, lines] = [desk.rows(), desk.logged.length];
      const result = await give(sub, event);
      expect(result.outcome).toBe("refused");
      expect(desk.rows()).toEqual(rows);
      expect(desk.logged.slice(lines)).toHaveLength(1);
    };
    const skipping: readonly RequestEvent[] = [
      { type: "production.released", productionId: ids.production },
      { type: "release.confirmed" },
      { type: "review.completed" },
    ];
    for (const sub of everybody) for (const event of skipping) await pressed(sub, event);
    await propose(ordinary);
    const approve: RequestEvent = {
      type: "record.reviewed",
      documentId: ordinary,
      decision: "approve",
      reason,
    };
    for (const sub of everybody) {
      for (const event of skipping) await pressed(sub, event);
      // Haste is no legal basis (45 CFR 164.512(f)).
      await pressed(sub, approve);
    }
    expect(desk.events().at(-1)?.recorded.judgement.segments[ordinary]).not.toBe("release");
    // A machine's door releases nothing either.
    for (const door of ["production", "delivery", "effects", "clock"] as const)
      for (const event of skipping)
        expect(await desk.submit(door, desk.by(door, event))).toMatchObject({ outcome: "refused" });
    expect(desk.events().map(({ recorded: one }) => one.type)).not.toContain("production.released");
  });
});

describe("a record that turns out to be a psychotherapy note while a request has it (AB-026)", () => {
  it("is judged anew by what decides next: approved it does not leave, and it is not proposed again (45 CFR 164.508(a)(2))", async () => {
    const shelf = [...records];
    const { desk, release, give } = await readyToRelease(shelf);
    const misfiled = { was: "progress-note", at: "2026-11-21T12:00:00Z", by: ids.clinician };
    shelf[0] = recordSchema.parse({ ...aRecord(ordinary, true), misfiled });
    await expectDenied(desk, release, "refused-by-law");
    const asked: RequestEvent = { type: "facts.recorded", patch: {} };
    expect(await give(ids.managerSub, asked)).toMatchObject({ outcome: "accepted" });
    expect(await courseNow(desk)).toBe("retrieval");
    const again: RequestEvent = { type: "records.proposed", documentIds: [ordinary] };
    await expectDenied(desk, () => give(ids.managerSub, again), "not-found");
  });
});
