import { describe, expect, it } from "vitest";
import { doc, pat } from "../../support/request/ids.ts";
import { denying, lighter } from "../../support/request/representative.ts";
import { aJudgement, happened, note, production } from "../../support/request/told.ts";
import { courseOf, problemOf, vaultOf, verdict } from "../../support/request/verdict.ts";
import {
  assessing,
  building,
  readyForRelease,
  retrieving,
  reviewed,
  reviewing,
  vaultApproved,
  vaultOpen,
  walk,
  unheld,
} from "../../support/request/walk.ts";

const stopped = { kind: "send-mail", template: "release-stopped", to: "managers" } as const;
const approvedStations = { secondLook: reviewed, building, releaseReady: readyForRelease };
const known = (snapshot: ReturnType<typeof reviewed>) =>
  walk(snapshot, happened("authorization.recorded")).snapshot;

describe("approvals", () => {
  it.each(Object.entries(approvedStations))(
    "fall in %s when the authorization they rest on is revoked (45 CFR 164.508(b)(5))",
    (_name, station) => {
      const revoked = walk(known(station()), happened("authorization.revoked", {}, { judgement: denying }));
      expect(courseOf(revoked.snapshot)).toBe("retrieval");
      expect(revoked.snapshot.context).toMatchObject({
        selection: null,
        reviews: [],
        reviewCompletedBy: null,
        confirmedBy: null,
        production: null,
      });
      expect(revoked.effects).toContainEqual(stopped);
      expect(verdict(revoked.snapshot, happened("production.released"))).toBe("wrong-state");
    },
  );

  it("fall with the vault, whose grants are retired", () => {
    const revoked = walk(known(vaultOpen()), happened("authorization.revoked", {}, { judgement: denying }));
    expect(courseOf(revoked.snapshot)).toBe("retrieval");
    expect(vaultOf(revoked.snapshot)).toBe("closing");
    expect(revoked.effects.map((effect) => effect.kind)).toContain("close-vault");
    const early = walk(known(vaultApproved()), happened("authorization.revoked", {}, { judgement: denying }));
    expect(vaultOf(early.snapshot)).toBe("closed");
  });

  it("fall when only the vault's own authority is gone", () => {
    const gone = aJudgement({ notesOpenedBy: [] });
    expect(
      courseOf(walk(vaultApproved(), happened("facts.recorded", {}, { judgement: gone })).snapshot),
    ).toBe("retrieval");
  });

  it.each([
    ["the requester to the court alone", aJudgement(), aJudgement({ goesToCourtAlone: true })],
    ["the court alone to the requester", aJudgement({ goesToCourtAlone: true }), aJudgement()],
  ])("fall when the recipient changes from %s after the second look", (_way, judgement, other) => {
    const ready = readyForRelease(judgement);
    for (const station of [building(judgement), ready]) {
      const changed = walk(station, happened("facts.recorded", {}, { judgement: other }));
      expect(courseOf(changed.snapshot)).toBe("retrieval");
      expect(changed.effects).toContainEqual(stopped);
    }
    expect(courseOf(walk(ready, happened("facts.recorded", {}, { judgement })).snapshot)).toBe(
      "releaseReady",
    );
    const problem = problemOf(ready, happened("production.released", {}, { judgement: other }));
    expect(problem).toMatchObject({ code: "refused-by-law", citations: ["45 CFR 164.512(e)(1)(i)"] });
    expect(problem.words).toContain("another recipient than the one it was confirmed for");
    expect(verdict(ready, happened("production.released", {}, { judgement }))).toBe("accepted");
  });

  it("do not name a recipient before the second look", () => {
    const toCourt = happened("facts.recorded", {}, { judgement: aJudgement({ goesToCourtAlone: true }) });
    expect(courseOf(walk(reviewed(), toCourt).snapshot)).toBe("secondLook");
    const failed = walk(building(), happened("production.failed")).snapshot;
    expect(courseOf(walk(failed, toCourt).snapshot)).toBe("secondLook");
  });

  it("stand when new facts change nothing", () => {
    expect(courseOf(walk(reviewed(), happened("facts.recorded")).snapshot)).toBe("secondLook");
  });

  it("fall when a clock shows that the law has changed its answer", () => {
    const elapsed = happened("clock.elapsed", {}, { judgement: denying, at: "2026-12-18T12:00:00Z" });
    expect(courseOf(walk(reviewed(), elapsed).snapshot)).toBe("retrieval");
  });

  it("are read again when the packet comes back: one that may not go is void (45 CFR 164.502(a))", () => {
    const late = walk(unheld(building()), happened("production.assembled", {}, { judgement: denying }));
    expect(courseOf(late.snapshot)).toBe("retrieval");
    expect(late.snapshot.context.production).toBeNull();
    expect(late.effects).toContainEqual({ kind: "discard-production", productionId: production });
  });

  it("are read again at the confirmation and at the release", () => {
    const confirm = problemOf(reviewed(), happened("release.confirmed", {}, { judgement: denying }));
    expect(confirm).toMatchObject({ code: "refused-by-law", citations: ["45 CFR 164.502(a)"] });
    const release = happened("production.released", {}, { judgement: denying });
    expect(verdict(readyForRelease(), release)).toBe("refused-by-law");
    const complete = walk(reviewing(), happened("record.reviewed")).snapshot;
    expect(verdict(complete, happened("review.completed", {}, { judgement: denying }))).toBe(
      "refused-by-law",
    );
  });

  it("are refused at the confirmation and the release when the weight changed", () => {
    for (const [station, type] of [
      [reviewed, "release.confirmed"],
      [readyForRelease, "production.released"],
    ] as const) {
      expect(problemOf(station(), happened(type, {}, { judgement: lighter })).words).toContain(
        "confirm the weight",
      );
    }
  });

  it("fall, and the weight with them, when new facts change the weight", () => {
    for (const station of [retrieving, reviewing, reviewed, building, readyForRelease]) {
      const { snapshot } = walk(station(), happened("facts.recorded", {}, { judgement: lighter }));
      expect(courseOf(snapshot)).toBe("validateCourtWeight.assessing");
      expect(snapshot.context.weight).toBeNull();
    }
  });

  it("fall when a new paper that commands is admitted; both papers are kept (AB-042)", () => {
    const second = doc("second");
    for (const purpose of ["legal-process", "court-order"] as const) {
      const { snapshot, effects } = walk(
        readyForRelease(),
        happened("upload.announced", { documentId: second, purpose }),
        happened("document.admitted", { documentId: second }),
      );
      expect(courseOf(snapshot)).toBe("validateCourtWeight.assessing");
      expect(snapshot.context.papers).toHaveLength(2);
      expect(effects).toContainEqual(stopped);
      expect(effects).toContainEqual({ kind: "send-mail", template: "paper-arrived", to: "managers" });
    }
  });

  it("stand when another paper comes in, but nothing goes before somebody has opened it", () => {
    const second = doc("second");
    const { snapshot } = walk(
      readyForRelease(),
      happened("upload.announced", { documentId: second, purpose: "revocation" }),
      happened("document.admitted", { documentId: second }),
    );
    expect(courseOf(snapshot)).toBe("releaseReady");
    expect(problemOf(snapshot, happened("production.released")).words).toContain(
      "nobody of the practice has opened",
    );
    const read = walk(snapshot, happened("paper.viewed", { documentId: second })).snapshot;
    expect(verdict(read, happened("production.released"))).toBe("accepted");
  });

  it("fall when the patient turns out to be another", () => {
    const { snapshot } = walk(reviewed(), happened("patient.matched", { patientRef: pat("two") }));
    expect(courseOf(snapshot)).toBe("retrieval");
    expect(snapshot.context).toMatchObject({ patientRef: pat("two"), selection: null });
  });

  it("take with them that the requester was verified as the former patient, or for them (45 CFR 164.514(h)(1))", () => {
    const verified = happened("requester.identity-verified");
    const match = (name: string) => happened("patient.matched", { patientRef: pat(name) });
    for (const station of [retrieving, reviewing, reviewed, readyForRelease]) {
      const before = walk(station(), verified).snapshot;
      expect(walk(before, match("two")).snapshot.context.identityVerified).toBe(false);
      expect(walk(before, match("one")).snapshot.context.identityVerified).toBe(true);
    }
    expect(
      walk(assessing(), verified, happened("weight.confirmed"), match("one")).snapshot.context,
    ).toMatchObject({ identityVerified: true });
  });

  it("fall when the paper is returned to its sender", () => {
    const { snapshot, effects } = walk(reviewed(), happened("paper.returned"));
    expect(courseOf(snapshot)).toBe("validateCourtWeight.deficient");
    expect(snapshot.context).toMatchObject({
      weight: null,
      selection: null,
      deficiencies: ["not-signed", "Nobody signed the paper."],
    });
    expect(effects).toEqual([{ kind: "send-mail", template: "paper-returned", to: "requester" }]);
  });

  it("begin anew with the next proposal of records (AB-040)", () => {
    const again = walk(
      retrieving(),
      happened("records.proposed"),
      happened("facts.recorded", {}, { judgement: lighter }),
      happened("weight.confirmed", {}, { judgement: lighter }),
      happened("records.proposed", {}, { judgement: lighter }),
    ).snapshot;
    expect(courseOf(again)).toBe("clinicianReview");
    expect(again.context.reviews).toEqual([]);
  });
});

describe("a production that came too late", () => {
  it("is destroyed when its approvals have fallen, and does not come back (AB-041)", () => {
    const fallen = walk(unheld(building()), happened("facts.recorded", {}, { judgement: denying })).snapshot;
    for (const report of [happened("production.assembled"), happened("production.failed")]) {
      const late = walk(fallen, report);
      expect(late.effects).toEqual([{ kind: "discard-production", productionId: production }]);
      expect(late.snapshot.context.production).toBeNull();
      expect(courseOf(late.snapshot)).toBe("retrieval");
    }
  });

  it("is told once: a repeated report changes nothing", () => {
    expect(verdict(readyForRelease(), happened("production.assembled"))).toBe("unchanged");
    const failed = walk(building(), happened("production.failed")).snapshot;
    expect(verdict(failed, happened("production.failed"))).toBe("unchanged");
    expect(walk(failed, happened("production.assembled")).snapshot.context.production?.state).toBe("failed");
  });

  it("gets the id that was minted with the confirmation", () => {
    expect(walk(reviewed(), happened("release.confirmed")).effects).toEqual([
      { kind: "assemble-production", productionId: production },
    ]);
    expect(reviewed().context.selection?.documentIds).toEqual([note]);
  });
});
