import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { treats } from "../../workflows/access/sight.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { classifyRecordSchema } from "../../workflows/contract/records.ts";
import type { DocumentId, PatientRef } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "../adapters/digests.ts";
import type { EnteredRecord, Member, RecordRow, UnclassifiedRecord } from "../adapters/practice-rows.ts";
import type { PatientFiles, Practices } from "../adapters/practices.dynamodb.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import { broughtIn } from "../adapters/same-file.ts";
import { largestRecord, recordObjectKey } from "../adapters/sealed-notes.ts";
import { destroyVersions } from "./destroy-versions.ts";
import { finishKeptBack } from "./finish-kept-back.ts";
import type { FinishingKeptBack } from "./finish-kept-back.ts";
import { finishClassified } from "./finish-begun.ts";
import type { Finishing } from "./finish-begun.ts";
import type { Shelves } from "./import-record.ts";
import { sealMisfiled } from "./seal-misfiled.ts";
import type { Sealing } from "./seal-misfiled.ts";
import { storeRecord, storeSealed } from "./store-record.ts";
import { sealTwins, twinsOf } from "./twins.ts";

export type Classifying = Finishing &
  FinishingKeptBack &
  Sealing &
  Pick<Shelves, "incoming"> & {
    readonly practices: Pick<Practices, "patient" | "entered" | "everyRecord">;
    readonly files: Pick<PatientFiles, "sayNote" | "enterChart" | "classifyRecord">;
  };
type Asked = z.output<typeof classifyRecordSchema>;
type Classified = { readonly record: RecordRow } | { readonly problem: Refusal };

/**
 * A clinician who treats the patient says what a record is that came in unclassified, and that it is no psychotherapy note
 * only the one who may look at it: stored as that first, then entered as that, and only then every version of the first copy destroyed. Stopped anywhere, it goes on from there when asked again.
 */
export async function classifyRecord(
  ports: Classifying,
  member: Member,
  patientRef: PatientRef,
  documentId: DocumentId,
  asked: Asked,
): Promise<Classified> {
  const { practiceId } = member;
  const patient = await ports.practices.patient(practiceId, patientRef);
  if (!patient) return { problem: notFound() };
  if (!(member.roles.includes("clinician") && treats(member, patient))) return { problem: notTheirs };
  const entered = await ports.practices.entered(practiceId, patientRef, documentId);
  if (!entered) return { problem: notFound() };
  const isKeptBack = entered.kind === "unclassified" && entered.because === "same-file";
  const found = isKeptBack ? await finishKeptBack(ports, member, entered) : entered;
  if (found.kind !== "unclassified" && !found.classified) return { problem: isKnown };
  const settled =
    found.kind === "unclassified"
      ? ((await mayNot(ports, member, found, asked)) ?? (await settle(ports, member, found, asked)))
      : { record: found };
  if ("problem" in settled) return settled;
  const record = await finishClassified(ports, member, settled.record);
  if (record.sealed) {
    const problem = await sealTwins(ports, member, record);
    if (problem) return { problem };
  }
  return record.kind === asked.kind ? { record } : { problem: isKnown };
}

/**
 * Under two rules at once it stays. That it is no psychotherapy note is said by whoever may look at the file, and of no file that lies sealed: whoever sealed it
 * said already that it is one.
 */
async function mayNot(
  ports: Classifying,
  { practiceId, personId }: Member,
  found: UnclassifiedRecord,
  asked: Asked,
): Promise<{ readonly problem: Refusal } | undefined> {
  const twins = await twinsOf(ports, practiceId, found);
  const both = [found, ...twins].filter(isUnderBothRules);
  // What a label says of it is told to whoever brought it in with that label, and to nobody else.
  if (both.some(({ authorId }) => authorId === personId)) return { problem: underBothRules };
  if (both.includes(found)) return { problem: notFound() };
  const isNote = asked.kind === "psychotherapy-note";
  if (!isNote && !broughtIn(personId, found, twins)) return { problem: notSeen };
  if (both.length > 0) return { problem: sameFileApart };
  if (isNote) return undefined;
  // Two that came in unclassified do not wait for each other; what was kept back because of one waits for that one.
  const waits = found.because === "same-file";
  const stands = twins.some((one) =>
    one.kind === "unclassified" ? waits && one.because !== "same-file" : one.sealed,
  );
  return stands ? { problem: sameFileApart } : undefined;
}

