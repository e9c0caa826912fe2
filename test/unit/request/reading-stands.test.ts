import { describe, expect, it } from "vitest";
import { authorityOn } from "../../../workflows/request/authority.ts";
import type { RequestContext } from "../../../workflows/request/context.ts";
import { readingStands } from "../../../workflows/request/reading-stands.ts";
import type { Actor } from "../../../workflows/request/recorded.ts";
import type { DocumentId, PersonId } from "../../../workflows/vocabulary/ids.ts";
import { ids } from "../../support/desk.ts";
import { aPaper, aView } from "../../support/request-views.ts";

const note = `doc_${"3".repeat(26)}` as DocumentId;
const officer = `per_${"8".repeat(26)}` as PersonId;
const at = "2026-11-21T12:00:00Z";
const authorizationId = authorityOn(ids.paper);
const judgement: NonNullable<RequestContext["judgement"]> = {
  weight: "W2",
  outcomes: {},
  segments: { [note]: "release" },
  sealed: [note],
  notesOpenedBy: [authorizationId],
  grounds: [],
  communications: "none",
  deadlines: [],
  packVersions: {},
};
const vault: NonNullable<RequestContext["vault"]> = {
  authority: { kind: "authorization", documentId: ids.paper },
  authorizationId,
  documentIds: [note],
  requestedBy: [ids.manager],
  approvals: [{ persons: [ids.clinician], clinician: true, at }],
  grantsOut: false,
  opened: false,
  marks: [],
};
const context: Partial<RequestContext> = {
  stage: "open",
  patientRef: ids.patient,
  authorizations: [{ authorizationId, documentId: ids.paper, patientRef: ids.patient, revokedAt: null }],
  papers: [aPaper({ purpose: "authorization" })],
  judgement,
  vault,
};
type Staff = Extract<Actor, { readonly kind: "staff" }>;
const theOfficer: Staff = {
  kind: "staff",
  personId: officer,
  name: "Paz Iriarte",
  roles: ["privacy-officer"],
};
const stands = (of: Partial<typeof vault>, reader: Partial<Staff> = {}) =>
  readingStands(aView({ ...context, vault: { ...vault, ...of } }, { vault: "firstApproval" }), judgement, {
    documentId: note,
    event: { actor: { ...theOfficer, ...reader }, at },
  });

describe("a reading before approval", () => {
  it("stands for one who could approve the vault next", () => {
    expect(stands({})).toBe(true);
  });

  it("falls for one who has approved, or counts as one person with somebody who has", () => {
    expect(stands({}, { personId: ids.clinician })).toBe(false);
    expect(stands({}, { countsAsOneWith: [ids.clinician] })).toBe(false);
  });

  it("falls for one who asked for the vault, or counts as one person with somebody who did", () => {
    expect(stands({ requestedBy: [officer] })).toBe(false);
    expect(stands({}, { countsAsOneWith: [ids.manager] })).toBe(false);
  });

  it("falls where no clinician would be among the two", () => {
    const approvals = [{ persons: [`per_${"9".repeat(26)}` as PersonId], clinician: false, at }];
    expect(stands({ approvals })).toBe(false);
    expect(stands({ approvals }, { roles: ["clinician"], treats: true })).toBe(true);
    // Treating is asked anew: one who treats the patient no more is none of the two.
    expect(stands({ approvals }, { roles: ["clinician"], treats: false })).toBe(false);
  });
});
