import { cfr } from "../../../vocabulary/citation.ts";
import { all, any, isFalse, isOneOf, isTrue, known, lists, not, never } from "../../predicate.ts";
import { orderIsForThisHolder, orderIsInForce, orderReachesSegment } from "../../predicates/order.ts";
import { aGrandJuryAsks, classIs, contains, isPsychotherapyNotes, kindIs } from "../../predicates/paper.ts";
import { isForLawEnforcement, isOversight } from "../../predicates/oversight.ts";
import { asOrdered, limitedAndLogged, type Rule } from "../../rule.ts";
import { privacyRule } from "./source.ts";

const permission = { ...privacyRule, layer: "permission" } as const;
const door = { ...permission, role: "door", body: "hipaa-permission" } as const;
const fileOfCounsel = classIs("legal-file");
const threeParts = isTrue("/instrument/legalBasis/threePartStatement");

const isLawEnforcementInquiry = all(kindIs("oversight-subpoena"), isForLawEnforcement);

const aimsAtThePatient = all(
  known(isOneOf("/requester/oversees", "patient")),
  not(known(isOneOf("/forum/topic", "benefits", "health-care-offense"))),
);

/** 45 CFR 164.512 but for (e): oversight, law enforcement, death, threat, reports, workers' compensation. */
export const publicInterest: readonly Rule[] = [
  {
    ...permission,
    id: "us.hipaa.164-512-a.required-by-law",
    title: "What a law requires may go, to the extent required and in compliance with that law.",
    cite: cfr(45, "164.512(a)"),
    role: "note",
    effect: "permit",
    applies: any(
      kindIs("judge-order", "search-warrant", "grand-jury"),
      all(isPsychotherapyNotes, known(isOneOf("/policy/pnSubpoenaRoute", "court-issued-with-assurances"))),
      all(
        kindIs("oversight-subpoena"),
        known(isOneOf("/policy/boardSubpoenaNonauthorPn", "required-by-law")),
      ),
      all(kindIs("protective-services"), known(isTrue("/instrument/legalBasis/requiredByLaw"))),
    ),
    requires: any(
      all(kindIs("grand-jury"), aGrandJuryAsks),
      kindIs("civil-subpoena", "oversight-subpoena", "protective-services"),
      orderReachesSegment,
    ),
    met: "A mandate enforceable in court requires this.",
    unmet: "The mandate does not require this.",
  },
  {
    ...permission,
    id: "us.hipaa.164-103.required-by-law",
    title:
      "Orders, court-ordered warrants and the subpoenas of courts and grand juries can be mandates of law.",
    cite: cfr(45, "164.103"),
    role: "note",
    effect: "permit",
    applies: any(
      kindIs("judge-order", "search-warrant", "grand-jury"),
      all(isPsychotherapyNotes, known(isOneOf("/policy/pnSubpoenaRoute", "court-issued-with-assurances"))),
    ),
    requires: any(
      kindIs("judge-order", "search-warrant", "civil-subpoena"),
      all(kindIs("grand-jury"), aGrandJuryAsks),
    ),
    met: "The paper is a mandate enforceable in court.",
    unmet: "The paper is no mandate enforceable in court.",
  },
  {
    ...door,
    id: "us.hipaa.164-512-b-1-ii.child-abuse-report",
    title: "Reports of child abuse may go to the authority that receives them.",
    cite: cfr(45, "164.512(b)(1)(ii)"),
    applies: all(kindIs("protective-services"), not(fileOfCounsel)),
    requires: all(
      any(
        known(isTrue("/instrument/legalBasis/requiredByLaw")),
        all(known(isOneOf("/requester/role", "child-protective-services")), not(isPsychotherapyNotes)),
      ),
      contains("abuse-disclosure"),
    ),
    otherwise: { usually: "needs-authorization" },
    terms: { ...asOrdered, limit: "as-mandated" },
    met: "This part is what the report is about.",
    unmet: "This part is not about what is reported, or no law requires it.",
  },
  {
    ...permission,
    id: "us.hipaa.164-512-a-1.extent-of-mandate",
    title: "A mandated report opens the part that is about it and nothing else.",
    cite: cfr(45, "164.512(a)(1)"),
    role: "lock",
    effect: "forbid",
    applies: all(kindIs("protective-services"), known(isTrue("/instrument/legalBasis/requiredByLaw"))),
    requires: contains("abuse-disclosure"),
    otherwise: { usually: "withhold" },
    met: "This part is about what the law wants reported.",
    unmet: "This part has nothing to do with the report.",
  },
  {
    ...door,
    id: "us.hipaa.164-512-d-1.health-oversight",
    title: "A health oversight agency may have what an oversight activity authorized by law needs.",
    cite: cfr(45, "164.512(d)(1)"),
    applies: all(
      kindIs("oversight-subpoena", "oversight-letter"),
      not(isLawEnforcementInquiry),
      not(fileOfCounsel),
    ),
    requires: all(isOversight, not(aimsAtThePatient)),
    otherwise: { usually: "object-by-date", "oversight-letter": "needs-authorization" },
    terms: limitedAndLogged,
    met: "An oversight agency asks for an activity authorized by law.",
    unmet:
      "This is not health oversight: the patient is the target, no oversight purpose is stated, or who asks is recorded as nobody who oversees.",
  },
  {
    ...door,
    id: "us.hipaa.164-512-f-1-ii-a.warrant",
    title: "What a court-ordered warrant describes may be handed over.",
    cite: cfr(45, "164.512(f)(1)(ii)(A)"),
    applies: kindIs("search-warrant"),
    requires: all(orderIsInForce, orderIsForThisHolder, orderReachesSegment),
    otherwise: { usually: "needs-court-order" },
    terms: { ...asOrdered, limit: "as-described-in-warrant" },
    met: "The warrant describes this.",
    unmet: "The warrant does not describe this.",
  },
  {
    ...door,
    id: "us.hipaa.164-512-f-1-ii-b.grand-jury",
    title: "HIPAA permits what a grand jury subpoena asks for.",
    cite: cfr(45, "164.512(f)(1)(ii)(B)"),
    applies: all(kindIs("grand-jury"), not(fileOfCounsel)),
    requires: aGrandJuryAsks,
    otherwise: { usually: "withhold" },
    terms: asOrdered,
    met: "A grand jury's subpoena is a mandate of law.",
    unmet:
      "The facts contradict each other: who asks, or the kind of case, is not a grand jury's. Read the paper again, and record what it is.",
  },
  {
    ...door,
    id: "us.hipaa.164-512-f-1-ii-c.administrative-request",
    title: "Administrative process needs relevance, specificity and that de-identified data would not do.",
    cite: cfr(45, "164.512(f)(1)(ii)(C)"),
    applies: all(any(kindIs("doj-subpoena"), isLawEnforcementInquiry), not(fileOfCounsel)),
    requires: threeParts,
    otherwise: { usually: "object-by-date" },
    terms: limitedAndLogged,
    met: "The paper, or a statement with it, shows the three parts.",
    unmet: "Neither the paper nor a separate statement shows the three parts.",
  },
  {
    ...door,
    id: "us.hipaa.164-512-f-1-ii.no-judge",
    title: "A warrant that no judge signed is not a court-ordered warrant.",
    cite: cfr(45, "164.512(f)(1)(ii)"),
    applies: kindIs("agency-warrant"),
    requires: never,
    otherwise: { usually: "needs-court-order" },
    terms: limitedAndLogged,
    met: "A judge signed the warrant.",
    unmet: "No judge signed; the word warrant in a title changes nothing.",
  },
  {
    ...permission,
    id: "us.hipaa.164-512-f.informal-request",
    title: "A call, a visit, a badge or a letter of the police or a prosecutor is no process.",
    cite: cfr(45, "164.512(f)"),
    role: "note",
    effect: "permit",
    applies: kindIs("police-request", "prosecutor-letter"),
    requires: never,
    met: "Process was served.",
    unmet: "Nothing in this paragraph opens records to an informal request.",
  },
  {
    ...door,
    id: "us.hipaa.164-512-g-1.coroner",
    title:
      "A coroner or medical examiner may have what identification, cause of death or other lawful duties need.",
    cite: cfr(45, "164.512(g)(1)"),
    applies: all(
      kindIs("death-inquiry"),
      not(known(isOneOf("/requester/role", "funeral-director"))),
      not(fileOfCounsel),
    ),
    requires: all(isOneOf("/requester/role", "coroner", "medical-examiner"), isFalse("/patient/alive")),
    otherwise: { usually: "withhold" },
    terms: limitedAndLogged,
    met: "The office asks for what its inquiry into a death needs.",
    unmet: "This is not an inquiry of that office into a death.",
  },
  {
    ...door,
    id: "us.hipaa.164-512-g-2.funeral-director",
    title: "A funeral director may have ordinary information needed for the burial.",
    cite: cfr(45, "164.512(g)(2)"),
    applies: all(
      kindIs("death-inquiry"),
      known(isOneOf("/requester/role", "funeral-director")),
      not(fileOfCounsel),
    ),
    requires: all(isFalse("/patient/alive"), not(isPsychotherapyNotes)),
    otherwise: { usually: "needs-authorization" },
    terms: limitedAndLogged,
    met: "The burial needs this.",
    unmet: "Psychotherapy notes are no part of what a burial needs.",
  },
  {
    ...door,
    id: "us.hipaa.164-512-j-1-i.imminent-threat",
    title: "What is needed to stop a serious and imminent threat may go to somebody able to stop it.",
    cite: cfr(45, "164.512(j)(1)(i)"),
    applies: kindIs("own-initiative"),
    requires: all(
      isTrue("/decisions/threat/goodFaithBelief"),
      isTrue("/decisions/threat/seriousAndImminent"),
      isTrue("/decisions/threat/recipientCanPrevent"),
      contains("threat-statement"),
    ),
    otherwise: { usually: "withhold" },
    terms: limitedAndLogged,
    met: "The clinician's good-faith judgment and this content meet the paragraph.",
    unmet: "This is not what is needed to stop a serious and imminent threat.",
  },
  {
    ...permission,
    id: "us.hipaa.164-512-j-2-i.admission-in-therapy",
    title: "An admission learned in therapy may not be used to help catch the person.",
    cite: cfr(45, "164.512(j)(2)(i)"),
    role: "lock",
    effect: "forbid",
    applies: all(kindIs("own-initiative"), known(lists("/segments/*/content", "past-crime-admission"))),
    requires: not(lists("/segments/*/content", "past-crime-admission")),
    otherwise: { usually: "withhold" },
    met: "No admission is in this.",
    unmet: "The admission was made in therapy; it may not be used for apprehension.",
  },
  {
    ...permission,
    id: "us.hipaa.164-512-k-5-iii.no-longer-in-custody",
    title:
      "The paragraph on persons in custody ends with release to parole, probation or supervised release.",
    cite: cfr(45, "164.512(k)(5)(iii)"),
    role: "note",
    effect: "permit",
    applies: kindIs("probation-letter"),
    requires: isOneOf("/patient/custodyStatus", "incarcerated"),
    met: "The person is in custody.",
    unmet: "The person is not in custody; the paragraph does not help an officer who supervises.",
  },
  {
    ...door,
    id: "us.hipaa.164-512-l.workers-compensation",
    title: "Workers' compensation law opens ordinary records to the extent it authorizes.",
    cite: cfr(45, "164.512(l)"),
    applies: all(kindIs("workers-comp"), not(fileOfCounsel)),
    requires: isTrue("/instrument/legalBasis/citesAuthority"),
    otherwise: { usually: "needs-authorization" },
    terms: limitedAndLogged,
    met: "The carrier states the law that authorizes the request.",
    unmet: "The carrier does not state the law that authorizes the request.",
  },
];
