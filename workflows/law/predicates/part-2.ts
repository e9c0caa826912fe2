import {
  all,
  any,
  isFalse,
  isOneOf,
  isTrue,
  known,
  lists,
  not,
  question,
  settled,
  waiting,
  yesIf,
  type Answer,
  type Predicate,
} from "../predicate.ts";
import { revocationsInHand } from "../form-checks.ts";
import type { ReadForm, Scene } from "../scene.ts";
import { orderIsInForce } from "./order.ts";
import { classIs, compulsoryKinds, kindIs } from "./paper.ts";
import { overlap } from "./range.ts";

const at = (fact: string): string => `/order/part2/${fact}`;

/** Whether the segment is a record under 42 CFR Part 2. */
export const isPart2Record: Predicate = classIs("sud-records", "sud-counseling-notes");

/** Whether the segment is SUD counseling notes, which need a consent of their own. */
export const isCounselingNotes: Predicate = classIs("sud-counseling-notes");

const statusIsOpen = ({ caseFile, segment, class: name }: Scene): boolean =>
  caseFile.practice?.part2Program === true &&
  segment !== undefined &&
  segment.part2?.protected === undefined &&
  name !== "testimony" &&
  name !== "legal-file";

/** Whether a program holds the segment and nobody has said if Part 2 protects it. */
export const part2StatusIsOpen: Predicate = question(
  "the Part 2 status of the segment is not recorded",
  (scene) => settled(statusIsOpen(scene)),
  (scene) => yesIf(statusIsOpen(scene)),
);

/** Whether the request comes as process or under an order, so that only a subpart E order can open Part 2 records. */
export const comesByProcessOrOrder: Predicate = any(
  kindIs(...compulsoryKinds),
  kindIs("agency-warrant", "court-appointee", "nonparty-discovery"),
);

/**
 * Whether the information is wanted for a civil, criminal, administrative or legislative proceeding (42 CFR 2.12(d));
 * unknown until it is recorded what it is wanted for.
 */
export const isForAProceeding: Predicate = any(
  comesByProcessOrOrder,
  isOneOf("/requester/purpose", "litigation", "prosecution", "defense-of-practice", "law-enforcement"),
);

const isACriminalMatter: Predicate = any(
  kindIs("search-warrant", "grand-jury", "criminal-subpoena", "doj-subpoena"),
  known(isOneOf("/requester/purpose", "law-enforcement", "apprehension")),
  known(isOneOf("/requester/role", "prosecutor", "police", "federal-agent", "grand-jury")),
  isOneOf("/forum/nature", "criminal", "grand-jury", "investigative"),
);

// In a criminal matter a party is the one accused.
const patientIsNotTheOneAccused: Predicate = isOneOf(
  "/forum/patientRole",
  "plaintiff",
  "non-party",
  "witness",
  "alleged-victim",
  "child-of-the-parties",
  "deceased",
);

/**
 * Whether the records are wanted to investigate or prosecute the patient (42 CFR 2.65); unknown until it is recorded what
 * kind of matter it is, and in a criminal one who the patient is.
 */
export const isAgainstThePatientInCrime: Predicate = any(
  known(isOneOf("/requester/purpose", "prosecution")),
  all(isACriminalMatter, not(patientIsNotTheOneAccused)),
);

const checklist: Predicate = all(
  isTrue(at("citesSubpartE")),
  isTrue(at("goodCauseFindings")),
  isTrue(at("noticeAndOpportunity")),
  isTrue(at("essentialPartsOnly")),
  isTrue(at("recipientsLimited")),
  isTrue(at("safeguards")),
);

const criminalChecklist: Predicate = all(
  isTrue(at("citesSubpartE")),
  isTrue(at("criminalFindings")),
  isTrue(at("essentialPartsOnly")),
  isTrue(at("recipientsLimited")),
);

/** Whether an order in force was entered under subpart E with every finding and limit it needs; with all, for either use. */
export const subpartEOrderIsComplete: Predicate = all(
  any(
    all(isAgainstThePatientInCrime, criminalChecklist),
    all(not(isAgainstThePatientInCrime), checklist),
    all(criminalChecklist, checklist),
  ),
  orderIsInForce,
);

/** Whether a subpoena or similar mandate accompanies the order (42 CFR 2.61). */
export const mandateAccompaniesTheOrder: Predicate = question(
  "a subpoena or similar mandate accompanies the order",
  (scene) => {
    const also = scene.caseFile.order?.part2?.compulsoryProcessAlsoPresent;
    if (also !== undefined) return settled(also, at("compulsoryProcessAlsoPresent"));
    const process = [
      "civil-subpoena",
      "grand-jury",
      "criminal-subpoena",
      "search-warrant",
      "oversight-subpoena",
    ];
    return process.includes(scene.paper.kind)
      ? settled(true, "/instrument/type")
      : waiting(at("compulsoryProcessAlsoPresent"));
  },
);

/** Whether the order is complete, but came without a mandate, so that the practice may and need not follow it. */
export const orderOnlyPermits: Predicate = known(
  all(subpartEOrderIsComplete, isFalse(at("compulsoryProcessAlsoPresent"))),
);

