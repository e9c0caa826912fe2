import type { Refusal } from "../../workflows/contract/problem.ts";
import type { StaffLink } from "../../workflows/contract/staff.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import type { RequestContext } from "../../workflows/request/context.ts";
import type { PersonId } from "../../workflows/vocabulary/ids.ts";
import { linkSeconds } from "../adapters/lifetimes.ts";
import type { Log } from "../adapters/log.ts";
import type { Member } from "../adapters/practice-rows.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import { paperNotesKey } from "../adapters/production-objects.ts";
import type { Delivery } from "./issue-link.ts";

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
 * have them copied and handed over. It is on record before anybody can look.
 */
export async function paperNotesLink(
  ports: Pick<Delivery, "requests" | "links" | "now"> & {
    readonly productions: Pick<ObjectStore, "headIfAny">;
    readonly log: Log;
  },
  { personId }: Member,
  key: RequestKey,
): Promise<{ readonly link: StaffLink } | { readonly problem: Refusal }> {
  const request = await ports.requests.read(key);
  if (!request) return { problem: notFound() };
  if (!approvedNotes(request.context, personId)) return { problem: notTheirs };
  const { production } = request.context;
  if (production?.state !== "assembled" && production?.state !== "released") return { problem: none };
  const object = paperNotesKey(key, production.productionId);
  const stored = await ports.productions.headIfAny(object);
  if (!stored) return { problem: none };
  const { productionId } = production;
  ports.log("security", "paper-notes-viewed", { ...key, productionId, personId });
  const fileName = `${request.trackingNumber}-notes-on-paper.pdf`;
  const expiresAt = new Date(ports.now().getTime() + linkSeconds * 1000).toISOString();
  return {
    link: { url: await ports.links({ key: object, versionId: stored.versionId, fileName }), expiresAt },
  };
}

const notTheirs = refusal(
  "not-allowed-for-role",
  "Where psychotherapy notes on paper lie is told to those who approved them for this production.",
  { citations: ["45 CFR 164.508(a)(2)"] },
);
const none = refusal(
  "wrong-state",
  "There is nothing to fetch: no assembled production of this request has a note on paper.",
);
