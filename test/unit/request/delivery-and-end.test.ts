import { linksAreFew } from "../../../workflows/request/guards.ts";
import { limits } from "../../../workflows/contract/limits.ts";
import { describe, expect, it } from "vitest";
import { nextActionOf } from "../../../workflows/request/next-action.ts";
import { doc, lnk, pdn } from "../../support/request/ids.ts";
import { denying } from "../../support/request/representative.ts";
import {
  aJudgement,
  attorney,
  form,
  happened,
  mara,
  note,
  psychotherapyNote,
  subpoena,
  vera,
} from "../../support/request/told.ts";
import { courseOf, problemOf, verdict } from "../../support/request/verdict.ts";
import {
  building,
  opened,
  readyForRelease,
  released,
  reviewed,
  reviewing,
  triaged,
  walk,
} from "../../support/request/walk.ts";

const confirmed = () => walk(released(), happened("requester.email-confirmed")).snapshot;
const linked = () => walk(confirmed(), happened("link.issued")).snapshot;
const delivered = () => walk(linked(), happened("transfer.finished")).snapshot;

describe("release", () => {
  it("needs the requester's identity verified (45 CFR 164.514(h)(1))", () => {
    const unverified = walk(building(), happened("production.assembled")).snapshot;
    expect(problemOf(unverified, happened("production.released"))).toMatchObject({
      code: "refused-by-law",
      citations: ["45 CFR 164.514(h)(1)"],
      missingFacts: ["/requester/identityVerified"],
    });
  });

  it("needs the authority of an official verified, when it is confirmed and when it goes (45 CFR 164.514(h)(2))", () => {
    const open = { judgement: aJudgement({ authorityOpen: true }) };
    const refusal = {
      code: "refused-by-law",
      words: expect.stringContaining("record it under People"),
      citations: ["45 CFR 164.514(h)(1)", "45 CFR 164.514(h)(2)"],
      missingFacts: ["/requester/authorityVerified"],
    };
    expect(problemOf(reviewed(), happened("release.confirmed", {}, open))).toMatchObject(refusal);
    expect(verdict(reviewed(), happened("release.confirmed"))).toBe("accepted");
    expect(problemOf(readyForRelease(), happened("production.released", {}, open))).toMatchObject(refusal);
  });

  it("asks the desk to verify that authority before it asks for the second look, and before the release", () => {
    const told = happened("requester.identity-verified", { authorityVerified: false });
    const open = { ...told, judgement: aJudgement({ authorityOpen: true }) };
    for (const station of [reviewed(), readyForRelease()]) {
      const { snapshot } = walk(station, open);
      expect(nextActionOf(snapshot)).toMatchObject({
        who: "practice-manager",
        words: expect.stringContaining("authority of who asks"),
      });
    }
  });

  it("names the production in hand", () => {
    expect(
      verdict(readyForRelease(), happened("production.released", { productionId: pdn("another") })),
    ).toBe("wrong-state");
  });

  it("is released once, and not before it is assembled, whatever else waits for the release", () => {
    const ruled = [
      happened("counsel.signed-off"),
      happened("motion-to-quash.filed"),
      happened("motion-to-quash.decided"),
      happened("requester.identity-verified"),
    ];
    expect(verdict(walk(building(), ...ruled).snapshot, happened("production.released"))).toBe("wrong-state");
    const returned = walk(
      readyForRelease(),
      happened("protective-order.entered"),
      happened("production.released"),
      happened("return-duty.met"),
    ).snapshot;
    expect(problemOf(returned, happened("production.released")).words).toContain("released already");
  });

  it("tells the requester, and stops every clock", () => {
    const { snapshot, effects } = walk(readyForRelease(), happened("production.released"));
    expect(courseOf(snapshot)).toBe("release.ready");
    expect(effects).toEqual([
      { kind: "send-mail", template: "production-ready", to: "requester" },
      { kind: "cancel-clock", clockId: "return-date", generation: 1 },
    ]);
    expect(snapshot.context.production).toMatchObject({
      state: "released",
      releasedAt: "2026-12-02T15:00:00Z",
    });
  });

  it("can still be returned for changes before, and not after", () => {
    expect(verdict(readyForRelease(), happened("release.returned"))).toBe("accepted");
    expect(verdict(released(), happened("release.returned"))).toBe("wrong-state");
  });
});