/** Whether the segment holds confidential communications of the patient; unknown where its content was not read. */
export const holdsConfidentialCommunications: Predicate = question(
  "the segment holds confidential communications",
  (scene) => {
    const pointer = `/segments/${scene.index}/content`;
    if (scene.class === "sud-counseling-notes") return settled(true, `/segments/${scene.index}/kind`);
    const content: readonly string[] | undefined = scene.segment?.content;
    const spoken = [
      "conversation-content",
      "conversation-analysis",
      "threat-statement",
      "past-crime-admission",
    ];
    if (content !== undefined)
      return settled(
        content.some((item) => [...spoken, "abuse-disclosure", "third-party-confidence"].includes(item)),
        pointer,
      );
    const dry = ["billing", "appointment-log", "test-results", "medication-record"];
    return dry.includes(scene.segment?.kind ?? "")
      ? settled(false, `/segments/${scene.index}/kind`)
      : waiting(pointer);
  },
);

/** Whether the order states a ground of 42 CFR 2.63 for reaching confidential communications. */
export const communicationsGroundIsStated: Predicate = isOneOf(
  at("confidentialCommunicationsGround"),
  "threat-to-life",
  "extremely-serious-crime",
  "patient-offers-evidence",
);

const consents = (scene: Scene) => scene.forms.filter((read) => read.form.form === "part2-consent");

/** 42 CFR 2.31(d): a consent that is not for proceedings opens nothing for one, nor while nobody has said what for. */
function servesTheUse(scene: Scene, { form, pointer }: ReadForm): Answer {
  const at = `${pointer}/part2/forProceedings`;
  const forProceedings = form.part2?.forProceedings;
  if (forProceedings === true) return settled(true, at);
  const proceeding = isForAProceeding.ask(scene);
  if (proceeding.truth === "yes")
    return forProceedings === undefined ? waiting(at) : settled(false, at, ...proceeding.facts);
  return proceeding.truth === "no" ? settled(true, ...proceeding.facts) : proceeding;
}

function consentReach(scene: Scene, read: ReadForm): Answer {
  const { form, finding, pointer, checks } = read;
  if (
    finding.coversClasses?.includes(scene.class) !== true ||
    finding.valid === false ||
    form.recipientMatchesRequester === false ||
    form.purposeMatchesRequest === false ||
    revocationsInHand({ caseFile: scene.caseFile, form, at: pointer }, "oral").length > 0
  )
    return settled(false);
  const dates = overlap(scene, `${pointer}/coversRange`, form.coversRange);
  if (dates.truth === "no") return dates;
  const use = servesTheUse(scene, read);
  if (use.truth === "no") return use;
  const missing = [
    ...(finding.valid === "unknown" ? checks.flatMap((check) => check.missing) : []),
    ...(form.recipientMatchesRequester === undefined ? [`${pointer}/recipientMatchesRequester`] : []),
    ...dates.missing,
    ...use.missing,
  ];
  return missing.length > 0 ? waiting(...missing) : settled(true, `${pointer}/part2/hasRequiredElements`);
}

/** Whether a valid Part 2 consent covers the segment, this recipient and this use. */
export const consentCoversSegment: Predicate = question("a Part 2 consent covers the segment", (scene) => {
  if (scene.caseFile.authorizations === undefined) return waiting("/authorizations");
  const answers = consents(scene).map((read) => consentReach(scene, read));
  const covering = answers.find(({ truth }) => truth === "yes");
  const missing = answers.flatMap((answer) => answer.missing);
  return covering ?? (missing.length > 0 ? waiting(...missing) : settled(false, "/authorizations"));
});

/** Whether a consent for a proceeding, standing alone, is in the file (42 CFR 2.31(d)). */
export const consentForProceedingsStandsAlone: Predicate = question(
  "a consent for the proceeding stands alone",
  (scene) => {
    const alone = consents(scene).some(
      ({ form }) => form.part2?.forProceedings === true && form.part2.combinedWithOtherPurpose === false,
    );
    const facts = scene.forms
      .filter(({ form }) => form.part2 !== undefined)
      .map(({ pointer }) => `${pointer}/part2`);
    return settled(alone, ...(facts.length > 0 ? facts : ["/authorizations"]));
  },
);

/** Whether the record was received under a consent for treatment, payment and operations. */
export const wasReceivedForOperations: Predicate = known(
  isOneOf("/segments/*/part2/receivedUnder", "tpo-consent"),
);

/** Whether the present use is treatment, payment or operations, and no proceeding. */
export const isForTreatmentPaymentOrOperations: Predicate = all(
  isOneOf("/requester/purpose", "treatment", "payment", "health-care-operations"),
  not(comesByProcessOrOrder),
);

/** Whether the law requires this report of child abuse, which Part 2 does not stop. */
export const isMandatedChildAbuseReport: Predicate = all(
  kindIs("protective-services"),
  known(isOneOf("/requester/role", "child-protective-services")),
  known(isTrue("/instrument/legalBasis/requiredByLaw")),
  known(lists("/segments/*/content", "abuse-disclosure")),
);