const isUnderBothRules = (record: EnteredRecord): boolean =>
  record.kind === "unclassified" && record.because === "notes-and-part-2";

const notTheirs = refusal(
  "not-allowed-for-role",
  "Only a clinician who treats the patient says what a record is that nobody has classified.",
  { citations: ["45 CFR 164.501"] },
);
const notSeen = refusal(
  "not-allowed-for-role",
  "Only whoever brought it in may look at it, and so says that it is no psychotherapy note. That it is one, any clinician who treats the patient may say.",
  { citations: ["45 CFR 164.501", "45 CFR 164.508(a)(2)(i)(A)"] },
);
/** Worded alike whether the other one is sealed or waits, too: whoever brought this in is not told which. */
const sameFileApart = refusal(
  "wrong-state",
  "The same file came in before, and not for the chart. Until whoever brought that in has said that it belongs there, this one stays where it is.",
  { citations: ["45 CFR 164.501"] },
);
const isKnown = refusal(
  "wrong-state",
  "It is known already what this record is. If it is a psychotherapy note and lies among the ordinary records, say so in the review.",
);
const underBothRules = refusal(
  "refused-by-law",
  "Its labels put it under the rules of psychotherapy notes and of 42 CFR Part 2 at once. Nothing here keeps a record under both, so it stays where nobody can collect it; ask counsel.",
  { citations: ["45 CFR 164.508(a)(2)", "42 CFR 2.31"] },
);
const leaving = refusal(
  "stale-version",
  "Somebody else is just saying what it is, or a copy of it is being taken from among the ordinary records. Say again what it is.",
);
const unreadable = refusal("unavailable", "The record cannot be read as it came in. Bring it in again.");

/** Stored as what it is, then entered as that. Of two who say different things at once the first is right. */
async function settle(
  ports: Classifying,
  member: Member,
  found: UnclassifiedRecord,
  asked: Asked,
): Promise<Classified> {
  const { practiceId, personId } = member;
  const { because, toRead, ...unlike } = found;
  const { kind: _unclassified, isNote: _isNote, entersChart: _last, leavesChart: _left, ...rest } = unlike;
  const { patientRef, documentId } = found;
  const key = recordObjectKey(practiceId, patientRef, documentId);
  const bytes = await ports.incoming.read(key, largestRecord);
  if (sha256Hex(bytes) !== found.sha256) return { problem: unreadable };
  const about = {
    ...rest,
    sessionOn: asked.sessionOn ?? found.sessionOn,
    classified: { because, at: ports.now().toISOString(), by: personId },
  };
  const record: RecordRow =
    asked.kind === "psychotherapy-note"
      ? { ...about, kind: asked.kind, sealed: true }
      : { ...about, kind: asked.kind, sealed: false, title: asked.title, ...(toRead ? { toRead } : {}) };
  // Somebody may have begun to store it in the chart, and can no longer enter it there: gone before the row says what it is,
  // for until then it is asked again.
  if (record.sealed && (await ports.files.sayNote(practiceId, found)))
    await destroyVersions(ports.versions, key);
  const entersChart = randomUUID();
  const mayEnter = record.sealed || (await ports.files.enterChart(practiceId, { ...found, entersChart }));
  if (mayEnter) await (record.sealed ? storeSealed : storeRecord)(ports, practiceId, record, bytes);
  if (!(mayEnter && (await ports.files.classifyRecord(practiceId, record, entersChart)))) {
    const now = await ports.practices.entered(practiceId, patientRef, documentId);
    if (now && now.kind !== "unclassified") return { record: now };
    // A copy that another try may stand on, or that is being taken away, is not this one's to destroy: the row names it.
    if (!now || now.isNote) await destroyVersions(ports.versions, key);
    return { problem: now ? (now.isNote ? isKnown : leaving) : notFound() };
  }
  ports.log("security", "record-classified", { practiceId, documentId, personId });
  // The same file may have been sealed since.
  const twins = record.sealed ? [] : await twinsOf(ports, practiceId, record);
  if (twins.some((one) => one.kind !== "unclassified" && one.sealed))
    return sealMisfiled(ports, member, patientRef, documentId);
  return { record };
}
