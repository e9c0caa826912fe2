import type { AuthorizationForm, CaseFile } from "../contract/case-file.ts";
import { minorOf, minorOrAssumed } from "./minors.ts";
import { settled, waiting, type Answer } from "./predicate.ts";

type Representative = NonNullable<NonNullable<CaseFile["patient"]>["representatives"]>[number];
type SignerRole = NonNullable<NonNullable<AuthorizationForm["signers"]>[number]["role"]>;

const ofEstate: readonly Representative["legalInstrument"][] = [
  "letters-testamentary",
  "letters-of-administration",
];
const ofHealth: readonly Representative["legalInstrument"][] = [
  "guardianship-order",
  "health-care-power",
  "legal-custody",
  "appointment-order-with-records-power",
];

/** Whether the patient has died; it waits until that is recorded, by the fact or by the day. */
export function isDead({ patient, asOf }: CaseFile): Answer {
  // That somebody lives, and died on a day that is past, cannot both be so.
  if (patient?.alive === true && patient.diedOn !== undefined && patient.diedOn <= asOf.assessedOn)
    return waiting("/patient/alive", "/patient/diedOn");
  if (patient?.alive !== undefined) return settled(!patient.alive, "/patient/alive");
  if (patient?.diedOn === undefined) return waiting("/patient/alive");
  return settled(patient.diedOn <= asOf.assessedOn, "/patient/diedOn");
}

const opposite = { yes: "no", no: "yes", unknown: "unknown" } as const;

/** Whether the patient lives: a power over health decisions ends with death (45 CFR 164.502(g)(2), (4)). */
function isAlive(caseFile: CaseFile): Answer {
  const dead = isDead(caseFile);
  return { ...dead, truth: opposite[dead.truth] };
}

/** Whether a paper can give authority over this patient: of the estate after death, of health in life, custody to 18. */
export function paperFits(paper: NonNullable<Representative["legalInstrument"]>, caseFile: CaseFile): Answer {
  const dead = isDead(caseFile);
  if (ofEstate.includes(paper)) return dead;
  if (!ofHealth.includes(paper)) return settled(false, "/patient/alive");
  const lives = isAlive(caseFile);
  if (paper !== "legal-custody" || lives.truth === "no") return lives;
  const minor = minorOf({ caseFile });
  return minor.truth === "yes" ? lives : minor;
}

// A relation says nothing by itself (45 CFR 164.502(g)): these sign by a paper that somebody recorded.
const recordedAs: { readonly [Role in SignerRole]?: readonly Representative["role"][] } = {
  spouse: ["spouse"],
  "adult-child": ["next-of-kin"],
  other: ["administrator", "conservator", "guardian-ad-litem", "next-of-kin"],
};

/** What holds of each: one that does not decides, then one that is not known. */
export const ofEach = (answers: readonly Answer[]): Answer =>
  answers.find(({ truth }) => truth === "no") ??
  answers.find(({ truth }) => truth === "unknown") ??
  settled(answers.length > 0, ...answers.flatMap(({ facts }) => facts));

const onFile = (roles: readonly (Representative["role"] | SignerRole)[], { patient }: CaseFile) =>
  (patient?.representatives ?? [])
    .map((person, n) => ({ ...person, at: `/patient/representatives/${n}` }))
    .filter(({ role }) => roles.includes(role));

function byPaper(roles: readonly Representative["role"][], caseFile: CaseFile): Answer {
  const people = onFile(roles, caseFile);
  if (people.length === 0) {
    const next = `/patient/representatives/${caseFile.patient?.representatives?.length ?? 0}`;
    return waiting(`${next}/role`, `${next}/legalInstrument`);
  }
  // Which of them signed is recorded nowhere.
  return ofEach(
    people.map(({ legalInstrument, at }) => {
      if (legalInstrument === undefined) return waiting(`${at}/legalInstrument`);
      const fits = paperFits(legalInstrument, caseFile);
      return { ...fits, facts: [`${at}/legalInstrument`, ...fits.facts] };
    }),
  );
}

/** What is recorded of people in such a standing and takes the power from one of them; nothing where nobody looked. */
function recordedAgainst(role: SignerRole, caseFile: CaseFile) {
  return onFile([role], caseFile).flatMap(({ at, custody, legalInstrument, limitedByOrder }) => {
    if (limitedByOrder === true) return [`${at}/limitedByOrder`];
    if (role === "parent") return custody === "none" || custody === "terminated" ? [`${at}/custody`] : [];
    const isNone = legalInstrument !== undefined && paperFits(legalInstrument, caseFile).truth === "no";
    return isNone ? [`${at}/legalInstrument`] : [];
  });
}

/** Whether somebody can sign in the patient's place in the standing they name, as the patient's life and age allow. */
export function canStandIn(role: SignerRole | undefined, at: string, caseFile: CaseFile): Answer {
  if (role === undefined) return waiting(at);
  const roles = recordedAs[role];
  if (roles !== undefined) return byPaper(roles, caseFile);
  const against = recordedAgainst(role, caseFile);
  if (against.length > 0) return settled(false, ...against);
  if (role === "executor") return isDead(caseFile);
  const lives = isAlive(caseFile);
  if (role !== "parent" || lives.truth === "no") return lives;
  const minor = minorOrAssumed({ caseFile }, true);
  return minor.truth === "yes" ? lives : minor;
}