describe("links", () => {
  it("are made only for a confirmed address", () => {
    expect(problemOf(released(), happened("link.issued")).words).toContain(
      "has not confirmed the e-mail address",
    );
    expect(verdict(confirmed(), happened("link.issued"))).toBe("accepted");
  });

  it("are made only after release, for the released production", () => {
    const early = walk(readyForRelease(), happened("requester.email-confirmed")).snapshot;
    expect(problemOf(early, happened("link.issued")).words).toContain("not released");
    expect(verdict(confirmed(), happened("link.issued", { productionId: pdn("another") }))).toBe(
      "wrong-state",
    );
  });

  it("are not made once what was released may no longer go (45 CFR 164.508(b)(5))", () => {
    const refused = problemOf(confirmed(), happened("link.issued", {}, { judgement: denying }));
    expect(refused).toMatchObject({
      code: "wrong-state",
      words: expect.stringContaining("Ask the practice"),
    });
    const notes = walk(
      reviewed([note, psychotherapyNote]),
      happened("authorization.recorded"),
      happened("vault.requested", { authority: { kind: "authorization", documentId: subpoena } }),
      happened("vault.approved"),
      happened("vault.approved", {}, { by: vera }),
      happened("release.confirmed"),
      happened("vault.opened"),
      happened("production.numbered"),
      happened("production.assembled"),
      happened("vault.closed"),
      happened("requester.identity-verified"),
      happened("production.released"),
      happened("requester.email-confirmed"),
    ).snapshot;
    expect(verdict(notes, happened("link.issued"))).toBe("accepted");
    const revoked = walk(notes, happened("authorization.revoked")).snapshot;
    expect(courseOf(revoked)).toBe("release.ready");
    expect(verdict(revoked, happened("link.issued"))).toBe("wrong-state");
  });

  it("wait while a paper lies unopened: it may be the revocation (45 CFR 164.508(b)(5))", () => {
    const documentId = doc("revocation");
    const arrived = walk(
      confirmed(),
      happened("upload.announced", { documentId, purpose: "revocation" }, { by: mara }),
      happened("document.admitted", { documentId }),
    ).snapshot;
    expect(courseOf(arrived)).toBe("release.ready");
    const refused = problemOf(arrived, happened("link.issued"));
    expect(refused).toMatchObject({ code: "wrong-state", citations: ["45 CFR 164.508(b)(5)"] });
    expect(refused.words).toBe(
      problemOf(confirmed(), happened("link.issued", {}, { judgement: denying })).words,
    );
    expect(nextActionOf(arrived)).toMatchObject({ who: "practice-manager" });
    const read = walk(arrived, happened("paper.viewed", { documentId })).snapshot;
    expect(verdict(read, happened("link.issued"))).toBe("accepted");
  });

  it("wait while the request is on hold, which may begin until the delivery", () => {
    const held = walk(confirmed(), happened("hold.placed")).snapshot;
    expect(problemOf(held, happened("link.issued")).words).toContain("Ask the practice");
    expect(nextActionOf(held).words).toContain("On hold");
    const lifted = walk(held, happened("hold.lifted")).snapshot;
    expect(verdict(lifted, happened("link.issued"))).toBe("accepted");
    expect(verdict(linked(), happened("hold.placed"))).toBe("accepted");
    expect(problemOf(delivered(), happened("hold.placed")).words).toContain("nothing is left to hold back");
    expect(verdict(opened(), happened("hold.placed"))).toBe("wrong-state");
  });

  it("end with the request", () => {
    const closed = walk(confirmed(), happened("request.closed", { outcome: "released_full" })).snapshot;
    expect(verdict(closed, happened("link.issued"))).toBe("wrong-state");
  });

  it("are recorded once each, and as many as leave some for the court", () => {
    expect(verdict(linked(), happened("link.issued"))).toBe("unchanged");
    const ids = Array.from({ length: limits.links - limits.linksForTheCourt }, (_, at) =>
      lnk(`k${String(at).padStart(3, "0")}`),
    );
    const many = walk(confirmed(), ...ids.map((linkId) => happened("link.issued", { linkId }))).snapshot;
    expect(verdict(many, happened("link.issued"))).toBe("too-many");
    expect(linksAreFew({ context: many.context, event: happened("court-link.issued") })).toBe(true);
  });
});

