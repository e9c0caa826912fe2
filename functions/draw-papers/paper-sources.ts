import { judge } from "../../workflows/facts/judge.ts";
import type { PaperSources, Sender } from "../../workflows/papers/case.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import { productionScope } from "../../workflows/production/scope.ts";
import { approvedRecords } from "../../workflows/request/guards.ts";
import { asFiledNow, parseCaseOnFile } from "../adapters/case-on-file.ts";
import type { Member, Practice } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import type { RequestFile } from "../adapters/request-file.dynamodb.ts";
import type { RequestView } from "../adapters/request-reader.dynamodb.ts";
import { toldToday } from "../adapters/told-today.ts";
import { proposedRecords } from "../assemble-production/proposed-records.ts";

/** As much of a request on file as a paper is drawn from. */
type FiledRequest = RequestView & Pick<RequestFile, "profile" | "facts" | "events">;

/** What the papers of a request are drawn from now: nothing that was drawn up before is read. */
export async function paperSources(
  practices: Pick<Practices, "byId" | "members" | "patient" | "recordsNamed">,
  { practiceId }: RequestKey,
  file: FiledRequest,
  now: Date,
): Promise<PaperSources | undefined> {
  const { context, events, profile, receivedAt, states, trackingNumber } = file;
  const { patientRef } = context;
  const [practice, members, patient] = await Promise.all([
    practices.byId(practiceId),
    practices.members(practiceId),
    patientRef ? practices.patient(practiceId, patientRef) : undefined,
  ]);
  if (!practice) return undefined;
  const filed = asFiledNow(parseCaseOnFile(file.facts), patient);
  const onFile = { ...filed, ...toldToday(practice, patient, now.toISOString()) };
  const today = { ...file, ...judge(onFile, approvedRecords(context)) };
  const proposed = await proposedRecords(practices, practiceId, today);
  return {
    practice: senderOf(practice, members),
    trackingNumber,
    receivedAt,
    profile,
    context,
    onFile,
    events,
    ...(patient ? { patient: { name: patient.name, birthDate: patient.birthDate } } : {}),
    scope: productionScope({
      records: proposed.views,
      asked: onFile.facts.instrument,
      agreedScope: context.agreedScope,
      opened: states.vault === "open" ? (context.vault?.documentIds ?? []) : [],
    }),
  };
}

const senderOf = ({ name, address, phone }: Practice, members: readonly Member[]): Sender => ({
  name,
  ...(address === undefined ? {} : { address }),
  ...(phone === undefined ? {} : { phone }),
  privacyOfficer: members.find(({ roles }) => roles.includes("privacy-officer"))?.name,
});
