import type { z } from "zod";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { proposeDisposalSchema } from "../../workflows/contract/retention.ts";
import { dispositionWords } from "../../workflows/contract/retention-words.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import { inOrder, isOpen, mayPropose } from "../../workflows/retention/disposal.ts";
import { againstChart, liesApart, mayGo } from "../../workflows/retention/judgement.ts";
import { scheduleEdition } from "../../workflows/retention/schedule.ts";
import { spanOf } from "../../workflows/retention/shelf.ts";
import type { DisposalId, PatientRef } from "../../workflows/vocabulary/ids.ts";
import { derivedId, newToken, sha256Hex } from "../adapters/digests.ts";
import type { Disposals, StoredDisposal } from "../adapters/disposals.dynamodb.ts";
import type { Member } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import { itemsOf, shelfNow } from "./shelf-now.ts";
import type { ShelfPorts } from "./shelf-now.ts";

export type Propose = ShelfPorts & {
  readonly practices: Pick<Practices, "byId" | "patient" | "everyRecord">;
  readonly disposals: Pick<Disposals, "list" | "put" | "disposed">;
};
type Asked = z.output<typeof proposeDisposalSchema>;
type Proposed = { readonly disposal: StoredDisposal } | { readonly problem: Refusal };

/** A shelf that holds more is destroyed in no single row; nobody has one. */
const mostRecords = 1000;

export const officersAlone = refusal(
  "not-allowed-for-role",
  "The privacy officer looks after retention: what is due, what is held, and what is to be destroyed.",
);
const alreadyOpen = refusal(
  "wrong-state",
  "A disposal of this record is open already. Confirm it, decline it, or let it go on.",
);

/**
 * Proposes that the whole record of a patient is destroyed. What holds it, and every period that was read, stand against it;
 * an open question is answered by the ground that is recorded here and by the second person who reads it. The answer depends
 * on the chart alone; of what lies apart goes with it what may, and the rest stays.
 */
export async function proposeDisposal(
  ports: Propose,
  member: Member,
  patientRef: PatientRef,
  { treatmentEndedOn, ground }: Asked,
): Promise<Proposed> {
  const { practiceId, personId, name, countsAsOneWith = [] } = member;
  if (!mayPropose(member)) return { problem: officersAlone };
  const practice = await ports.practices.byId(practiceId);
  const patient = await ports.practices.patient(practiceId, patientRef);
  if (!practice || !patient) return { problem: notFound() };
  const at = ports.now().toISOString();
  const earlier = (await ports.disposals.list(practiceId)).filter((one) => one.patientRef === patientRef);
  if (earlier.some(isOpen)) return { problem: alreadyOpen };
  const { onFile, asked } = await shelfNow(ports, practice, patient, { treatmentEndedOn });
  const chart = onFile.filter((record) => !liesApart(record));
  const words = wrongEnd(treatmentEndedOn, localDateOf(at, practice.timeZone), spanOf(chart).lastOn);
  if (words !== undefined)
    return {
      problem: refusal("invalid-field", words, { fields: [{ pointer: "/treatmentEndedOn", words }] }),
    };
  const stands = againstChart(asked);
  if (stands) return { problem: refusal("refused-by-law", dispositionWords(stands)) };
  if (chart.length > mostRecords)
    return { problem: refusal("too-large", `A disposal takes at most ${mostRecords} records.`) };
  const apart = onFile.filter((record) => liesApart(record) && mayGo(asked, record)).slice(0, mostRecords);
  const disposal: StoredDisposal = {
    // Of two who propose at the same moment one is first: both would be the same one.
    disposalId: derivedId<DisposalId>("dsp", `${practiceId}/${patientRef}/${earlier.length}`),
    version: 1,
    patientRef,
    proposed: { personId, name, at },
    proposers: [personId, ...countsAsOneWith],
    treatmentEndedOn,
    ground,
    edition: scheduleEdition,
    items: inOrder(itemsOf([...apart, ...chart])),
    nonce: sha256Hex(newToken()),
    stage: { state: "proposed" },
  };
  return (await ports.disposals.put(practiceId, disposal)) ? { disposal } : { problem: alreadyOpen };
}

function wrongEnd(endedOn: string, today: string, lastOn: string | undefined): string | undefined {
  if (endedOn > today) return "Treatment ended on a day that has come.";
  if (lastOn !== undefined && endedOn < lastOn)
    return "Something on file is of a later day. Ask who treated the patient when treatment ended.";
  return undefined;
}