describe("transfers", () => {
  it("of a link nobody made are refused", () => {
    expect(verdict(confirmed(), happened("transfer.finished"))).toBe("not-found");
  });

  it("that complete the production deliver it", () => {
    expect(courseOf(delivered())).toBe("release.delivered");
    expect(delivered().context.links[0]?.transfer).toEqual({
      bytesSent: 10,
      complete: true,
      finishedAt: "2026-12-05T15:00:00Z",
    });
    expect(verdict(delivered(), happened("transfer.finished"))).toBe("unchanged");
  });

  it("that bring the archive whole deliver the records, and those that break off do not", () => {
    const begun = walk(confirmed(), happened("link.issued", { file: "packet" })).snapshot;
    expect(verdict(begun, happened("hold.placed"))).toBe("accepted");
    const broken = walk(begun, happened("transfer.finished", { complete: false })).snapshot;
    expect(courseOf(broken)).toBe("release.ready");
    const whole = walk(broken, happened("transfer.finished")).snapshot;
    expect(courseOf(whole)).toBe("release.delivered");
    expect(problemOf(whole, happened("hold.placed")).words).toContain("nothing is left to hold back");
  });

  it("that break off, or bring only the letter, deliver nothing", () => {
    const broken = walk(linked(), happened("transfer.finished", { complete: false })).snapshot;
    expect(courseOf(broken)).toBe("release.ready");
    const again = walk(broken, happened("transfer.finished", { complete: false, bytesSent: 4 })).snapshot;
    expect(again.context.links[0]?.transfer).toMatchObject({ bytesSent: 4, complete: false });
    expect(courseOf(walk(again, happened("transfer.finished")).snapshot)).toBe("release.delivered");
    const letter = walk(
      confirmed(),
      happened("link.issued", { file: "cover-letter" }),
      happened("transfer.finished"),
    ).snapshot;
    expect(courseOf(letter)).toBe("release.ready");
  });

  it("are recorded even when the request has been closed meanwhile", () => {
    const closed = walk(linked(), happened("request.closed", { outcome: "released_full" })).snapshot;
    expect(verdict(closed, happened("transfer.finished"))).toBe("accepted");
  });
});

describe("the end", () => {
  it("can be a withdrawal at any time before release, and not after", () => {
    const told = { kind: "send-mail", template: "request-withdrawn", to: "managers" };
    for (const station of [opened, triaged, reviewing, reviewed, building, readyForRelease]) {
      const { snapshot, effects } = walk(station(), happened("request.withdrawn"));
      expect(snapshot.context).toMatchObject({ stage: "closed", outcome: "withdrawn" });
      expect(effects[0]).toEqual(station === opened ? undefined : told);
    }
    expect(problemOf(released(), happened("request.withdrawn")).words).toContain(
      "can no longer be withdrawn",
    );
  });

  it("has an outcome that fits: what was released, or why nothing was", () => {
    const close = (outcome: "released_full" | "released_partial" | "no_records" | "modified_by_order") =>
      happened("request.closed", { outcome });
    expect(verdict(triaged(), close("no_records"))).toBe("accepted");
    expect(verdict(triaged(), close("released_full"))).toBe("invalid-field");
    expect(verdict(released(), close("released_full"))).toBe("accepted");
    expect(verdict(released(), close("modified_by_order"))).toBe("accepted");
    expect(verdict(released(), close("no_records"))).toBe("invalid-field");
  });

  it("is not called full when a record was withheld", () => {
    const partial = walk(
      reviewing([note, psychotherapyNote]),
      happened("record.reviewed"),
      happened("record.reviewed", {
        documentId: psychotherapyNote,
        decision: "withhold",
        ground: "separately-protected",
      }),
      happened("review.completed"),
      happened("release.confirmed"),
      happened("production.numbered"),
      happened("production.assembled"),
      happened("requester.identity-verified"),
      happened("production.released"),
    ).snapshot;
    expect(problemOf(partial, happened("request.closed", { outcome: "released_full" })).words).toContain(
      "Use released_partial",
    );
    expect(verdict(partial, happened("request.closed", { outcome: "released_partial" }))).toBe("accepted");
  });

  it("can be undone with a reason: the request starts again at triage, with new clocks", () => {
    const closed = walk(reviewed(), happened("request.closed")).snapshot;
    const { snapshot, effects } = walk(closed, happened("request.reopened"));
    expect(courseOf(snapshot)).toBe("triage");
    expect(snapshot.context).toMatchObject({ stage: "open", weight: null, selection: null, outcome: null });
    expect(effects).toEqual([
      {
        kind: "start-clock",
        clockId: "return-date",
        generation: 2,
        dueOn: "2026-12-18",
        wake: "reminded",
        at: "2026-12-11T12:00:00Z",
      },
    ]);
    expect(verdict(triaged(), happened("request.reopened"))).toBe("wrong-state");
  });

  it("leaves nothing to be said by the requester", () => {
    const closed = walk(triaged(), happened("request.closed")).snapshot;
    expect(verdict(closed, happened("upload.announced", {}, { by: attorney }))).toBe("wrong-state");
    expect(verdict(closed, happened("request.withdrawn"))).toBe("wrong-state");
  });
});

