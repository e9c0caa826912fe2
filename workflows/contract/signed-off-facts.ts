/**
 * Facts that open records by themselves, each with the value that opens nothing; null where every value may. They are no
 * reading of a paper but a setting on a point the law leaves disputed, an opinion on the law, a professional's decision, or
 * what the practice is: another value is the privacy officer's to record, on a written answer.
 */
export const closedAt: Readonly<Record<string, string | boolean | null>> = {
  // Whether stricter state law applies, and which state's (45 CFR 160.203(b)).
  "/policy/stateLayer": "apply",
  "/practice/state": null,
  "/practice/setting": null,
  "/patient/consent/stateLawOnParentAccess": "forbids",
  // What opens psychotherapy notes beside a form or an order that names them (45 CFR 164.508(a)(2)).
  "/policy/pnSubpoenaRoute": "order-only",
  "/policy/allRecordsOrderCoversPn": false,
  "/policy/compoundScope": "document",
  "/policy/pnToIndividual": "never",
  "/policy/boardSubpoenaNonauthorPn": "hold",
  "/practice/ownTrainingProgram": false,
  "/decisions/releaseNotesToIndividual": false,
  // Whether a law compels (45 CFR 164.103), and whether day 14 is in time (FRCP 45(d)(2)(B)).
  "/instrument/legalBasis/requiredByLaw": false,
  "/policy/day14Counts": false,
  // Which law binds the practice at all (45 CFR 160.102; 42 CFR 2.11).
  "/practice/hipaaCoveredEntity": true,
  "/practice/part2Program": true,
  // A professional's judgment (45 CFR 164.502(g), 164.512(j)) or the practice's choice (42 CFR 2.61).
  "/decisions/parentAccess": "refuse",
  "/decisions/representativeRefused": true,
  "/decisions/threat/goodFaithBelief": false,
  "/decisions/threat/seriousAndImminent": false,
  "/decisions/threat/recipientCanPrevent": false,
  "/decisions/practiceElectsToDisclose": false,
  // What a court took from an order; that it is in force again has a command of its own.
  "/order/stayed": true,
  "/order/vacated": true,
  // Whether a disclosure was a breach, of whom, and from when its time runs (45 CFR 164.402(2), 164.404(b)).
  "/incident/discoveredOn": null,
  "/incident/affectedIndividuals": null,
  "/incident/unsecured": true,
  "/incident/lowProbabilityDocumented": false,
};

type Representatives = readonly { readonly reasonableBeliefOfAbuse?: boolean | undefined }[];
/** Of how many representatives it is recorded that they are believed to abuse or endanger the patient. */
export const believedToAbuse = (representatives: Representatives = []): number =>
  representatives.filter((person) => person.reasonableBeliefOfAbuse === true).length;

/** Whether facts take such a belief back, of which there are so many; the list of representatives is replaced as a whole. */
export function beliefIsTakenBack(
  before: number,
  representatives: Representatives | undefined,
  takenBack: readonly string[],
): boolean {
  const pointer = "/patient/representatives";
  const forgotten = takenBack.some((one) => one === pointer || one === "/patient");
  const after = representatives === undefined ? before : believedToAbuse(representatives);
  return (forgotten ? 0 : after) < before;
}

const at = (facts: unknown, pointer: string): unknown =>
  pointer
    .split("/")
    .slice(1)
    .reduce<unknown>(
      (value, key) =>
        typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      facts,
    );

/**
 * Whether recorded facts open records by themselves. Taking one back counts too, for a looser setting of the practice may
 * stand behind it; and so does forgetting what happened, for a motion or an objection may be among it.
 */
export function openByThemselves(patch: unknown, takenBack: readonly string[]): boolean {
  const loose = Object.entries(closedAt).some(([pointer, closed]) => {
    const told = at(patch, pointer);
    return told !== undefined && told !== closed;
  });
  const kept = [...Object.keys(closedAt), "/events"];
  return (
    loose || takenBack.some((one) => kept.some((pointer) => pointer === one || pointer.startsWith(`${one}/`)))
  );
}
