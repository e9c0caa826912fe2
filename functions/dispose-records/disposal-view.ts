import type { DisposalView } from "../../workflows/contract/retention.ts";
import { isSecondPerson, isTold, maySee } from "../../workflows/retention/disposal.ts";
import type { DisposalItem } from "../../workflows/retention/disposal.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import type { Disposals, StoredDisposal } from "../adapters/disposals.dynamodb.ts";
import type { Member, Patient } from "../adapters/practice-rows.ts";

/** A disposal as one person of the practice sees it: of psychotherapy notes they are told of those they wrote themselves. */
export async function disposalView(
  disposals: Pick<Disposals, "disposed">,
  member: Member,
  patient: Patient,
  disposal: StoredDisposal,
): Promise<DisposalView> {
  const told = (item: Pick<DisposalItem, "class" | "authorId">) => isTold(member, patient, item);
  const items = disposal.items.filter(told);
  const seen = new Set<DocumentId>(items.map(({ documentId }) => documentId));
  const { disposalId, version, patientRef, proposed, treatmentEndedOn, ground, stage } = disposal;
  const destroyed =
    stage.state === "proposed" || stage.state === "declined"
      ? []
      : (await disposals.disposed(member.practiceId, patientRef)).filter(
          (one) => one.state === "destroyed" && one.disposalId === disposalId && seen.has(one.documentId),
        );
  return {
    disposalId,
    version,
    patientRef,
    patientName: patient.name,
    proposed,
    treatmentEndedOn,
    ground,
    records: items.length,
    destroyed: destroyed.length,
    stage: stageFor(stage, seen),
    mayConfirm: stage.state === "proposed" && maySee(member, patient) && isSecondPerson(member, disposal),
  };
}

function stageFor(stage: StoredDisposal["stage"], seen: ReadonlySet<DocumentId>): DisposalView["stage"] {
  switch (stage.state) {
    case "proposed":
    case "declined":
    case "under-way":
      return stage;
    case "stopped":
      return { ...stage, partly: stage.partly.filter((documentId) => seen.has(documentId)) };
    case "done": {
      const records = stage.certificate.records.filter(({ documentId }) => seen.has(documentId));
      return { ...stage, certificate: { ...stage.certificate, records } };
    }
  }
}
