import { describe, expect, it } from "vitest";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import { pdn } from "../../support/request/ids.ts";
import { denying } from "../../support/request/representative.ts";
import { aJudgement, happened, mara, numbersFrom, paz, production } from "../../support/request/told.ts";
import { courseOf, problemOf, verdict } from "../../support/request/verdict.ts";
import * as at from "../../support/request/walk.ts";
import { remembering, unheld, walk } from "../../support/request/walk.ts";

// Nothing is destroyed under a legal hold: here it is lifted, but where a test says otherwise.
const building = () => unheld(at.building());
const readyForRelease = (judgement = aJudgement()) => unheld(at.readyForRelease(judgement), judgement);
const released = () => unheld(at.released());
const reviewed = () => unheld(at.reviewed());
const vaultOpen = () => unheld(at.vaultOpen());
const vaultOpening = () => unheld(at.vaultOpening());

const discard = { kind: "discard-production", productionId: production } as const;
const filesOf = ({ context }: RequestSnapshot) => context.assemblies.map(({ files }) => files);
const granted = happened("motion-to-quash.decided", { result: "granted", by: "party" });
const quashing = (snapshot: RequestSnapshot) =>
  walk(snapshot, happened("motion-to-quash.filed", { by: "party" })).snapshot;
const second = pdn("second");
const linked = () =>
  walk(released(), happened("requester.email-confirmed"), happened("link.issued")).snapshot;

describe("the files of a production that is given up before anybody was given them", () => {
  const ways: readonly (readonly [string, RequestSnapshot, Recorded])[] = [
    [
      "a revocation comes in",
      walk(readyForRelease(), happened("authorization.recorded")).snapshot,
      happened("authorization.revoked", {}, { judgement: denying }),
    ],
    ["it is returned for changes", readyForRelease(), happened("release.returned", {}, { by: paz })],
    ["the request is withdrawn", readyForRelease(), happened("request.withdrawn")],
    ["the request is closed", readyForRelease(), happened("request.closed")],
    ["the subpoena is quashed", quashing(readyForRelease()), granted],
    ["the paper is returned", readyForRelease(), happened("paper.returned")],
    ["another patient is matched", readyForRelease(), happened("patient.matched")],
    ["the law no longer releases", readyForRelease(), happened("facts.recorded", {}, { judgement: denying })],
    ["it fails", building(), happened("production.failed")],
    ["it is still being assembled", building(), happened("release.returned", {}, { by: paz })],
    ["its notes are being opened for it", vaultOpen(), happened("release.returned", {}, { by: paz })],
    [
      "it is released and the request closed without anybody having asked for it",
      released(),
      happened("request.closed", { outcome: "released_full" }),
    ],
  ];
  it.each(ways)("are destroyed when %s (AB-041)", (_way, from, event) => {
    const { snapshot, effects } = walk(from, event);
    expect(effects.filter(({ kind }) => kind === "discard-production")).toEqual([discard]);
    expect(filesOf(snapshot)).toEqual(["to-destroy"]);
    const gone = walk(snapshot, happened("production.discarded")).snapshot;
    expect(filesOf(gone)).toEqual(["destroyed"]);
    expect(verdict(gone, happened("production.discarded"))).toBe("unchanged");
  });

  it("are not there before the assembly was ordered", () => {
    const returned = walk(vaultOpening(), happened("release.returned", {}, { by: paz }));
    expect(returned.effects.map(({ kind }) => kind)).not.toContain("discard-production");
    expect(filesOf(returned.snapshot)).toEqual([]);
  });

  it("are destroyed again when an assembly reports after they were", () => {
    const returned = walk(building(), happened("release.returned", {}, { by: paz })).snapshot;
    const gone = walk(returned, happened("production.discarded", { versions: 0 })).snapshot;
    const late = walk(gone, happened("production.assembled"));
    expect(late.effects).toEqual([discard]);
    expect(courseOf(late.snapshot)).toBe("clinicianReview");
    expect(filesOf(late.snapshot)).toEqual(["to-destroy"]);
    const closed = walk(gone, happened("request.closed")).snapshot;
    expect(walk(closed, happened("production.failed", { reason: "superseded" })).effects).toEqual([discard]);
  });

  it("stay while the production is in hand: nobody can report them destroyed", () => {
    for (const snapshot of [building(), readyForRelease(), released()])
      expect(problemOf(snapshot, happened("production.discarded")).words).toContain("Nobody has ordered");
  });

  it("are no longer waited for when another production is begun; its own stay", () => {
    const again = walk(
      building(),
      happened("production.failed"),
      happened("production.discarded"),
      happened("release.confirmed", {}, { nextProductionId: second }),
    );
    expect(again.effects.map(({ kind }) => kind)).toEqual(["assemble-production"]);
    expect(filesOf(again.snapshot)).toEqual(["destroyed", "in-hand"]);
  });
});

