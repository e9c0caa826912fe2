import { describe, expect, it } from "vitest";
import { recordReviewed } from "../../../workflows/request/changes.ts";
import { decide, effectsOf } from "../../../workflows/request/decide.ts";
import { scopeOf } from "../../../workflows/request/guards.ts";
import { personIsNoReviewer } from "../../../workflows/request/two-persons.ts";
import { blankContext } from "../../../workflows/request/context.ts";
import { authorityOn } from "../../../workflows/request/authority.ts";
import { amended, following } from "../../../workflows/request/nullable.ts";
import { isStale } from "../../../workflows/request/stale.ts";
import { timelineWords } from "../../../workflows/request/timeline-words.ts";
import { doc, lnk, prp } from "../../support/request/ids.ts";
import { contestThemes, courseEvents } from "../../support/request/representative.ts";
import { attorney, happened, likely, system, mara } from "../../support/request/told.ts";
import { courseOf, verdict } from "../../support/request/verdict.ts";
import {
  opened,
  released,
  remembering,
  reviewed,
  reviewing,
  triaged,
  vaultOpen,
  walk,
} from "../../support/request/walk.ts";

describe("what may be absent", () => {
  it("is changed when it is there, and nothing follows from it when it is not", () => {
    expect(amended({ one: 1, two: 2 }, { two: 3 })).toEqual({ one: 1, two: 3 });
    expect(amended<{ one: number }>(null, { one: 1 })).toBeNull();
    expect(following({ one: 1 }, ({ one }) => [one])).toEqual([1]);
    expect(following(null, () => [1])).toEqual([]);
    expect(following(undefined, () => [1])).toEqual([]);
  });
});

describe("one among several", () => {
  it("is the paper, the form, the proposal and the link that the event names", () => {
    const documentId = doc("second");
    const forms = walk(
      triaged(),
      happened("upload.announced", { documentId }, { by: mara }),
      happened("document.admitted", { documentId }),
      happened("authorization.recorded", { forPatient: undefined }),
      happened("authorization.recorded", { documentId, forPatient: undefined }),
      happened("authorization.revoked", { authorizationId: authorityOn(documentId) }),
      happened("authorization.recorded", { documentId, forPatient: undefined }),
    ).snapshot.context.authorizations;
    expect(forms.map((form) => form.revokedAt)).toEqual([null, "2026-12-02T15:00:00Z"]);

    const proposals = walk(
      triaged(),
      happened("negotiation.proposed"),
      happened("negotiation.answered", { answer: "declined" }),
      happened("negotiation.proposed", { proposalId: prp("two") }),
      happened("negotiation.answered", { proposalId: prp("two") }),
    ).snapshot.context.proposals;
    expect(proposals.map((proposal) => proposal.answer)).toEqual(["declined", "accepted"]);

    const links = walk(
      released(),
      happened("requester.email-confirmed"),
      happened("link.issued"),
      happened("link.issued", { linkId: lnk("two"), file: "manifest" }),
      happened("transfer.finished", { linkId: lnk("two"), complete: false }),
    ).snapshot.context.links;
    expect(links.map((link) => link.transfer?.complete)).toEqual([undefined, false]);

    const papers = walk(
      opened(),
      happened("upload.announced"),
      happened("upload.announced", { documentId: doc("second") }),
      happened("document.admitted", { documentId: doc("second") }),
    ).snapshot.context.papers;
    expect(papers.map((paper) => paper.state)).toEqual(["announced", "admitted"]);
  });
});

