import type { DocumentClass } from "../../contract/case-file.ts";
import { asksForClass } from "../asked.ts";
import { contradictionsOfAGrandJury, isNoJudge } from "../paper.ts";
import type { PaperKind } from "../paper.ts";
import {
  all,
  any,
  isOneOf,
  isTrue,
  known,
  lists,
  not,
  question,
  questionOfSort,
  settled,
  waiting,
  type Predicate,
} from "../predicate.ts";
import { overlap } from "./range.ts";

/** Whether the paper, read by its signature, is of one of the kinds. */
export const kindIs = (...kinds: readonly PaperKind[]): Predicate =>
  questionOfSort(
    `the paper is ${kinds.join(" or ")}`,
    ({ paper }) => kinds.includes(paper.kind),
    "/instrument/type",
    "/instrument/signerRole",
    "/instrument/judgeSigned",
  );

/** Whether a judge signed the paper; that one did, and that the signer is no judge, cannot both be so. */
export const aJudgeSigned: Predicate = question("a judge signed the paper", (scene) => {
  const { judgeSigned, signerRole } = scene.caseFile.instrument ?? {};
  const facts = ["/instrument/judgeSigned", "/instrument/signerRole"];
  if (judgeSigned === undefined) return waiting("/instrument/judgeSigned");
  return settled(judgeSigned && !isNoJudge(signerRole), ...facts);
});

/** Whether nothing recorded says that a grand jury's subpoena is none; the facts cannot all be so, and which is not known. */
export const aGrandJuryAsks: Predicate = question("no fact contradicts the grand jury", ({ caseFile }) => {
  const contradicting = contradictionsOfAGrandJury(caseFile);
  return settled(contradicting.length === 0, "/instrument/type", ...contradicting);
});

/** Whether the segment is of one of the classes. */
export const classIs = (...classes: readonly DocumentClass[]): Predicate =>
  questionOfSort(
    `the segment is ${classes.join(" or ")}`,
    (sort) => classes.includes(sort.class),
    "/segments/*/kind",
    "/segments/*/storage/heldSeparately",
  );

/** Subpoenas of any origin. */
export const subpoenaKinds = [
  "civil-subpoena",
  "grand-jury",
  "criminal-subpoena",
  "doj-subpoena",
  "oversight-subpoena",
] as const satisfies readonly PaperKind[];

/** Papers and requests that must be answered, by the law of some court or agency. */
export const compulsoryKinds = [
  ...subpoenaKinds,
  "judge-order",
  "unsigned-order",
  "search-warrant",
  "party-discovery",
] as const satisfies readonly PaperKind[];

/** Requests for which a signed form is the way HIPAA offers. */
export const formKinds = [
  "attorney-letter",
  "insurer-request",
  "probation-letter",
] as const satisfies readonly PaperKind[];

/** Requests of the individual, or of somebody in the individual's place. */
export const accessKinds = [
  "patient-access",
  "representative-access",
  "directive",
] as const satisfies readonly PaperKind[];

/** Papers that no form helps: nothing is asked for, it is unknown what or who asks, or no judge signed. */
export const noFormHelps = [
  "accounting",
  "misdirected",
  "none",
  "own-initiative",
  "unsigned-order",
  "agency-warrant",
] as const satisfies readonly PaperKind[];

/** Whether a subpoena of any origin is pending. */
export const isSubpoena: Predicate = kindIs(...subpoenaKinds);

/** Whether the segment is psychotherapy notes (45 CFR 164.501). */
export const isPsychotherapyNotes: Predicate = classIs("psychotherapy-notes");

/** Whether the segment records what passed between patient and therapist, so that a privilege can attach. */
export const isCommunication: Predicate = classIs(
  "psychotherapy-notes",
  "progress-notes",
  "chart-other",
  "excluded-items",
  "testimony",
  "sud-counseling-notes",
);

/** Whether identity was verified. */
export const identityIsVerified: Predicate = isTrue("/requester/identityVerified");

/** Whether the individual brought the action in which the practice defends itself. */
export const patientBroughtTheAction: Predicate = isOneOf("/forum/actionBroughtBy", "patient");

/** Whether the practice itself is a party to the case. */
export const practiceIsAParty: Predicate = isTrue("/practice/partyToCase");

/** Whether the information is wanted to collect fees or to sue, which is not defense. */
export const isForCollection: Predicate = known(isOneOf("/requester/purpose", "collection-of-fees"));

/** Whether the therapist is commanded, or asked, to speak. */
export const testimonyIsSought: Predicate = any(
  known(lists("/instrument/commands", "testify")),
  known(isTrue("/instrument/seeksTestimony")),
  known(isOneOf("/instrument/type", "testimony-subpoena")),
);

/** Whether the forum is a federal court, or not known to be another. */
export const forumMayBeFederal: Predicate = not(known(isOneOf("/forum/system", "state", "none")));

/** Whether a proceeding after charge seeks the records of a person said to be the victim, or not known to be another. */
export const seeksVictimAfterCharge: Predicate = all(
  kindIs("criminal-subpoena"),
  isOneOf("/forum/patientRole", "alleged-victim"),
  not(known(not(isTrue("/forum/chargesPending")))),
);

/** Whether the place of compliance is lawful: within 100 miles, or for documents delivered electronically by agreement. */
export const placeIsLawful: Predicate = question(
  "the place is within 100 miles, or delivery is electronic",
  (scene) => {
    const miles = scene.caseFile.instrument?.placeMiles;
    if (miles === undefined) return settled(true);
    const agreed =
      scene.caseFile.instrument?.electronicDeliveryAgreed === true && scene.class !== "testimony";
    return settled(miles <= 100 || agreed, "/instrument/placeMiles", "/instrument/electronicDeliveryAgreed");
  },
);

/** Whether the request reaches the segment: by a person's reading, else by the classes and the dates it asks for. */
export const isResponsive: Predicate = question("the request reaches the segment", (scene) => {
  const instrument = scene.caseFile.instrument;
  if (scene.segment?.responsive !== undefined)
    return settled(scene.segment.responsive, `/segments/${scene.index}/responsive`);
  // The contract leaves the classes out where a story names none; then nothing shows that any is meant to stay. Where not all
  // records are asked for, some are, and which is asked of a person.
  const asks = asksForClass(instrument, scene.class);
  if (asks === false) return settled(false, "/instrument/requestedClasses");
  if (asks === undefined && instrument?.requestsAllRecords === false)
    return waiting("/instrument/requestedClasses");
  return overlap(scene, "/instrument/requestedRange", instrument?.requestedRange);
});

/** Whether the segment contains one of the items; unknown where its content has not been read. */
export const contains = (...items: readonly string[]): Predicate =>
  question(`the segment contains ${items.join(" or ")}`, (scene) => {
    const at = `/segments/${scene.index}/content`;
    const content: readonly string[] | undefined = scene.segment?.content;
    return content === undefined
      ? waiting(at)
      : settled(
          content.some((item) => items.includes(item)),
          at,
        );
  });