describe("a legal hold", () => {
  const returned = happened("release.returned", {}, { by: paz });
  const kinds = (walked: ReturnType<typeof walk>) => walked.effects.map(({ kind }) => kind);

  it("is on from the day on which legal process comes in, and not for what a patient asks or signs", () => {
    expect(at.opened().context.legalHold).toBe(true);
    for (const kind of ["patient-request", "authorization"] as const)
      expect(at.opened(happened("request.opened", { kind })).context.legalHold).toBe(false);
    // Process that comes in later, or after the hold for another was lifted.
    const asked = at.opened(happened("request.opened", { kind: "patient-request" }));
    const served = walk(asked, happened("upload.announced"), happened("document.admitted")).snapshot;
    expect(served.context.legalHold).toBe(true);
  });

  it("preserves a production that is given up, until the privacy officer lifts it; then it is destroyed", () => {
    const given = walk(at.readyForRelease(), returned);
    expect(kinds(given)).not.toContain("discard-production");
    expect(filesOf(given.snapshot)).toEqual(["preserved"]);
    expect(verdict(given.snapshot, happened("production.discarded"))).toBe("wrong-state");
    expect(verdict(given.snapshot, happened("legal-hold.lifted", {}, { by: mara }))).toBe(
      "not-allowed-for-role",
    );
    const closed = walk(given.snapshot, happened("request.closed"), happened("legal-hold.lifted"));
    expect(closed.effects).toEqual([discard]);
    expect(filesOf(closed.snapshot)).toEqual(["to-destroy"]);
  });

  it("keeps what a late assembly reports, and takes back an order that is not carried out", () => {
    const late = walk(at.building(), returned, happened("production.assembled"));
    expect(kinds(late)).not.toContain("discard-production");
    expect(filesOf(late.snapshot)).toEqual(["preserved"]);
    const placed = walk(readyForRelease(), returned, happened("legal-hold.placed")).snapshot;
    expect(filesOf(placed)).toEqual(["order-withdrawn"]);
    expect(filesOf(unheld(placed))).toEqual(["to-destroy"]);
  });

  it("that comes while the files are being destroyed comes too late, and the ledger says so", () => {
    const placed = walk(readyForRelease(), returned, happened("legal-hold.placed")).snapshot;
    const gone = walk(placed, happened("production.discarded")).snapshot;
    expect(filesOf(gone)).toEqual(["destroyed"]);
    const lifted = walk(gone, happened("legal-hold.lifted"));
    expect(kinds(lifted)).toEqual([]);
    expect(filesOf(lifted.snapshot)).toEqual(["destroyed"]);
  });

  it("stops no other step", () => {
    expect(verdict(at.readyForRelease(), happened("production.released"))).toBe("accepted");
    expect(verdict(at.released(), happened("request.closed", { outcome: "released_full" }))).toBe("accepted");
  });
});

