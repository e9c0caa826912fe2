import type { RequestOverview } from "../../workflows/contract/staff.ts";
import { lackOfTreatment } from "../../workflows/access/treating.ts";
import { isAlone } from "../../workflows/access/alone.ts";
import { allowedCommands } from "../../workflows/request/allowed-commands.ts";
import { outsideReviewCountsFrom } from "../../workflows/request/two-persons.ts";
import { authorityIsOpen, requestGoesToCourtAlone } from "../../workflows/request/guards.ts";
import { phaseOf } from "../../workflows/request/phases.ts";
import { returnDutyView } from "./return-duty-view.ts";
import { nextActionOf } from "../../workflows/request/next-action.ts";
import { scopeLedgerOf } from "../../workflows/request/scope-ledger.ts";
import { outwardStatusOf } from "../../workflows/request/outward.ts";
import type { Facts } from "../../workflows/facts/facts.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import { seesRecords, treats } from "../../workflows/access/sight.ts";
import { parseCaseOnFile } from "../adapters/case-on-file.ts";
import type { Member, Patient, RecordRow } from "../adapters/practice-rows.ts";
import type { RequestFile } from "../adapters/request-file.dynamodb.ts";
import {
  authorizationViews,
  cliniciansOf,
  clockViews,
  effectViews,
  linkViews,
  papersOf,
  phaseViews,
  productionView,
  recordViews,
  signedOffViews,
  undoneViews,
  vaultView,
} from "./overview-parts.ts";
import { feeView } from "./fee-view.ts";
import { filesDisposalView } from "./files-disposal-view.ts";
import { incidentView } from "./incident-view.ts";
import { withoutNotes } from "./without-notes.ts";
import { timelineRow, timelineWithoutRecords } from "./timeline.ts";

export type OverviewSources = {
  readonly key: RequestKey;
  readonly file: RequestFile;
  readonly member: Member;
  /** Everybody of the practice. */
  readonly members: readonly Member[];
  /** The matched patient and the proposed records. */
  readonly patient: Patient | undefined;
  readonly records: readonly RecordRow[];
  readonly now: Date;
};

/** What this person sees of one request: all of it, or all but what there is of a patient whose records are not theirs. */
export function requestOverview(sources: OverviewSources): RequestOverview {
  const { file, member, patient, records } = sources;
  const { patientRef } = file.context;
  if (patientRef === null || (patient && seesRecords(member, patient))) return wholeOverview(sources);
  const ordinary = records.filter(({ sealed }) => !sealed);
  // What is charged by the page says how many there are.
  const { fee: _fee, ...rest } = wholeOverview({ ...sources, file: withoutNotes(file), records: ordinary });
  return {
    ...rest,
    ...(patient ? { patient: { patientRef: patient.patientRef, name: patient.name } } : {}),
    ...withoutSizes(rest),
    ...withoutCounts(rest),
    ...withoutWords(rest),
    timeline: [...timelineWithoutRecords(file.events)],
    records: [],
    unseenRecords: rest.records.map(({ class: documentClass, decision }) => ({
      class: documentClass,
      ...(decision ? { decision: decision.decision } : {}),
    })),
  };
}

/** How long a production is, and how large, says how much more it holds than the records that are shown. */
function withoutSizes({
  production,
  links,
  phases,
}: RequestOverview): Pick<RequestOverview, "production" | "links" | "phases"> {
  const { productionId, state, releasedAt, deliveredToCourtOn, certified, recalled } = production ?? {};
  return {
    ...(productionId && state
      ? {
          production: {
            productionId,
            state,
            ...(releasedAt ? { releasedAt } : {}),
            ...(deliveredToCourtOn ? { deliveredToCourtOn } : {}),
            ...(certified ? { certified } : {}),
            ...(recalled ? { recalled } : {}),
          },
        }
      : {}),
    phases: phases.map(({ productionId: id, releasedAt: at, recalled: back }) => ({
      productionId: id,
      releasedAt: at,
      recalled: back,
    })),
    links: links.map(({ transfer, ...link }) => ({
      ...link,
      ...(transfer ? { transfer: { complete: transfer.complete, finishedAt: transfer.finishedAt } } : {}),
    })),
  };
}

/** How much there was of what was destroyed says how much more was released than is shown. */
const withoutCounts = ({ filesDisposal }: RequestOverview): Pick<RequestOverview, "filesDisposal"> =>
  filesDisposal === undefined ? {} : { filesDisposal: { ...filesDisposal, counted: undefined } };

/** What went wrong with the records is written for those who may see them. */
function withoutWords({ incident }: RequestOverview): Pick<RequestOverview, "incident"> {
  if (incident === undefined) return {};
  const { words: _words, ...told } = incident;
  return { incident: told };
}

