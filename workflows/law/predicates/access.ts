import type { Segment } from "../../contract/case-file.ts";
import {
  all,
  any,
  isFalse,
  isOneOf,
  isRecorded,
  isTrue,
  known,
  not,
  question,
  settled,
  waiting,
  type Answer,
  type Predicate,
} from "../predicate.ts";
import { consentedAlone, minorOf, oldEnoughConsentedAlone } from "../minors.ts";
import type { Scene } from "../scene.ts";
import { ofEach, paperFits } from "../standing.ts";
import { directiveReach, formCoversSegment } from "./authorization.ts";
import { kindIs } from "./paper.ts";
import { patientIsDead } from "./requester.ts";

type Representative = NonNullable<NonNullable<Scene["caseFile"]["patient"]>["representatives"]>[number];
type OnFile = { readonly person: Representative; readonly at: string };

const peopleOf = ({ caseFile }: Scene): readonly OnFile[] =>
  (caseFile.patient?.representatives ?? []).map((person, n) => ({
    person,
    at: `/patient/representatives/${n}`,
  }));

/** The people on file who ask in the patient's place: what is asked of one must hold of each. */
const whoAsk = (scene: Scene): readonly OnFile[] =>
  peopleOf(scene).filter(({ person }) => person.isRequester === true);

/** What says who of the people on file asks, or else the one who is not on file yet. */
function whoAsksIsOpen(scene: Scene): readonly string[] {
  const people = peopleOf(scene);
  const open = people.flatMap(({ person, at }) =>
    person.isRequester === undefined ? [`${at}/isRequester`] : [],
  );
  const next = `/patient/representatives/${people.length}`;
  return open.length > 0 ? open : [`${next}/isRequester`, `${next}/legalInstrument`];
}

/** Whether something stands against one who asks; where nobody is said to, it waits if that stands against one who may. */
function againstWhoAsks(
  scene: Scene,
  fact: keyof Representative,
  stands: (person: Representative) => boolean,
) {
  const asking = whoAsk(scene);
  const found = asking.find(({ person }) => stands(person));
  if (found !== undefined) return settled(true, `${found.at}/${fact}`);
  const mayAsk = peopleOf(scene).filter(({ person }) => person.isRequester === undefined);
  if (asking.length === 0 && mayAsk.some(({ person }) => stands(person)))
    return waiting(...mayAsk.map(({ at }) => `${at}/isRequester`));
  return settled(false, ...asking.map(({ at }) => `${at}/${fact}`));
}

const isMinor: Predicate = question("the patient is an unemancipated minor", (scene) => minorOf(scene));

const consent = (fact: string): string => `/patient/consent/${fact}`;

const alone = question("a minor old enough for it alone consented", oldEnoughConsentedAlone);

/** 164.502(g)(3)(i)(A)-(C): the services for which a parent is not the representative of a minor. */
const serviceIsTheMinorsOwn: Predicate = any(
  all(
    alone,
    isFalse(consent("otherConsentRequired")),
    not(known(isTrue(consent("minorAskedForParentAsRepresentative")))),
  ),
  all(isTrue(consent("lawfulWithoutParent")), any(alone, known(isTrue(consent("courtOrOtherConsented"))))),
  known(isTrue(consent("parentAgreedToConfidentiality"))),
);

/** Whether the minor alone consented to the service. */
export const minorConsentedAlone: Predicate = question("the minor alone consented", consentedAlone);

/** Whether the minor alone consented to the service, and nothing says that this was not lawful. */
export const minorChoseTheService: Predicate = all(
  not(known(isFalse(consent("lawfulWithoutParent")))),
  minorConsentedAlone,
);

function instrumentFits({ person, at }: OnFile, caseFile: Scene["caseFile"]): Answer {
  // A parent stands in a minor's place by custody; a paper is asked of everybody else.
  if (person.role === "parent" && (person.legalInstrument ?? "legal-custody") === "legal-custody")
    return settled(false, `${at}/role`);
  if (person.legalInstrument === undefined) return waiting(`${at}/legalInstrument`);
  const fits = paperFits(person.legalInstrument, caseFile);
  return { ...fits, facts: [`${at}/legalInstrument`, ...fits.facts] };
}

const hasInstrument: Predicate = question(
  "a legal instrument gives authority over health decisions or the estate",
  (scene) => {
    const asking = whoAsk(scene);
    if (asking.length === 0) return waiting(...whoAsksIsOpen(scene));
    return ofEach(asking.map((one) => instrumentFits(one, scene.caseFile)));
  },
);

const isOfTheEstate: Predicate = question("the paper is of the estate", (scene) => {
  const asking = whoAsk(scene);
  const letters = ({ person }: OnFile) =>
    ["letters-testamentary", "letters-of-administration"].includes(person.legalInstrument ?? "none");
  return settled(
    asking.length > 0 && asking.every(letters),
    ...asking.map(({ at }) => `${at}/legalInstrument`),
  );
});

/** Whether the person who asks is a parent of the patient. */
export const aParentAsks: Predicate = question("a parent asks", (scene) => {
  const { role } = scene.caseFile.requester ?? {};
  const isParent = (of: typeof role | Representative["role"], at: string): Answer =>
    of === undefined ? waiting("/requester/role") : settled(of === "parent", at);
  const asking = whoAsk(scene);
  if (asking.length === 0) return isParent(role, "/requester/role");
  const answers = asking.map(({ person, at }) => isParent(person.role ?? role, `${at}/role`));
  // A parent and somebody else: what is said of the one does not hold of the other.
  return answers.some(({ truth }) => truth === "yes") && answers.some(({ truth }) => truth === "no")
    ? waiting()
    : ofEach(answers);
});