describe("the scope in force", () => {
  it("is what was asked, until something is agreed", () => {
    expect(scopeOf(blankContext)).toEqual([]);
    expect(scopeOf(triaged().context).map((row) => row.class)).toEqual([
      "psychotherapy-notes",
      "progress-notes",
    ]);
    const agreed = walk(
      triaged(),
      happened("negotiation.proposed"),
      happened("negotiation.answered"),
    ).snapshot;
    expect(scopeOf(agreed.context)).toEqual([{ class: "progress-notes", stance: "produce" }]);
  });

  it("is what the desk read off the paper rather than what was told at the opening", () => {
    const read = (instrument: object) =>
      walk(triaged(), happened("facts.recorded", { patch: { instrument } })).snapshot.context;
    const range = { fromOn: "2024-01-01", toOn: "2024-12-31" };
    expect(scopeOf(read({ requestedClasses: ["billing-logistics"], requestedRange: range }))).toEqual([
      { class: "billing-logistics", stance: "produce", range },
    ]);
    expect(scopeOf(read({ returnOn: "2026-12-21" }))).toEqual(scopeOf(triaged().context));
    const whole = scopeOf(read({ requestsAllRecords: true })).map((row) => row.class);
    expect(whole).toContain("chart-other");
    expect(whole).not.toContain("testimony");
    // Taken for the whole record by mistake: not all is asked for, and what is has to be read off the paper.
    const all = happened("facts.recorded", { patch: { instrument: { requestsAllRecords: true } } });
    const notAll = happened("facts.recorded", { patch: { instrument: { requestsAllRecords: false } } });
    expect(scopeOf(walk(triaged(), all, notAll).snapshot.context)).toEqual([]);
    expect(scopeOf(walk(triaged(), notAll).snapshot.context)).toEqual(scopeOf(triaged().context));
    expect(read({ seeksTestimony: true }).asked).toMatchObject({ testimony: true });
    // A day alone bounds nothing.
    expect(scopeOf(read({ requestedRange: { fromOn: "2024-01-01" } }))).toEqual(scopeOf(triaged().context));
  });

  it("is another when only its dates differ", () => {
    const rows = (["psychotherapy-notes", "progress-notes"] as const).map((name) => ({
      class: name,
      stance: "produce" as const,
      range: { fromOn: "2026-01-01", toOn: "2026-06-30" },
    }));
    const agreed = walk(
      reviewed(),
      happened("negotiation.proposed", { rows }),
      happened("negotiation.answered"),
    );
    expect(courseOf(agreed.snapshot)).toBe("retrieval");
  });
});

describe("what only staff do", () => {
  it("is a bug when a machine seems to have done it", () => {
    const event = happened("record.reviewed", {}, { by: system });
    expect(() => recordReviewed({ context: reviewing().context, event })).toThrow("lets only staff do this");
  });

  it("never makes a reviewer of somebody without a person", () => {
    const event = happened("release.confirmed", {}, { by: attorney });
    expect(personIsNoReviewer({ context: reviewed().context, event })).toBe(true);
  });
});

describe("effects", () => {
  it("are those of the one action; built-in actions carry none", () => {
    const effect = { kind: "send-mail", template: "review-needed", to: "clinicians" } as const;
    const actions = [
      { type: "intend", params: [effect] },
      { type: "xstate.cancel", params: {} },
    ] as unknown as Parameters<typeof effectsOf>[0];
    expect(effectsOf(actions)).toEqual([effect]);
  });
});

describe("the machine by itself", () => {
  it("refuses what the decision would have passed over as stale", () => {
    const linked = walk(released(), happened("requester.email-confirmed"), happened("link.issued")).snapshot;
    expect(linked.can(happened("link.issued"))).toBe(false);
    const closing = walk(vaultOpen(), happened("production.assembled")).snapshot;
    expect(closing.can(happened("vault.closed"))).toBe(true);
    const shut = remembering(closing, { vault: amended(closing.context.vault, { grantsOut: false }) });
    expect(shut.can(happened("vault.closed"))).toBe(false);
    expect(triaged().can(happened("clock.elapsed"))).toBe(false);
  });

  it("is said to refuse an event exactly when XState says that it cannot happen", () => {
    const events = [...courseEvents, ...contestThemes.flat()];
    const standings = [opened(), triaged(), reviewing(), vaultOpen(), released()];
    const answers = standings.flatMap((snapshot) =>
      events
        .filter((event) => !isStale(snapshot.context, event))
        .map((event) => ({ can: snapshot.can(event), did: decide(snapshot, event).outcome === "accepted" })),
    );
    expect(answers.filter(({ can, did }) => can !== did)).toEqual([]);
    expect(new Set(answers.map(({ did }) => did)).size).toBe(2);
    expect(answers.length).toBeGreaterThan(400);
  });

  it("opens to staff only records that were proposed", () => {
    expect(verdict(reviewing(), happened("record.viewed", { documentId: doc("strange") }))).toBe("not-found");
    expect(verdict(triaged(), happened("record.viewed"))).toBe("not-found");
  });
});

describe("facts that become unknown again", () => {
  it("are named in the timeline by their group, once", () => {
    const unknownAgain = ["/instrument/judgeSigned", "/order/exists", "/order/inForce"];
    expect(timelineWords({ ...likely["facts.recorded"], unknownAgain })).toBe(
      "Facts were recorded on the paper and the court order.",
    );
  });
});
