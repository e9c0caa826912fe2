import { fails, findingsOf, holds, idsOf, type Draft } from "../draft.ts";
import { yearsOf } from "../minors.ts";
import { revocationsInHand, instantOrder } from "../form-checks.ts";
import type { SegmentResult } from "../segments.ts";
import type { Duty } from "./actions.ts";
import { paperIs, type Condition } from "./conditions.ts";

const needsRedaction = ({ scope }: SegmentResult): boolean => scope?.excludedItems !== undefined;

const isRestricted = ({ segment }: SegmentResult): boolean =>
  segment.selfPay?.restrictionRequested === true && segment.selfPay.paidInFullByPatient !== false;

const accessRequest = paperIs("patient-access", "representative-access");
const misdirected = paperIs("misdirected");

const termIs =
  (term: "minimumNecessary" | "accounting" | "retainPapers") =>
  ({ released }: Draft): readonly SegmentResult[] =>
    released.filter(({ terms }) => terms?.[term] === true);

const harmDecided: Condition = ({ unsent }) => fails(unsent, "us.hipaa.164-524-a-3.harm");

const isAsked = ({ unsent }: Draft, ruleId: string): boolean =>
  findingsOf(unsent).some(({ rule }) => rule.id === ruleId);

const turnsOnJudgment: Condition = (draft) => {
  const { decisions, policy, patient } = draft.caseFile;
  const harm = accessRequest(draft) && decisions?.accessHarm?.ground !== undefined;
  const parent = isAsked(draft, "us.hipaa.164-502-g-3-ii-c.professional-decision");
  const refused =
    paperIs("representative-access")(draft) &&
    (decisions?.representativeRefused !== undefined ||
      patient?.representatives?.some(
        (person) => person.isRequester === true && person.reasonableBeliefOfAbuse === true,
      ) === true);
  const notes =
    paperIs("patient-access")(draft) &&
    (decisions?.releaseNotesToIndividual !== undefined ||
      ["with-pn-authorization", "clinician-decision"].includes(policy?.pnToIndividual ?? "never"));
  const threat = paperIs("own-initiative")(draft);
  const permissive = isAsked(draft, "us.part-2.2-61.order-alone-permits");
  const ownConsent =
    paperIs("representative-access")(draft) &&
    patient?.consent?.minorConsentedAlone === true &&
    (yearsOf(draft) ?? 0) < 18;
  return harm || parent || refused || notes || threat || permissive || ownConsent;
};

const turnsOnKnowledge: Condition = ({ caseFile, forms, paper }) =>
  paper.kind === "agency-warrant" ||
  forms.some(
    ({ form, pointer }) =>
      form.practiceKnowsEventOccurred === true ||
      form.knownFalse === true ||
      revocationsInHand({ caseFile, form, at: pointer }, "written").length > 0,
  );

const sentAfterRevocation: Condition = ({ caseFile, forms, results }) =>
  results.some(({ segment }) => {
    const { sentAt } = segment;
    if (sentAt === undefined) return false;
    return forms.some(({ form, pointer }) =>
      revocationsInHand({ caseFile, form, at: pointer }, "written").some((revocation) =>
        revocation.receivedAt === undefined
          ? (revocation.receivedOn ?? "9999") < sentAt.slice(0, 10)
          : instantOrder(revocation.receivedAt) < instantOrder(sentAt),
      ),
    );
  });

const wentWrong: Condition = (draft) =>
  misdirected(draft) || draft.caseFile.incident !== undefined || sentAfterRevocation(draft);

