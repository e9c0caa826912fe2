import { seesRecords } from "../../workflows/access/sight.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { StaffLink } from "../../workflows/contract/staff.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import type { RequestContext } from "../../workflows/request/context.ts";
import { paperNotesRefusalOf } from "../../workflows/request/stands-today.ts";
import type { PersonId } from "../../workflows/vocabulary/ids.ts";
import type { CaseToday, ReadCase } from "../adapters/case-today.ts";
import { linkSeconds } from "../adapters/lifetimes.ts";
import { errorNameOf } from "../adapters/log.ts";
import type { Log } from "../adapters/log.ts";
import type { Member } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { documentsUnavailable } from "../adapters/key-unusable.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import { paperNotesKey } from "../adapters/production-objects.ts";
import type { Delivery } from "./issue-link.ts";

type Ports = Pick<Delivery, "links" | "now" | "tryRead"> & {
  /** The request with the law of this moment. */
  readonly readCase: ReadCase;
  readonly practices: Pick<Practices, "patient" | "recordsNamed">;
  readonly log: Log;
};

/** Whether a person approved one of the notes that the vault was asked for, or approved its opening. */
function approvedNotes({ reviews, vault }: RequestContext, personId: PersonId): boolean {
  const reviewed = reviews.some(
    ({ by, decision, documentId }) =>
      by === personId && decision === "approve" && vault?.documentIds.includes(documentId) === true,
  );
  return reviewed || vault?.approvals.some(({ persons }) => persons.includes(personId)) === true;
}

/**
 * A link of 60 seconds to where the notes on paper of a production lie, once it is assembled: for those who approved them, who
 * have them copied and handed over, and while the law, asked now, releases them. It is on record before anybody can look.
 */
export async function paperNotesLink(
  ports: Ports,
  member: Member,
  key: RequestKey,
): Promise<{ readonly link: StaffLink } | { readonly problem: Refusal }> {
  const { personId } = member;
  const request = await ports.readCase(key);
  if (!request) return { problem: notFound() };
  if (!approvedNotes(request.context, personId)) return { problem: notTheirs };
  // Who approved as the clinician and treats the patient no more has no part in it any longer.
  const { patientRef } = request.context;
  const patient = patientRef ? await ports.practices.patient(key.practiceId, patientRef) : undefined;
  if (!patient || !seesRecords(member, patient)) return { problem: notTheirs };
  const { production } = request.context;
  if (production?.state !== "assembled" && production?.state !== "released") return { problem: none };
  if (!(await hasPaper(ports, key, request))) return { problem: none };
  const { productionId } = production;
  const reason = paperNotesRefusalOf(request.context, request.judgement);
  if (reason) {
    ports.log("security", "paper-notes-stay-shut", { ...key, productionId, personId, code: reason });
    return { problem: mayNotGo };
  }
  const object = paperNotesKey(key, productionId);
  const readable = await ports.tryRead({ key: object }).catch((error: unknown) => {
    ports.log("security", "document-unreadable", { ...key, productionId, errorName: errorNameOf(error) });
    return false;
  });
  if (!readable) return { problem: documentsUnavailable() };
  ports.log("security", "paper-notes-viewed", { ...key, productionId, personId });
  const fileName = `${request.trackingNumber}-notes-on-paper.pdf`;
  const expiresAt = new Date(ports.now().getTime() + linkSeconds * 1000).toISOString();
  return { link: { url: await ports.links({ key: object, fileName }), expiresAt } };
}

/**
 * Whether a note on paper is among those that the vault was asked for: asked of the rows and not of the storage, which says of
 * what is not there what it says of what may not be read.
 */
async function hasPaper(
  { practices }: Ports,
  { practiceId }: RequestKey,
  { context: { vault, patientRef } }: CaseToday,
): Promise<boolean> {
  if (!vault || !patientRef) return false;
  const rows = await practices.recordsNamed(practiceId, patientRef, vault.documentIds);
  return rows.some((row) => row.sealed && row.paper !== undefined);
}

const notTheirs = refusal(
  "not-allowed-for-role",
  "Where psychotherapy notes on paper lie is told to those who approved them for this production, and who still treat the patient or keep the desk.",
  { citations: ["45 CFR 164.508(a)(2)"] },
);
const none = refusal(
  "wrong-state",
  "There is nothing to fetch: no assembled production of this request has a note on paper.",
);
const mayNotGo = refusal(
  "refused-by-law",
  "Something has changed since the notes were approved: what they go out on was revoked or has run out, the request is on hold or contested, or a paper waits to be opened. Hand nothing over. Where the notes lie is told again once that is settled.",
  { citations: ["45 CFR 164.508(a)(2)", "45 CFR 164.508(b)(5)"] },
);