describe("the files of a production to which somebody was given a link (45 CFR 164.528)", () => {
  const closed = () => walk(linked(), happened("request.closed", { outcome: "released_full" }));

  it("are kept when the request closes, and when it is opened again", () => {
    const { snapshot, effects } = closed();
    expect(effects.map(({ kind }) => kind)).not.toContain("discard-production");
    expect(filesOf(snapshot)).toEqual(["kept"]);
    const reopened = walk(snapshot, happened("request.reopened"));
    expect(reopened.effects.map(({ kind }) => kind)).not.toContain("discard-production");
    expect(filesOf(reopened.snapshot)).toEqual(["kept"]);
  });

  it("are kept too when the practice fetched them for the court, and destroyed when nobody did (45 CFR 164.512(e)(1)(i))", () => {
    const judgement = aJudgement({ goesToCourtAlone: true });
    const out = walk(readyForRelease(judgement), happened("production.released", {}, { judgement })).snapshot;
    const close = happened("request.closed", { outcome: "released_full" }, { judgement });
    const fetched = walk(out, happened("court-link.issued", {}, { judgement }), close);
    expect(filesOf(fetched.snapshot)).toEqual(["kept"]);
    expect(fetched.effects.map(({ kind }) => kind)).not.toContain("discard-production");
    expect(filesOf(walk(out, close).snapshot)).toEqual(["to-destroy"]);
  });

  it("cannot be ordered away by a late report, nor reported destroyed", () => {
    const { snapshot } = closed();
    expect(verdict(snapshot, happened("production.failed"))).toBe("wrong-state");
    expect(verdict(snapshot, happened("production.discarded"))).toBe("wrong-state");
  });
});

describe("productions of one request", () => {
  it("are thirty at most, given-up ones included", () => {
    const begun = (count: number) =>
      remembering(reviewed(), {
        assemblies: Array.from({ length: count }, (_, n) => ({
          productionId: pdn(String(n)),
          files: "destroyed" as const,
        })),
      });
    expect(verdict(begun(29), happened("release.confirmed"))).toBe("accepted");
    expect(problemOf(begun(30), happened("release.confirmed"))).toMatchObject({ code: "too-many" });
  });
});

describe("page numbers of one request", () => {
  const numbered = (productionId = production, pages = 3) =>
    happened("production.numbered", { productionId, pages });
  const confirmed = (snapshot: RequestSnapshot) =>
    walk(snapshot, happened("release.confirmed", {}, { nextProductionId: second })).snapshot;

  it.each([
    ["failed", () => walk(building(), happened("production.failed")).snapshot],
    [
      "was given up when it lay ready",
      () =>
        walk(
          readyForRelease(),
          happened("release.returned", {}, { by: paz }),
          happened("record.reviewed"),
          happened("review.completed"),
        ).snapshot,
    ],
  ])("go on where those of the first production ended, although it %s", (_what, given) => {
    const next = walk(confirmed(given()), numbered(second)).snapshot;
    expect(next.context.production).toMatchObject({ productionId: second, firstNumber: 4, pages: 3 });
    expect(next.context.lastNumber).toBe(6);
    const repeated = happened("production.assembled", { productionId: second, ...numbersFrom(1) });
    expect(problemOf(next, repeated)).toMatchObject({ code: "invalid-field" });
    const right = happened("production.assembled", { productionId: second, ...numbersFrom(4) });
    expect(verdict(next, right)).toBe("accepted");
  });

  it("go on after the request was closed and opened again", () => {
    const reopened = walk(
      linked(),
      happened("request.closed", { outcome: "released_full" }),
      happened("request.reopened"),
    ).snapshot;
    expect(reopened.context.lastNumber).toBe(3);
  });

  it("are set aside once, however often the assembly asks", () => {
    expect(verdict(building(), numbered())).toBe("unchanged");
    expect(verdict(building(), numbered(production, 9))).toBe("unchanged");
  });

  it("are those of every page: a report of more or fewer is refused", () => {
    for (const change of [{ pages: 4 }, { batesFirst: "T0001000002" }, { batesLast: "T0001000004" }])
      expect(verdict(building(), happened("production.assembled", change))).toBe("invalid-field");
    const unnumbered = walk(reviewed(), happened("release.confirmed")).snapshot;
    expect(verdict(unnumbered, happened("production.assembled"))).toBe("invalid-field");
  });

  it("end at six digits", () => {
    const nearly = (lastNumber: number) =>
      remembering(walk(reviewed(), happened("release.confirmed")).snapshot, { lastNumber });
    expect(verdict(nearly(999_996), numbered())).toBe("accepted");
    expect(problemOf(nearly(999_997), numbered())).toMatchObject({ code: "too-many", status: 429 });
  });
});
