import type { Reading } from "../../workflows/ports.ts";
import type { Instant } from "../../workflows/vocabulary/dates.ts";
import { memberAmong } from "../adapters/practice-with-people.ts";
import type { Member, Patient, Practice, RecordRow } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";

/** What one attempt looks up of a practice, its people and its patients. */
export type Lookups = {
  readonly recordsNamed: (
    practiceId: string,
    patientRef: string,
    documentIds: readonly string[],
  ) => Promise<readonly RecordRow[]>;
  readonly practice: () => Promise<Practice | undefined>;
  readonly member: (sub: string) => Promise<Member | undefined>;
  readonly members: () => Promise<readonly Member[]>;
  readonly patient: (patientRef: string) => Promise<Patient | undefined>;
};
type Ports = Pick<Practices, "withPeople" | "member" | "members" | "patient" | "recordsNamed">;
type About = { readonly practiceId: string; readonly reading: Reading; readonly at: Instant };

/**
 * One attempt reads in one way, and whatever it reads of a practice, its people or a patient once: all that is decided rests on
 * the same rows. Where the practice's row holds its people, nobody is read beside it.
 */
export function lookOnce(practices: Ports, { practiceId, reading, at }: About): Lookups {
  const around = once(() => practices.withPeople(practiceId, reading));
  return {
    recordsNamed: (...named) => practices.recordsNamed(...named, reading),
    practice: async () => (await around())?.practice,
    member: once(async (sub: string) => {
      // Where something leaves, whoever acts is on the row that their account has, too: whoever was taken off it acts no more.
      const people = reading === "eventual" ? (await around())?.people : undefined;
      return people ? memberAmong(people, sub, at) : practices.member(sub, reading);
    }),
    members: async () => (await around())?.people ?? practices.members(practiceId),
    patient: once((patientRef: string) => practices.patient(practiceId, patientRef, reading)),
  };
}

/** A step that rests on the request alone looked at something else: it is not decided on what was never declared. */
class BesideTheRequest extends Error {
  override readonly name = "BesideTheRequest";
}
const beside = (): Promise<never> => Promise.reject(new BesideTheRequest());

/** What is decided on the request alone looks nothing up. */
export const nothingBeside: Lookups = {
  recordsNamed: beside,
  practice: beside,
  member: beside,
  members: beside,
  patient: beside,
};

/** Looks the same thing up once, and answers with what was found then. */
function once<Named extends readonly string[], Found>(look: (...named: Named) => Promise<Found>) {
  const known = new Map<string, Promise<Found>>();
  return (...named: Named): Promise<Found> => {
    const name = named.join(" ");
    const found = known.get(name) ?? look(...named);
    known.set(name, found);
    return found;
  };
}
