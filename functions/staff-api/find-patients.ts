import { ok, refuse, showing } from "../adapters/http-router.ts";
import type { Reply } from "../adapters/http-router.ts";
import { normalisedName } from "../adapters/ledger-keys.ts";
import type { Member } from "../adapters/practice-rows.ts";
import { refusal } from "../adapters/problem-response.ts";
import type { Desk } from "./desk.ts";

const fewestLetters = 2;

/** Patients of the member's practice by the beginning of the name; who searched is on record, what for is not. */
export async function findPatients({ practices, log }: Desk, member: Member, name: string): Promise<Reply> {
  const { practiceId, personId } = member;
  if (normalisedName(name).length < fewestLetters) {
    const fields = [{ pointer: "/name", words: `At least ${fewestLetters} letters are needed.` }];
    return refuse(refusal("invalid-field", "Type more of the name.", { fields }));
  }
  const patients = await practices.patientsNamed(practiceId, name);
  log("security", "patients-searched", { practiceId, personId, count: patients.length });
  const found = patients.map(({ patientRef }) => patientRef);
  return showing(ok({ patients }), member, { what: "patients-found", patients: found });
}