/** Whether the person who asks is known to have lost legal custody. */
export const custodyIsLost: Predicate = question("legal custody is known to be lost", (scene) =>
  againstWhoAsks(scene, "custody", ({ custody }) => custody === "none" || custody === "terminated"),
);

const parentIsRepresentative: Predicate = all(
  aParentAsks,
  isMinor,
  not(custodyIsLost),
  not(serviceIsTheMinorsOwn),
  // A parent's power is over a living child; of the dead it is the estate's (45 CFR 164.502(g)(4)).
  not(patientIsDead),
);

/** Whether the person who asks stands in the patient's place (45 CFR 164.502(g)). */
export const requesterIsRepresentative: Predicate = any(
  parentIsRepresentative,
  // Guardians and whoever stands in a parent's place are barred as a parent is (45 CFR 164.502(g)(3)(i)).
  all(hasInstrument, any(isOfTheEstate, not(all(isMinor, serviceIsTheMinorsOwn)))),
);

/** Whether a parent asks for a service in which the parent does not stand in the minor's place. */
export const parentIsNotRepresentative: Predicate = all(
  known(aParentAsks),
  known(isMinor),
  serviceIsTheMinorsOwn,
);

/** The same, or whether nobody has recorded enough to say so of a parent who has custody. */
export const parentMayNotBeRepresentative: Predicate = any(
  known(parentIsNotRepresentative),
  all(not(known(not(parentIsNotRepresentative))), not(custodyIsLost)),
);

/** 164.502(g)(3)(ii): state law, or where it is silent a professional, opens a minor's record to a parent. */
export const parentMayBeGivenAccess: Predicate = any(
  isOneOf(consent("stateLawOnParentAccess"), "requires"),
  all(
    not(known(isOneOf(consent("stateLawOnParentAccess"), "forbids"))),
    isRecorded(consent("stateLawOnParentAccess")),
    isOneOf("/decisions/parentAccess", "grant"),
  ),
);

/** Whether a person is refused as representative: by a professional for abuse, or by a court's order. */
export const representativeIsRefused: Predicate = question(
  "the representative is refused or limited",
  (scene) => {
    const limited = againstWhoAsks(scene, "limitedByOrder", (person) => person.limitedByOrder === true);
    if (limited.truth !== "no") return limited;
    const refused = scene.caseFile.decisions?.representativeRefused;
    if (refused === true) return settled(true, "/decisions/representativeRefused");
    if (refused === false) return settled(false);
    const feared = againstWhoAsks(
      scene,
      "reasonableBeliefOfAbuse",
      (person) => person.reasonableBeliefOfAbuse === true,
    );
    if (feared.truth === "no") return settled(false);
    return {
      truth: "unknown",
      facts: feared.facts,
      missing: feared.truth === "yes" ? ["/decisions/representativeRefused"] : feared.missing,
    };
  },
);

const groundOfDenial: Predicate = any(
  isOneOf(
    "/decisions/accessHarm/ground",
    "endangers-life-or-physical-safety",
    "substantial-harm-to-other-person",
  ),
  all(
    kindIs("representative-access"),
    isOneOf("/decisions/accessHarm/ground", "substantial-harm-through-representative"),
  ),
);

/** Whether some harm from access was named at all. */
export const harmIsNamed: Predicate = isRecorded("/decisions/accessHarm/ground");

/** 164.524(a)(3): a licensed professional decided that access would do harm of one of the three kinds. */
export const harmGroundIsDecided: Predicate = all(
  groundOfDenial,
  isTrue("/decisions/accessHarm/decidedByLicensedProfessional"),
);

/** Whether the named harm is one of the three grounds; emotional upset is not. */
export const harmIsAGround: Predicate = known(groundOfDenial);

/** Whether the clinician and counsel's switch let psychotherapy notes go to the individual. */
export const notesMayGoToIndividual: Predicate = all(
  kindIs("patient-access"),
  isTrue("/decisions/releaseNotesToIndividual"),
  any(
    known(isOneOf("/policy/pnToIndividual", "clinician-decision")),
    all(known(isOneOf("/policy/pnToIndividual", "with-pn-authorization")), formCoversSegment),
  ),
);

/** Whether the individual signed a directive that stands, names who gets the copy and reaches the segment. */
export const directiveIsSigned: Predicate = question("a signed directive reaches this", (scene) => {
  const directives = scene.forms.filter((read) => read.form.form === "third-party-directive");
  if (directives.length === 0) return waiting("/authorizations");
  const answers = directives.map((read) => {
    const { signers } = read.form;
    if (signers === undefined) return waiting(`${read.pointer}/signers`);
    return signers.some((signer) => signer.role === "patient")
      ? directiveReach(scene, read)
      : settled(false, `${read.pointer}/signers`);
  });
  const reaching = answers.find(({ truth }) => truth === "yes");
  if (reaching !== undefined) return reaching;
  const open = answers.filter(({ truth }) => truth === "unknown").flatMap(({ missing }) => missing);
  return open.length > 0 ? waiting(...open) : settled(false, ...answers.flatMap(({ facts }) => facts));
});

const medium = (segment: Segment | undefined) => segment?.storage?.medium;

/** Whether the segment is kept in the electronic health record, the only thing a directive reaches. */
export const isKeptInTheElectronicRecord: Predicate = question(
  "the segment is in the electronic health record",
  (scene) => {
    const at = `/segments/${scene.index}/storage/medium`;
    return medium(scene.segment) === undefined ? waiting(at) : settled(medium(scene.segment) === "ehr", at);
  },
);
