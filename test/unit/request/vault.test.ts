import { describe, expect, it } from "vitest";
import { notesExceptionSchema } from "../../../workflows/contract/notes-authority.ts";
import type { NotesAuthority } from "../../../workflows/contract/notes-authority.ts";
import { authorityOn } from "../../../workflows/request/authority.ts";
import type { Judgement } from "../../../workflows/request/judgement.ts";
import { aut, doc, pdn } from "../../support/request/ids.ts";
import { denying } from "../../support/request/representative.ts";
import {
  aJudgement,
  form,
  happened,
  mara,
  note,
  numbersFrom,
  paz,
  production,
  psychotherapyNote,
  subpoena,
} from "../../support/request/told.ts";
import { courseOf, problemOf, vaultOf, verdict } from "../../support/request/verdict.ts";
import {
  retrieving,
  reviewed,
  reviewing,
  vaultApproved,
  vaultOpen,
  vaultOpening,
  walk,
} from "../../support/request/walk.ts";

const withNote = () => reviewed([note, psychotherapyNote]);
const requested = () => walk(withNote(), happened("vault.requested")).snapshot;
const closeVault = { kind: "close-vault", authorizationId: form } as const;

describe("a psychotherapy note among the records", () => {
  it("cannot be approved unless the law releases it (45 CFR 164.508(a)(2))", () => {
    const sealedOnly = aJudgement({
      segments: { [note]: "release", [psychotherapyNote]: "needs-authorization" },
    });
    const approve = happened("record.reviewed", { documentId: psychotherapyNote }, { judgement: sealedOnly });
    const problem = problemOf(reviewing([note, psychotherapyNote]), approve);
    expect(problem).toMatchObject({ status: 422, code: "refused-by-law" });
    expect(problem.citations).toContain("45 CFR 164.508(a)(2)");
  });

  it("can always be withheld", () => {
    const withhold = happened(
      "record.reviewed",
      { documentId: psychotherapyNote, decision: "withhold", ground: "separately-protected" },
      { judgement: denying },
    );
    expect(verdict(reviewing([note, psychotherapyNote]), withhold)).toBe("accepted");
  });

  it("keeps the release from being confirmed until two persons have approved the vault (45 CFR 164.508(a)(2))", () => {
    const once = walk(requested(), happened("vault.approved")).snapshot;
    for (const snapshot of [withNote(), requested(), once]) {
      expect(problemOf(snapshot, happened("release.confirmed")).words).toContain("Two persons must approve");
    }
    expect(verdict(vaultApproved(), happened("release.confirmed"))).toBe("accepted");
  });

  it("is never opened to a reader", () => {
    const snapshot = reviewing([note, psychotherapyNote]);
    expect(verdict(snapshot, happened("record.viewed", { documentId: psychotherapyNote }))).toBe(
      "refused-by-law",
    );
    expect(verdict(snapshot, happened("record.viewed", { documentId: note }))).toBe("accepted");
  });
});