describe("the review", () => {
  it("is completed when every record is decided and at least one may go", () => {
    expect(problemOf(reviewing(), happened("review.completed")).words).toContain(
      "Decide every proposed record",
    );
    const nothing = walk(
      reviewing(),
      happened("record.reviewed", { decision: "withhold", ground: "privilege" }),
    ).snapshot;
    expect(problemOf(nothing, happened("review.completed")).words).toContain("nothing to produce");
  });

  it("decides only about records that were proposed, and the last decision counts", () => {
    expect(verdict(reviewing(), happened("record.reviewed", { documentId: psychotherapyNote }))).toBe(
      "not-found",
    );
    const changed = walk(
      reviewing(),
      happened("record.reviewed", { decision: "withhold", ground: "privilege" }),
      happened("record.reviewed"),
    ).snapshot;
    expect(changed.context.reviews).toMatchObject([{ documentId: note, decision: "approve" }]);
  });
});

describe("the requester", () => {
  const notCompared = happened("authorization.recorded", { forPatient: undefined });

  it("confirms the address once", () => {
    expect(verdict(confirmed(), happened("requester.email-confirmed"))).toBe("unchanged");
  });

  it("gives authorizations from an admitted paper, read once more where they were misread, and revoked when known", () => {
    expect(verdict(opened(), happened("authorization.recorded"))).toBe("wrong-state");
    const recorded = walk(triaged(), notCompared).snapshot;
    const again = walk(recorded, notCompared).snapshot;
    expect(again.context.authorizations).toEqual([
      { authorizationId: form, documentId: subpoena, patientRef: null, revokedAt: null },
    ]);
    expect(recorded.context.papers[0]?.read).toBe(true);
    const revoked = walk(recorded, happened("authorization.revoked")).snapshot;
    expect(revoked.context.authorizations[0]?.revokedAt).toBe("2026-12-02T15:00:00Z");
    expect(verdict(triaged(), happened("authorization.revoked"))).toBe("not-found");
  });

  it("has a form compared with the matched patient, and with nobody else (45 CFR 164.508(c)(1)(vi))", () => {
    const refused = problemOf(triaged(), happened("authorization.recorded"));
    expect(refused).toMatchObject({ code: "invalid-field" });
    expect(refused.words).toContain("Match the patient first");
    const other = happened("authorization.recorded", { forPatient: "another-person" });
    expect(walk(triaged(), other).snapshot.context.authorizations[0]?.patientRef).toBeNull();
  });

  it("may revoke after release too: the file says so", () => {
    const later = walk(triaged(), notCompared).snapshot;
    expect(verdict(later, happened("authorization.revoked"))).toBe("accepted");
    expect(verdict(released(), happened("authorization.revoked"))).toBe("not-found");
  });
});
