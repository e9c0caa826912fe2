import type { DisposalView } from "../../workflows/contract/retention.ts";
import { isSecondPerson, isTold, mayGoOn, maySee } from "../../workflows/retention/disposal.ts";
import { liesApart } from "../../workflows/retention/judgement.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import type { Disposals, StoredDisposal } from "../adapters/disposals.dynamodb.ts";
import type { Member, Patient, Practice } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { standsNow } from "./run-disposal.ts";
import { itemsOf } from "./shelf-now.ts";
import type { ShelfPorts } from "./shelf-now.ts";

type Ports = {
  readonly disposals: Pick<Disposals, "disposed">;
  readonly practices: Pick<Practices, "everyRecord">;
};

/** A disposal as one person of the practice sees it: of what lies apart they are told of what they brought in themselves. */
export async function disposalView(
  ports: Ports,
  member: Member,
  patient: Patient,
  disposal: StoredDisposal,
): Promise<DisposalView> {
  const { disposalId, version, patientRef, proposed, treatmentEndedOn, ground, stage } = disposal;
  const certified = stage.state === "done" || stage.state === "closed" ? stage.certificate.records : [];
  const listed = [...disposal.items, ...certified].filter((item) => isTold(member, patient, item));
  const seen = new Set<DocumentId>(listed.map(({ documentId }) => documentId));
  return {
    disposalId,
    version,
    patientRef,
    patientName: patient.name,
    proposed,
    treatmentEndedOn,
    ground,
    records: seen.size,
    destroyed: await countDestroyed(ports, member, disposal, seen),
    stage: stageFor(stage, seen),
    mayConfirm: stage.state === "proposed" && maySee(member, patient) && isSecondPerson(member, disposal),
    mayGoOn: mayGoOn(member, disposal),
    stays: stage.state === "proposed" ? await countStaying(ports, member, patient, seen) : 0,
  };
}

/** The same, with what stands against going on, asked anew, for whoever may let it go on: what they would be refused for. */
export async function viewToGoOn(
  ports: Ports & ShelfPorts,
  member: Member,
  on: { readonly practice: Practice; readonly patient: Patient; readonly disposal: StoredDisposal },
): Promise<DisposalView> {
  const view = await disposalView(ports, member, on.patient, on.disposal);
  const against = view.stage.state === "stopped" && view.mayGoOn ? await standsNow(ports, on) : undefined;
  return against ? { ...view, against } : view;
}

async function countDestroyed(
  { disposals }: Ports,
  { practiceId }: Member,
  { disposalId, patientRef, stage }: StoredDisposal,
  seen: ReadonlySet<DocumentId>,
): Promise<number> {
  if (stage.state === "proposed" || stage.state === "declined") return 0;
  const all = await disposals.disposed(practiceId, patientRef);
  return all.filter(
    (one) => one.state === "destroyed" && one.disposalId === disposalId && seen.has(one.documentId),
  ).length;
}

/** Of what lies apart and this person is told of, how much stays when the disposal is confirmed. */
async function countStaying(
  { practices }: Ports,
  member: Member,
  patient: Patient,
  goes: ReadonlySet<DocumentId>,
): Promise<number> {
  const apart = (await practices.everyRecord(member.practiceId, patient.patientRef)).filter(liesApart);
  return itemsOf(apart).filter((item) => isTold(member, patient, item) && !goes.has(item.documentId)).length;
}

function stageFor(stage: StoredDisposal["stage"], seen: ReadonlySet<DocumentId>): DisposalView["stage"] {
  const isSeen = ({ documentId }: { readonly documentId: DocumentId }) => seen.has(documentId);
  switch (stage.state) {
    case "proposed":
    case "declined":
    case "under-way":
      return stage;
    case "stopped":
      return { ...stage, partly: stage.partly.filter((documentId) => seen.has(documentId)) };
    case "closed": {
      const certificate = { ...stage.certificate, records: stage.certificate.records.filter(isSeen) };
      return { ...stage, certificate, partly: stage.partly.filter((documentId) => seen.has(documentId)) };
    }
    case "done": {
      const records = stage.certificate.records.filter(isSeen);
      return { ...stage, certificate: { ...stage.certificate, records } };
    }
  }
}
