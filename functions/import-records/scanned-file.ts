import { refusalWords } from "../../workflows/contract/papers.ts";
import type { RefusalReason, Scanner } from "../../workflows/contract/papers.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { PatientRef } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "../adapters/digests.ts";
import { documentsUnavailable } from "../adapters/key-unusable.ts";
import { errorNameOf } from "../adapters/log.ts";
import type { Log } from "../adapters/log.ts";
import type { MalwareVerdict, ReadVerdict } from "../adapters/malware-verdict.s3.ts";
import type { Member } from "../adapters/practice-rows.ts";
import { refusal } from "../adapters/problem-response.ts";
import { largestRecord } from "../adapters/sealed-notes.ts";
import { destroyVersions } from "./destroy-versions.ts";
import type { Shelves } from "./import-record.ts";
import { uploadKey } from "./uploads.ts";
import type { Named, WayIn } from "./uploads.ts";

// Every file on its way in lies where the malware scanner looks, and nobody can read it there before it was found clean
// (infra/constructs/malware-scan.ts); what came in the body of a call is put there for that alone. It may be a psychotherapy
// note: no version stays there longer than it takes, or than a rule of the bucket lets it.

/** A file that was found clean, and by whom. */
export type ScannedFile = { readonly bytes: Buffer; readonly scannedBy: Scanner };
type Ports = Pick<Shelves, "incoming" | "incomingVersions"> & {
  readonly scanVerdict: ReadVerdict;
  readonly log: Log;
};

/** How often it is begun again where another call about the same file has destroyed what this one waits for. */
const mostTries = 3;

/**
 * The file of an import, posted or as it was sent in the call, once the scanner has found no threat in it. A threat destroys it
 * at once; what the scanner could not look at stays where nobody can read it, a day at most, and is looked at anew when it is
 * sent again.
 */
export async function scannedFile(
  ports: Ports,
  member: Member,
  patientRef: PatientRef,
  way: WayIn,
): Promise<ScannedFile | { readonly problem: Refusal }> {
  const { sent } = way;
  const key = uploadKey(member, patientRef, way);
  const destroy = () => destroyArrived(ports, member, patientRef, way);
  for (let tries = 1; ; tries += 1) {
    const lies = await newest(ports, key);
    const versionId = lies ?? (sent && (await put(ports, key, sent, way)));
    if (versionId === undefined) return { problem: notPosted };
    const scanned = await verdictOn(ports, key, versionId);
    if (scanned.verdict === "no-threats") {
      const { scanner: scannedBy } = scanned;
      // What is at hand need not be read again, and no copy of it waits for the rest of the import.
      if (sent) await destroy();
      const read = sent ? { bytes: sent } : await readVersion(ports, member, key, versionId, way);
      return "problem" in read ? read : { ...read, scannedBy };
    }
    const isLast = tries === mostTries;
    if (scanned.verdict === "gone" && !isLast) continue;
    if (scanned.verdict === "failed" && lies !== undefined && sent && !isLast) {
      await destroy();
      continue;
    }
    if (scanned.verdict === "missing" || scanned.verdict === "gone") return { problem: notYetScanned };
    return { problem: await refused(ports, member, scanned.verdict, destroy) };
  }
}

/** Destroys every version of a file on its way in: it has been taken in, or never will be. */
export async function destroyArrived(
  { incomingVersions }: Pick<Ports, "incomingVersions">,
  member: Member,
  patientRef: PatientRef,
  named: Named,
): Promise<void> {
  await destroyVersions(incomingVersions, uploadKey(member, patientRef, named));
}

/**
 * Whether a file is there is asked of the list: of what is not there the storage says what it says of what may not be read.
 */
async function newest({ incomingVersions }: Ports, key: string): Promise<string | undefined> {
  const versions = await incomingVersions.list(key);
  return versions.find((version) => version.key === key && version.isCurrent)?.versionId;
}

const put = ({ incoming }: Ports, key: string, bytes: Buffer, { sha256 }: Named): Promise<string> =>
  incoming.put({ key, bytes, contentType: "application/pdf", sha256 });

async function verdictOn(
  ports: Ports,
  key: string,
  versionId: string,
): Promise<MalwareVerdict | { readonly verdict: "gone" }> {
  try {
    return await ports.scanVerdict(key, versionId);
  } catch (error) {
    const versions = await ports.incomingVersions.list(key);
    if (versions.some((version) => version.key === key && version.versionId === versionId)) throw error;
    return { verdict: "gone" };
  }
}

const reasonFor = {
  threats: "malware",
  unsupported: "not-scannable",
  failed: "scan-failed",
} as const satisfies Record<string, RefusalReason>;

async function refused(
  { log }: Ports,
  { practiceId, personId }: Member,
  verdict: keyof typeof reasonFor,
  destroy: () => Promise<void>,
): Promise<Refusal> {
  const reason = reasonFor[verdict];
  // On record before anything is destroyed.
  log("warn", "record-refused", { practiceId, personId, code: reason });
  if (verdict === "threats") await destroy();
  return refusal("invalid-field", "The file cannot be taken in.", {
    fields: [{ pointer: "/pdf", words: refusalWords[reason] }],
  });
}

async function readVersion(
  { incoming, log }: Ports,
  { practiceId, personId }: Member,
  key: string,
  versionId: string,
  { sha256 }: Named,
): Promise<{ readonly bytes: Buffer } | { readonly problem: Refusal }> {
  try {
    const bytes = await incoming.read(key, largestRecord, versionId);
    return sha256Hex(bytes) === sha256 ? { bytes } : { problem: notPosted };
  } catch (error) {
    log("security", "document-unreadable", { practiceId, personId, errorName: errorNameOf(error) });
    return { problem: documentsUnavailable() };
  }
}

const notPosted = refusal(
  "wrong-state",
  "The file has not come in, or was taken in and destroyed. Announce it and post it again; nothing is taken in twice.",
);
const notYetScanned = refusal(
  "not-yet-scanned",
  "The file is still being checked for malware, and nothing of it is taken in yet. Send it again in a moment; it counts once.",
);
