import type { CaseFile } from "../contract/case-file.ts";
import type { Determination } from "../contract/determination.ts";
import type { Profile } from "../contract/profile.ts";
import { caseFileOf } from "../facts/case-file-of.ts";
import type { OnFile } from "../facts/case-file-of.ts";
import type { Facts } from "../facts/facts.ts";
import { localDateOf } from "../facts/local-date.ts";
import { assess } from "../law/assess.ts";
import { readPaper } from "../law/paper.ts";
import type { PaperKind } from "../law/paper.ts";
import type { ProductionScope } from "../production/scope.ts";
import { blankContext } from "../request/context.ts";
import type { RequestContext } from "../request/context.ts";
import type { Recorded } from "../request/recorded.ts";
import type { CalendarDate, Instant } from "../vocabulary/dates.ts";

/** The practice as its letters name it. */
export type Sender = {
  readonly name: string;
  readonly address?: string | undefined;
  readonly phone?: string | undefined;
  /** Who hears complaints: the privacy officer by name, where there is one. */
  readonly privacyOfficer?: string | undefined;
};

/** What the papers of a request are drawn from: the ledger as it stands, and today. */
export type PaperSources = {
  readonly practice: Sender;
  readonly trackingNumber: string;
  readonly receivedAt: Instant;
  readonly profile: Profile;
  readonly context: RequestContext;
  readonly onFile: OnFile;
  readonly events: readonly { readonly recorded: Recorded }[];
  /** The matched patient as the practice's files name them. */
  readonly patient?: { readonly name: string; readonly birthDate: CalendarDate } | undefined;
  /** What of the proposed records goes and what stays. */
  readonly scope: ProductionScope;
};

/** What there is of the person in the practice: a neutral paper is drawn from a case that has none of it. */
type OfThePerson = {
  readonly patient: { readonly name: string; readonly birthDate: CalendarDate };
  readonly scope: ProductionScope;
};

/** One request as a paper may tell of it. What is absent is not known, and no paper says it. */
export type PaperCase = {
  readonly on: CalendarDate;
  readonly receivedOn: CalendarDate;
  readonly practice: Sender;
  readonly trackingNumber: string;
  readonly profile: Profile;
  readonly kind: PaperKind;
  readonly facts: CaseFile;
  readonly law: Determination;
  readonly context: RequestContext;
  readonly events: readonly Recorded[];
  readonly person: OfThePerson | undefined;
};

/** The case as the desk knows it. */
export function wholeCase(sources: PaperSources): PaperCase {
  const { patient, scope } = sources;
  return caseOf(sources, patient && { patient, scope });
}

/**
 * The case as it is of anybody: the paper and what came with it, no match, no record, nothing that only a practice of the
 * person could know. What is drawn from it reads alike for patient and stranger (42 CFR 2.13(c)).
 */
export function caseOfThePaperAlone(sources: PaperSources): PaperCase {
  const { onFile, context } = sources;
  const { instrument, forum, requester, assurances, order, privilege, practice } = onFile.facts;
  const { practiceNotice: _notice, ...fromOutside } = assurances ?? {};
  const { stage, kind, trackingNumber, openedAt, asked, papers, deficiencies, proposals } = context;
  const { motionDrafted, motionsFiled, objection, agreedScope, fee } = context;
  return caseOf(
    {
      ...sources,
      context: {
        ...blankContext,
        stage,
        kind,
        trackingNumber,
        openedAt,
        asked,
        papers,
        deficiencies,
        proposals,
        motionDrafted,
        motionsFiled,
        objection,
        agreedScope,
        fee,
      },
      onFile: {
        practice: onFile.practice,
        at: onFile.at,
        records: [],
        authorizations: onFile.authorizations.map(({ forPatient: _whose, ...form }) => form),
        facts: withoutUnknown({
          instrument,
          forum,
          requester,
          order,
          privilege,
          practice,
          assurances: assurances && fromOutside,
        }),
      },
      // What the two sides said to each other is known to both.
      events: sources.events.filter(({ recorded: { type } }) => type.startsWith("negotiation.")),
    },
    undefined,
  );
}

const withoutUnknown = (facts: { readonly [Key in keyof Facts]: Facts[Key] | undefined }): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Facts;

function caseOf(sources: Omit<PaperSources, "patient" | "scope">, person: PaperCase["person"]): PaperCase {
  const { onFile, receivedAt, events, ...rest } = sources;
  const facts = caseFileOf(onFile);
  return {
    practice: rest.practice,
    trackingNumber: rest.trackingNumber,
    profile: rest.profile,
    context: rest.context,
    on: facts.asOf.assessedOn,
    receivedOn: localDateOf(receivedAt, onFile.practice.timeZone),
    kind: readPaper(facts).kind,
    facts,
    law: assess(facts),
    events: events.map(({ recorded }) => recorded),
    person,
  };
}