/** Everything staff see of one request, field by field; what is not named here is not shown. */
function wholeOverview({
  key,
  file,
  member,
  members,
  patient,
  records,
  now,
}: OverviewSources): RequestOverview {
  const { context, profile, determination } = file;
  const onFile = parseCaseOnFile(file.facts);
  const { facts, authorizations } = onFile;
  return {
    requestId: key.requestId,
    trackingNumber: file.trackingNumber,
    version: file.version,
    kind: context.kind ?? "other",
    states: file.states,
    outwardStatus: outwardStatusOf(file),
    ...(context.outcome === null ? {} : { outcome: context.outcome }),
    receivedAt: file.receivedAt,
    requester: {
      ...profile.requester,
      emailConfirmed: context.emailConfirmed,
      identityVerified: context.identityVerified,
      ...authorityOf(file, facts),
    },
    subject: profile.subject,
    ...(patient ? { patient: patientOf(patient, members) } : {}),
    asks: {
      classes: context.asked?.classes ?? [],
      ...(context.asked?.range ? { range: context.asked.range } : {}),
      testimony: context.asked?.testimony ?? false,
      ...(facts.forum?.court === undefined ? {} : { court: facts.forum.court }),
      ...(facts.forum?.docket === undefined ? {} : { docket: facts.forum.docket }),
    },
    papers: papersOf(file),
    facts,
    clinicians: cliniciansOf(members),
    ...(determination ? { determination } : {}),
    packVersions: { ...file.packVersions },
    clocks: clockViews(file),
    authorizations: authorizationViews(file, authorizations),
    records: recordViews(file, records),
    notesOpenedBy: [...(context.judgement?.notesOpenedBy ?? [])],
    grounds: context.judgement?.grounds ?? [],
    ...vaultView(file, member, records),
    proposals: context.proposals.map(({ documentId: _documentId, ...proposal }) => proposal),
    scopeLedger: [...scopeLedgerOf(file.events.map(({ recorded }) => recorded))],
    motionsFiled: context.motionsFiled,
    motionStages: context.motionStages,
    motionsLost: context.motionsLost,
    signedOff: signedOffViews(file),
    motionDrafted: context.motionDrafted,
    ...(context.objection === null ? {} : { objection: context.objection }),
    ...(context.protectiveOrder === null ? {} : { protectiveOrder: context.protectiveOrder }),
    ...(context.patientNotice === null ? {} : { patientNotice: context.patientNotice }),
    ...(context.patientObjects === null ? {} : { patientObjects: context.patientObjects }),
    ...(context.agreedScope === null ? {} : { agreedScope: context.agreedScope }),
    ...outsideReviewView(context),
    ...productionView(file),
    phases: phaseViews(file),
    certificationAsked: context.judgement?.certificationAsked === true,
    phase: phaseOf(context),
    furtherPhase: context.earlierPhases !== null,
    ...returnDutyView(file),
    ...filesDisposalView(file),
    ...feeView(context),
    ...incidentView(file),
    goesToCourtAlone: requestGoesToCourtAlone(file),
    links: linkViews(file),
    effects: effectViews(file),
    undone: undoneViews(file),
    timeline: file.events.map(timelineRow),
    allowed: allowedCommands(file, actorOfMember(member, members, patient), now.toISOString()).map((row) => {
      const words = patient && lackOfTreatment(row.command, member, patient);
      return words === undefined ? { ...row } : { ...row, enabled: false, words };
    }),
    nextAction: nextActionOf(file, isAlone(member.personId, members)),
  };
}

function patientOf(
  { patientRef, name, birthDate, corrections = [] }: Patient,
  members: readonly Member[],
): NonNullable<RequestOverview["patient"]> {
  const nameOf = (personId: string) =>
    members.find((one) => one.personId === personId)?.name ?? "Somebody who has left";
  return {
    patientRef,
    name,
    birthDate,
    corrections: corrections.map(({ at, by, was }) => ({ at, by: nameOf(by), was })),
  };
}

/** Whether the authority of who asks was verified, or is to be. */
function authorityOf(
  file: RequestFile,
  { requester }: Facts,
): Pick<RequestOverview["requester"], "authority"> {
  if (authorityIsOpen(file)) return { authority: "to-verify" };
  return requester?.authorityVerified === true ? { authority: "verified" } : {};
}

function outsideReviewView({
  outsideReview,
}: RequestFile["context"]): Pick<RequestOverview, "outsideReview"> {
  if (outsideReview === null) return {};
  const { reviewer, reviewedOn } = outsideReview;
  return { outsideReview: { reviewer, reviewedOn, countsFrom: outsideReviewCountsFrom(outsideReview) } };
}

function actorOfMember(member: Member, members: readonly Member[], patient: OverviewSources["patient"]) {
  const { personId, name, roles, sub, countsAsOneWith = [] } = member;
  const treating = patient !== undefined && treats(member, patient);
  return {
    kind: "staff",
    personId,
    name,
    roles,
    sub,
    treats: treating,
    countsAsOneWith,
    ...(isAlone(personId, members) ? { alone: true as const } : {}),
  } as const;
}