describe("asking for the vault", () => {
  it("is told to those who may approve it, and not to every clinician", () => {
    expect(walk(withNote(), happened("vault.requested")).effects).toEqual([
      { kind: "send-mail", template: "vault-approval-needed", to: "vault-approvers" },
    ]);
  });

  it("waits for the completed review", () => {
    expect(verdict(reviewing([note, psychotherapyNote]), happened("vault.requested"))).toBe("wrong-state");
    expect(problemOf(vaultOpening(), happened("vault.requested")).code).toBe("wrong-state");
  });

  it("names exactly the approved notes: none more, none fewer, none twice", () => {
    const ask = (documentIds: readonly string[]) =>
      verdict(withNote(), happened("vault.requested", { documentIds: documentIds as (typeof note)[] }));
    expect(ask([psychotherapyNote])).toBe("accepted");
    expect(ask([note, psychotherapyNote])).toBe("invalid-field");
    expect(ask([note])).toBe("invalid-field");
    expect(ask([psychotherapyNote, psychotherapyNote])).toBe("invalid-field");
    expect(ask([doc("another")])).toBe("invalid-field");
  });

  it("is not satisfied by one note named twice in place of two", () => {
    const other = doc("second");
    const judgement = aJudgement({
      segments: { [psychotherapyNote]: "release", [other]: "release" },
      sealed: [psychotherapyNote, other],
    });
    const both = [psychotherapyNote, other];
    const snapshot = walk(
      retrieving(),
      happened("records.proposed", { documentIds: both }, { judgement }),
      ...both.map((documentId) => happened("record.reviewed", { documentId }, { judgement })),
      happened("review.completed", {}, { judgement }),
    ).snapshot;
    const ask = (documentIds: (typeof note)[]) =>
      verdict(snapshot, happened("vault.requested", { documentIds }, { judgement }));
    expect(ask([psychotherapyNote, psychotherapyNote])).toBe("invalid-field");
    expect(ask([other, psychotherapyNote])).toBe("accepted");
  });

  const under = (
    authority: NotesAuthority,
    notesOpenedBy: Judgement["notesOpenedBy"],
    snapshot = walk(withNote(), happened("authorization.recorded")).snapshot,
  ) => {
    const judgement = aJudgement({ notesOpenedBy });
    return verdict(snapshot, happened("vault.requested", { authority }, { judgement }));
  };
  const byForm = { kind: "authorization", documentId: subpoena } as const;
  const byOrder = { kind: "order", documentId: subpoena } as const;

  it("names an authority that alone opens all of them, as the law reads it: a form by its id", () => {
    expect(under(byForm, [form])).toBe("accepted");
    expect(under(byForm, [])).toBe("refused-by-law");
    expect(under(byForm, ["order"])).toBe("refused-by-law");
    expect(under(byForm, [aut("another")])).toBe("refused-by-law");
  });

  it("takes no form that nobody recorded, or that was revoked, whatever the law says of it (45 CFR 164.508(b)(5))", () => {
    expect(under(byForm, [form], withNote())).toBe("refused-by-law");
    const revoked = walk(
      withNote(),
      happened("authorization.recorded"),
      happened("authorization.revoked"),
      happened("authorization.recorded"),
    ).snapshot;
    expect(under(byForm, [form], revoked)).toBe("refused-by-law");
  });

  it("takes the order in hand, on a paper that can be one (45 CFR 164.512(e)(1)(i))", () => {
    expect(under(byOrder, ["order"])).toBe("accepted");
    expect(under(byOrder, [form])).toBe("refused-by-law");
    const letter = doc("letter");
    const withLetter = walk(
      withNote(),
      happened("upload.announced", { documentId: letter, purpose: "other" }, { by: mara }),
      happened("document.admitted", { documentId: letter }),
    ).snapshot;
    expect(under({ kind: "order", documentId: letter }, ["order"], withLetter)).toBe("refused-by-law");
  });

  it.each(notesExceptionSchema.options)(
    "takes the exception of %s where the law finds it, and no other",
    (citation) => {
      const authority = { kind: "exception", documentId: subpoena, citation } as const;
      expect(under(authority, [citation])).toBe("accepted");
      const others = notesExceptionSchema.options.filter((other) => other !== citation);
      expect(under(authority, others)).toBe("refused-by-law");
      expect(under(authority, ["order", form])).toBe("refused-by-law");
    },
  );

  it("stands on an admitted paper of the request, and is named after it", () => {
    expect(under({ kind: "order", documentId: doc("nowhere") }, ["order"])).toBe("not-found");
    const { vault } = walk(withNote(), happened("vault.requested")).snapshot.context;
    expect(vault?.authorizationId).toBe(authorityOn(subpoena));
    expect(vault?.authorizationId).toMatch(/^aut_[0-9a-z]{26}$/u);
  });
});

