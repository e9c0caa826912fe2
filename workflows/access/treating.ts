import type { StaffCommandName } from "../contract/commands.ts";
import type { Role } from "./roles.ts";
import { treats } from "./sight.ts";

type About = {
  /** Those who may besides the clinicians who treat the patient. */
  readonly besides: readonly Role[];
  readonly words: string;
};
const records: About = {
  besides: [],
  words: "Only a clinician who treats the patient decides about the records.",
};
const vault: About = {
  besides: ["privacy-officer"],
  words: "Only a clinician who treats the patient, or the privacy officer, decides about the vault.",
};

const desk: readonly Role[] = ["practice-manager", "privacy-officer"];

/** The commands that are about what was written of one patient. */
const forTreating: Partial<Record<StaffCommandName, About>> = {
  describeRecord: records,
  reviewRecord: records,
  markRecord: records,
  completeReview: records,
  requestVault: {
    besides: desk,
    words: "Only a clinician who treats the patient, or the desk, asks to open the vault.",
  },
  // What waits for the vault is looked at by those who may know of one.
  confirmRelease: {
    besides: desk,
    words: "Only a clinician who treats the patient, or the desk, takes the second look.",
  },
  readNote: vault,
  markNote: vault,
  approveVault: vault,
  declineVault: vault,
};

type Person = { readonly roles: readonly Role[]; readonly personId: string };

/** Why a person may not give this command about this patient, whatever the roles say in general; nothing when they may. */
export function lackOfTreatment(
  command: StaffCommandName,
  person: Person,
  patient: { readonly treatedBy: readonly string[] },
): string | undefined {
  const about = forTreating[command];
  if (about === undefined || treats(person, patient)) return undefined;
  return person.roles.some((role) => about.besides.includes(role)) ? undefined : about.words;
}
