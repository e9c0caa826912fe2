import type { Patient, RecordRow } from "../../functions/adapters/practice-rows.ts";
import type { StepResult } from "../../workflows/contract/step-result.ts";
import type { RequestEvent } from "../../workflows/request/events.ts";
import { aDesk, aPatient, ids } from "./desk.ts";

type Steps = readonly (readonly [sub: string, event: object])[];

/** A desk where the paper with these facts has the weight that the law gives it; nobody is matched yet. */
export async function weighedDesk(facts: object, records: readonly RecordRow[], patient: Patient = aPatient) {
  const desk = aDesk({}, records, patient);
  await desk.open();
  const give = (sub: string, event: RequestEvent): Promise<StepResult> =>
    desk.submit("staff", desk.staff(sub, event));
  /** Steps that must all be accepted; throws with the refusal otherwise. */
  const go = async (...steps: Steps) => {
    for (const [sub, event] of steps) {
      const result = await give(sub, event as RequestEvent);
      if (result.outcome !== "accepted") throw new Error(`a step was refused: ${JSON.stringify(result)}`);
    }
  };
  await go(
    [ids.officerSub, { type: "facts.recorded", patch: facts }],
    [
      ids.managerSub,
      { type: "requester.identity-verified", method: "called-published-number", authorityVerified: true },
    ],
    [
      ids.managerSub,
      {
        type: "weight.confirmed",
        verified: { how: "court-docket", docket: "26-CV-104", verifiedOn: "2026-11-20" },
      },
    ],
  );
  const match = () => go([ids.managerSub, { type: "patient.matched", patientRef: ids.patient }]);
  return { desk, give, match };
}

/** The same with the patient matched: records can be proposed. */
export async function matchedDesk(facts: object, records: readonly RecordRow[]) {
  const { desk, give, match } = await weighedDesk(facts, records);
  await match();
  const propose = (...documentIds: RecordRow["documentId"][]) =>
    give(ids.managerSub, { type: "records.proposed", documentIds });
  return { desk, give, propose };
}