/** Duties of releasing, refusing access, recording, and repairing. */
export const releaseDuties: readonly Duty[] = [
  {
    verb: "produce",
    when: ({ unsent, held }) => unsent.length > 0 && held.length === 0,
    why: "Everything still to be sent may go.",
    about: ({ released }) => idsOf(released),
  },
  {
    verb: "produce-in-part",
    when: ({ released, held }) => released.length > 0 && held.length > 0,
    why: "Some of it may go and some may not.",
    about: ({ released }) => idsOf(released),
  },
  {
    verb: "redact",
    when: ({ unsent }) => unsent.some(needsRedaction),
    why: "Other people's information, and passages from Part 2 records, come out before this goes.",
    about: ({ unsent }) => idsOf(unsent.filter(needsRedaction)),
  },
  {
    verb: "exclude-restricted-items",
    when: (draft) => paperIs("plan-review", "payer-review")(draft) && draft.unsent.some(isRestricted),
    why: "The plan is not told of what the patient paid for in full and asked to keep from it.",
    citation: "45 CFR 164.522(a)(1)(vi)",
    about: ({ unsent }) => idsOf(unsent.filter(isRestricted)),
  },
  {
    verb: "apply-minimum-necessary",
    when: (draft) => termIs("minimumNecessary")(draft).length > 0,
    why: "Only what the purpose needs goes.",
    citation: "45 CFR 164.502(b)",
    about: (draft) => idsOf(termIs("minimumNecessary")(draft)),
  },
  {
    verb: "attach-redisclosure-notice",
    when: ({ released }) =>
      holds(released, "us.part-2.2-31-a.consent") ||
      holds(released, "us.part-2.2-31-b.counseling-notes-consent"),
    why: "Each disclosure under a Part 2 consent carries the prescribed statement and a copy of the consent.",
    citation: "42 CFR 2.32",
  },
  {
    verb: "log-accounting",
    when: (draft) => termIs("accounting")(draft).length > 0 || wentWrong(draft),
    why: "The disclosure is entered in the accounting.",
    citation: "45 CFR 164.528(a)(1)",
    about: (draft) => idsOf(termIs("accounting")(draft)),
  },
  {
    verb: "retain-papers",
    when: (draft) => termIs("retainPapers")(draft).length > 0,
    why: "The papers the release rests on are kept for six years.",
    citation: "45 CFR 164.530(j)(2)",
    about: (draft) => idsOf(termIs("retainPapers")(draft)),
  },
  {
    verb: "suspend-accounting",
    when: ({ caseFile }) =>
      caseFile.events?.some(({ type }) => type === "accounting-suspension-requested") === true,
    why: "The entry is held back from the patient for the time the agency stated.",
    citation: "45 CFR 164.528(a)(2)",
  },
  {
    verb: "deny-access-in-part",
    when: (draft) =>
      accessRequest(draft) &&
      draft.released.length > 0 &&
      draft.held.some(({ outcome }) => outcome === "withhold"),
    why: "What is denied is denied in writing, with the basis and the ways to complain; the rest is given.",
    citation: "45 CFR 164.524(d)",
    // What waits for a fact or for counsel is not denied.
    about: ({ held }) => idsOf(held.filter(({ outcome }) => outcome === "withhold")),
  },
  {
    verb: "deny-access",
    // Nobody is denied access, and so told of a patient, before it is known who asks (45 CFR 164.514(h)(1)).
    when: (draft) =>
      draft.caseFile.requester?.identityVerified === true &&
      accessRequest(draft) &&
      draft.unsent.length > 0 &&
      draft.unsent.every(({ outcome }) => outcome === "withhold"),
    why: "The denial is in writing, with the basis and the ways to complain.",
    citation: "45 CFR 164.524(d)",
  },
  {
    verb: "offer-review",
    when: harmDecided,
    why: "A denial for harm is reviewed by another licensed professional if the person asks.",
    citation: "45 CFR 164.524(a)(4)",
  },
  {
    verb: "record-decision",
    when: turnsOnJudgment,
    why: "The decision of the professional or the practice is recorded with its basis, or is still to be made.",
  },
  {
    verb: "record-evidence",
    when: turnsOnKnowledge,
    why: "How and when the practice came to know this is recorded.",
  },
  {
    verb: "open-breach-file",
    when: wentWrong,
    why: "A breach is presumed until a documented assessment shows a low probability of compromise.",
    citation: "45 CFR 164.402",
  },
  {
    verb: "send-clawback",
    when: wentWrong,
    why: "The receiver is asked to return, sequester or destroy what came.",
    citation: "FRCP 45(e)(2)(B)",
  },
  {
    verb: "notify-affected-individuals",
    when: (draft) =>
      wentWrong(draft) &&
      draft.caseFile.incident?.lowProbabilityDocumented !== true &&
      draft.caseFile.incident?.unsecured !== false,
    why: "The individuals are told without unreasonable delay, within sixty days at most.",
    citation: "45 CFR 164.404",
    byOn: ({ deadlines }) => deadlines.find(({ id }) => id === "breach-individual-notice")?.dueOn,
  },
];
