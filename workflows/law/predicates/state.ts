import { addDays } from "../../deadlines/civil-calendar.ts";
import { complianceDate } from "../clocks/compliance.ts";
import {
  all,
  any,
  isOneOf,
  isRecorded,
  isTrue,
  known,
  lists,
  never,
  not,
  question,
  settled,
  waiting,
  yesIf,
  type Predicate,
} from "../predicate.ts";
import { governingOverlay } from "../packs/us-states/overlay.ts";
import { noMotionIsPending } from "./assurance.ts";
import { minorOf } from "../minors.ts";
import { undecided } from "../motions.ts";
import { orderAccompaniesProcess, orderIsForThisHolder, orderReachesSegment } from "./order.ts";

/** Whether the practice's own state law governs: its overlay is known, and process comes from that state. */
export const stateLawGoverns: Predicate = question(
  "the law of the practice's state governs",
  (scene) => settled(governingOverlay(scene.layer) !== undefined, "/practice/state", "/forum/state"),
  (scene) => yesIf(governingOverlay(scene.layer) !== undefined),
);

/** Whether the state's own procedure makes production mandatory, whatever the privilege. */
export const stateMandatesProduction: Predicate = question(
  "the state's procedure mandates production",
  (scene) => (governingOverlay(scene.layer)?.mandates ?? never).ask(scene),
);

/** Whether the writer holds, or is not known not to hold, one of the licences. */
export const licenceMayBe = (...licences: readonly string[]): Predicate =>
  not(all(isRecorded("/segments/*/author/license"), not(isOneOf("/segments/*/author/license", ...licences))));

/** Whether the practice is, or is not known not to be, of one of the kinds. */
export const settingMayBe = (...settings: readonly string[]): Predicate =>
  not(all(isRecorded("/practice/setting"), not(isOneOf("/practice/setting", ...settings))));

/** Whether an order in force came with the process and reaches the segment. */
export const orderOpensSegment: Predicate = all(
  orderAccompaniesProcess,
  orderIsForThisHolder,
  known(orderReachesSegment),
);

/** Whether the proof that a state's notice procedure asks for came with the paper, and in time. */
export const proofOfStateNotice = (kind: string): Predicate =>
  all(
    isOneOf("/assurances/stateNotice/kind", kind),
    isTrue("/assurances/stateNotice/proofAttached"),
    isTrue("/assurances/stateNotice/timelyUnderRule"),
  );

/** Whether the patient objected in writing and no court has ruled since. */
const patientObjectedInWriting: Predicate = question("the patient objected in writing", ({ caseFile }) => {
  const written = undecided(
    caseFile,
    ({ form }) => !["oral", "telephone"].includes(form ?? "written"),
  ).filter((index) => caseFile.events?.[index]?.type === "patient-objected");
  return settled(written.length > 0, ...written.map((index) => `/events/${index}`));
});

/** Whether neither a motion nor a written objection of the patient stands. */
export const nobodyObjects: Predicate = all(noMotionIsPending, not(patientObjectedInWriting));

/** Whether a motion of the patient or another person to stop the production is known to be filed; an objection is none. */
export const motionIsPending: Predicate = question("a motion to stop the production is pending", (scene) => {
  const pending = undecided(scene.caseFile, ({ form }) => form === "court-filing");
  return settled(pending.length > 0, ...pending.map((index) => `/events/${index}`));
});

const certification = "/assurances/stateNotice/certification";

const certificationHasCome: Predicate = question(
  "the day of the certification, if recorded, has come",
  (scene) => {
    const on = scene.caseFile.assurances?.stateNotice?.certification?.receivedOn;
    return on === undefined
      ? settled(true)
      : settled(on <= scene.caseFile.asOf.assessedOn, `${certification}/receivedOn`);
  },
);

/** Whether the requester certified in writing that the time to move ended without a motion, or that motions were resolved. */
export const requesterHasCertified: Predicate = all(
  isTrue(`${certification}/received`),
  certificationHasCome,
  not(known(isOneOf(`${certification}/method`, "telephone"))),
  any(
    isTrue(`${certification}/statesPeriodEndedWithoutMotion`),
    isTrue(`${certification}/statesMotionsResolved`),
  ),
);

/** Whether the order recites one of the findings that the state's law asks a judge for. */
export const orderRecites = (...findings: readonly string[]): Predicate =>
  lists("/order/stateFindings", ...findings);

/** Whether the patient is a minor of at least an age, and younger than another; unknown without an age. */
export const minorAged = (from: number, below = 18): Predicate =>
  question(`the patient is a minor of ${from} or more and under ${below}`, (scene) =>
    minorOf(scene, from, below),
  );

/** Whether a segment was shown to nobody but people the state's rule on personal notes allows. */
export const shownToNobodyBut = (...people: readonly string[]): Predicate =>
  question(`it was shown to nobody but ${people.join(" or ")}`, (scene) => {
    const at = `/segments/${scene.index}/sharedWith`;
    const shown: readonly string[] | undefined = scene.segment?.sharedWith;
    return shown === undefined
      ? waiting(at)
      : settled(
          shown.every((one) => people.includes(one)),
          at,
        );
  });

/** Who put the patient's condition in issue, as far as it is recorded. */
export const conditionTenderedBy = (...who: readonly string[]): Predicate =>
  isOneOf("/privilege/conditionTenderedBy", ...who);

/** Whether the return date leaves at least so many days from the date of the paper. */
export const returnLeaves = (days: number): Predicate =>
  question(`the return date leaves ${days} days`, (scene) => {
    const { issuedOn, returnOn } = scene.caseFile.instrument ?? {};
    if (issuedOn === undefined) return waiting("/instrument/issuedOn");
    if (returnOn === undefined) return waiting("/instrument/returnOn");
    return settled(returnOn >= addDays(issuedOn, days), "/instrument/issuedOn", "/instrument/returnOn");
  });

/** Whether the date on which the paper wants an answer has come. */
export const returnDateHasCome: Predicate = question("the return date has come", ({ caseFile }) => {
  const date = complianceDate(caseFile);
  return date === undefined
    ? waiting("/instrument/returnOn")
    : settled(date.on <= caseFile.asOf.assessedOn, date.pointer);
});

/** Whether somebody who wrote part of the record holds one of the licences, or no licence is recorded. */
export const someWriterMayHold = (...licences: readonly string[]): Predicate =>
  question(`a writer may be ${licences.join(" or ")}`, ({ caseFile }) => {
    const held = (caseFile.segments ?? []).flatMap(({ author }, index) =>
      author?.license === undefined
        ? []
        : [{ licence: author.license, at: `/segments/${index}/author/license` }],
    );
    const may = held.length === 0 || held.some(({ licence }) => licences.includes(licence));
    return settled(may, ...held.map(({ at }) => at));
  });

/** Whether a court appointed a guardian for the patient. */
export const aGuardianIsAppointed: Predicate = question("a court appointed a guardian", (scene) => {
  const people = scene.caseFile.patient?.representatives ?? [];
  const at = (index: number): string => `/patient/representatives/${Math.max(index, 0)}/legalInstrument`;
  const guardian = people.findIndex(({ legalInstrument }) => legalInstrument === "guardianship-order");
  const open = people.findIndex(({ legalInstrument }) => legalInstrument === undefined);
  if (guardian >= 0) return settled(true, at(guardian));
  return people.length === 0 || open >= 0
    ? waiting(at(open))
    : settled(false, ...people.map((_, index) => at(index)));
});
