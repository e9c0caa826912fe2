import { treats } from "../../workflows/access/sight.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { StaffLink } from "../../workflows/contract/staff.ts";
import type { DocumentId, PatientRef } from "../../workflows/vocabulary/ids.ts";
import { linkSeconds } from "../adapters/lifetimes.ts";
import type { Log } from "../adapters/log.ts";
import type { Member } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import type { DownloadLinks } from "../adapters/presigned.s3.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import { broughtIn } from "../adapters/same-file.ts";
import { recordObjectKey } from "../adapters/sealed-notes.ts";
import { twinsOf } from "./twins.ts";

export type LookingAt = {
  readonly practices: Pick<Practices, "patient" | "entered" | "everyRecord">;
  readonly incomingLinks: DownloadLinks;
  readonly now: () => Date;
  readonly log: Log;
};

/**
 * A link to what nobody has classified, for the one who brought it in: to say what it is one may have to look. It may be a
 * psychotherapy note, which nobody but its author uses for treatment (45 CFR 164.508(a)(2)(i)(A)).
 */
export async function unclassifiedLink(
  ports: LookingAt,
  { practiceId, personId }: Member,
  patientRef: PatientRef,
  documentId: DocumentId,
): Promise<{ readonly link: StaffLink } | { readonly problem: Refusal }> {
  const patient = await ports.practices.patient(practiceId, patientRef);
  if (!patient) return { problem: notFound() };
  if (!treats({ personId }, patient)) return { problem: notTheirs };
  const found = await ports.practices.entered(practiceId, patientRef, documentId);
  if (found?.kind !== "unclassified") return { problem: notFound() };
  if (!broughtIn(personId, found, await twinsOf(ports, practiceId, found))) return { problem: notTheirs };
  // On record before anybody can look.
  ports.log("security", "unclassified-viewed", { practiceId, documentId, personId });
  const key = recordObjectKey(practiceId, patientRef, documentId);
  const expiresAt = new Date(ports.now().getTime() + linkSeconds * 1000).toISOString();
  return { link: { url: await ports.incomingLinks({ key, fileName: "record-to-classify.pdf" }), expiresAt } };
}

const notTheirs = refusal(
  "not-allowed-for-role",
  "What nobody has classified may be a psychotherapy note: only the clinician who brought it in, and treats the patient, looks at it.",
  { citations: ["45 CFR 164.508(a)(2)(i)(A)"] },
);