describe("the vault", () => {
  it("reads the judgement again at each approval", () => {
    expect(verdict(requested(), happened("vault.approved", {}, { judgement: denying }))).toBe(
      "refused-by-law",
    );
    const stillReleased = aJudgement({ notesOpenedBy: [] });
    expect(
      problemOf(requested(), happened("vault.approved", {}, { judgement: stillReleased })).words,
    ).toContain("The authority named does not open");
  });

  it("reads the judgement again when the release is confirmed", () => {
    const gone = aJudgement({ notesOpenedBy: [] });
    expect(verdict(vaultApproved(), happened("release.confirmed", {}, { judgement: gone }))).toBe(
      "refused-by-law",
    );
  });

  it("is opened by the confirmation, for exactly these notes and this authority", () => {
    const { effects, snapshot } = walk(vaultApproved(), happened("release.confirmed"));
    expect(effects).toEqual([{ kind: "open-vault", authorizationId: form }]);
    expect(snapshot.context.vault?.documentIds).toEqual([psychotherapyNote]);
  });

  it("starts the assembly once it is open", () => {
    expect(walk(vaultOpening(), happened("vault.opened")).effects).toEqual([
      { kind: "assemble-production", productionId: production },
    ]);
    expect(vaultOf(vaultOpen())).toBe("open");
  });

  it("never opens under a judgement that no longer releases: grants that were made are retired", () => {
    const { snapshot, effects } = walk(vaultOpening(), happened("vault.opened", {}, { judgement: denying }));
    expect(courseOf(snapshot)).toBe("retrieval");
    expect(vaultOf(snapshot)).toBe("closing");
    expect(effects).toContainEqual(closeVault);
    expect(effects.map((effect) => effect.kind)).not.toContain("assemble-production");
  });

  it("stays shut when the law, asked again at the opening, says so; whoever confirmed is told why", () => {
    const refused = walk(vaultOpening(), happened("vault.refused", { reason: "request-on-hold" }));
    expect(courseOf(refused.snapshot)).toBe("secondLook");
    expect(refused.snapshot.context.production).toMatchObject({ state: "failed", reason: "request-on-hold" });
    expect(refused.effects).toEqual([
      { kind: "send-mail", template: "production-failed", to: "managers" },
      closeVault,
    ]);
    expect(verdict(refused.snapshot, happened("release.confirmed"))).toBe("refused-by-law");
    const closed = walk(refused.snapshot, happened("vault.closed", { retired: 0 })).snapshot;
    expect(verdict(closed, happened("vault.requested"))).toBe("accepted");
  });

  it("sends the request back when it stayed shut because the law no longer releases", () => {
    const { snapshot, effects } = walk(vaultOpening(), happened("vault.refused", {}, { judgement: denying }));
    expect(courseOf(snapshot)).toBe("retrieval");
    expect(snapshot.context.production).toBeNull();
    expect(vaultOf(snapshot)).toBe("closing");
    expect(effects).toContainEqual(closeVault);
  });

  it("cannot stay shut once it is open, nor before it was to open", () => {
    expect(verdict(vaultOpen(), happened("vault.refused"))).toBe("unchanged");
    expect(verdict(vaultApproved(), happened("vault.refused"))).toBe("unchanged");
  });

  it("refuses grants for other notes", () => {
    const grants = [{ documentId: note, grantId: "g", grantToken: "t" }];
    expect(verdict(vaultOpening(), happened("vault.opened", { grants }))).toBe("invalid-field");
  });

  it("refuses grants nobody asked for", () => {
    expect(verdict(vaultApproved(), happened("vault.opened"))).toBe("wrong-state");
    expect(verdict(withNote(), happened("vault.opened"))).toBe("invalid-field");
  });

  it("takes a second report of the same opening calmly", () => {
    expect(verdict(vaultOpen(), happened("vault.opened"))).toBe("unchanged");
  });

  it("closes once the production is assembled, and nothing is released before it has", () => {
    const assembled = walk(
      vaultOpen(),
      happened("requester.identity-verified"),
      happened("production.assembled"),
    );
    expect(assembled.effects).toContainEqual(closeVault);
    expect(problemOf(assembled.snapshot, happened("production.released")).words).toContain("not closed yet");
    const closed = walk(assembled.snapshot, happened("vault.closed")).snapshot;
    expect(vaultOf(closed)).toBe("closedAgain");
    expect(verdict(closed, happened("vault.closed"))).toBe("unchanged");
    expect(verdict(closed, happened("production.released"))).toBe("accepted");
  });

  it("closes when the production fails, and needs two persons again for the next", () => {
    const failed = walk(vaultOpen(), happened("production.failed"));
    expect(failed.effects).toContainEqual(closeVault);
    expect(courseOf(failed.snapshot)).toBe("secondLook");
    expect(failed.snapshot.context.production).toMatchObject({
      state: "failed",
      reason: "unreadable-record",
    });
    expect(verdict(failed.snapshot, happened("release.confirmed"))).toBe("refused-by-law");
    const closed = walk(failed.snapshot, happened("vault.closed")).snapshot;
    expect(verdict(closed, happened("release.confirmed"))).toBe("refused-by-law");
    expect(verdict(closed, happened("vault.requested"))).toBe("accepted");
  });

  it("retires grants that arrive after it was told to close", () => {
    const returned = walk(vaultOpening(), happened("release.returned", {}, { by: paz }));
    expect(returned.effects).toContainEqual(closeVault);
    expect(vaultOf(returned.snapshot)).toBe("closing");
    const late = walk(returned.snapshot, happened("vault.opened"));
    expect(late.effects).toEqual([closeVault]);
    const closed = walk(late.snapshot, happened("vault.closed")).snapshot;
    const later = walk(closed, happened("vault.opened"));
    expect(vaultOf(later.snapshot)).toBe("closing");
    expect(later.effects).toEqual([closeVault]);
  });

  it("stays on the record as closing when the notes are left out of the next production", () => {
    const withoutNotes = walk(
      vaultOpen(),
      happened("release.returned", {}, { by: paz }),
      happened("record.reviewed", {
        documentId: psychotherapyNote,
        decision: "withhold",
        ground: "separately-protected",
      }),
      happened("review.completed"),
      happened("release.confirmed", {}, { nextProductionId: pdn("second") }),
      happened("production.numbered", { productionId: pdn("second") }),
      happened("production.assembled", { productionId: pdn("second"), ...numbersFrom(4) }),
      happened("requester.identity-verified"),
    ).snapshot;
    expect(vaultOf(withoutNotes)).toBe("closing");
    const release = happened("production.released", { productionId: pdn("second") });
    expect(problemOf(withoutNotes, release).words).toContain("not closed yet");
    const closed = walk(withoutNotes, happened("vault.closed")).snapshot;
    expect(verdict(closed, happened("production.released", { productionId: pdn("second") }))).toBe(
      "accepted",
    );
  });

  it("is declined with nothing left behind, but not once it is being opened", () => {
    for (const snapshot of [requested(), vaultApproved()]) {
      const declined = walk(snapshot, happened("vault.declined", {}, { by: paz })).snapshot;
      expect(vaultOf(declined)).toBe("closed");
      expect(declined.context.vault).toBeNull();
    }
    expect(problemOf(vaultOpening(), happened("vault.declined", {}, { by: paz })).words).toContain(
      "being opened already",
    );
  });

  it("closes when the request is withdrawn while it is open", () => {
    const { snapshot, effects } = walk(vaultOpen(), happened("request.withdrawn"));
    expect(courseOf(snapshot)).toBe("closed");
    expect(vaultOf(snapshot)).toBe("closing");
    expect(effects).toContainEqual(closeVault);
  });
});
