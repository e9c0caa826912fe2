import { batesPrefixOf } from "../../workflows/production/bates.ts";
import type { PacketManifest } from "../../workflows/production/packet/manifest.ts";
import { producedRow } from "../../workflows/production/packet/produced.ts";
import { courtOf, ofWhatIsNeverListed, recordInWords } from "../../workflows/production/privilege-log.ts";
import type { PrivilegeLogEntry } from "../../workflows/production/privilege-log.ts";
import { phaseOf } from "../../workflows/request/phases.ts";
import { parseCaseOnFile } from "../adapters/case-on-file.ts";
import { enclosedWith, setFollowing } from "../adapters/packet/following.ts";
import type { JoinedProduction } from "./join-production.ts";
import type { Packing } from "./packing.ts";
import { planned } from "./planned-records.ts";
import type { Sources } from "./write-papers.ts";

type Counted = { readonly pages: number; readonly withheld: readonly PrivilegeLogEntry[] };

/** Puts into the archive the index, the logs, the load files and, last, the manifest that all of them follow from. */
export async function encloseTables(
  sources: Sources,
  joined: JoinedProduction,
  packet: Packing,
  { pages, withheld }: Counted,
): Promise<void> {
  const { sha256, bytes } = joined;
  const told = {
    ...headOf(sources, pages),
    documents: rowsOf(sources, joined),
    files: [...packet.files()],
  };
  for (const one of enclosedWith(told, withheld)) await packet.enclose(await setFollowing(one, sources.at));
  const manifest: PacketManifest = {
    schemaVersion: 1,
    ...told,
    neverListed: ofWhatIsNeverListed,
    // The production goes beside the archive, not in it.
    files: [{ name: "production.pdf", sha256, bytes, pages }, ...packet.files()],
  };
  const words = Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`);
  await packet.enclose({ name: "manifest.json", bytes: words, pages: null });
}

/** What stands on every paper in the archive. The audit is told as far as the step that ordered this production. */
function headOf(
  { file, scope, at, firstNumber, job }: Sources,
  pages: number,
): Omit<PacketManifest, "schemaVersion" | "documents" | "files" | "neverListed"> {
  const { forum } = parseCaseOnFile(file.facts).facts;
  const order = file.events.find(({ recorded }) => recorded.nextProductionId === job.productionId);
  return {
    title: `Request ${file.trackingNumber}`,
    practice: file.practice.name,
    prefix: batesPrefixOf(file.trackingNumber),
    firstNumber,
    lastNumber: firstNumber + pages - 1,
    assembledAt: at.toISOString(),
    phase: phaseOf(file.context),
    to: [],
    court: forum?.court ?? null,
    docket: forum?.docket ?? null,
    rulesOf: courtOf(forum),
    confidentiality: null,
    protectiveOrder: null,
    redisclosure: scope.produced.some(
      ({ class: of }) => of === "sud-records" || of === "sud-counseling-notes",
    )
      ? "part-2"
      : "none",
    custodian: null,
    packVersions: { ...file.judgement.packVersions },
    auditHead: order ? { number: order.seq, sha256: order.hash } : null,
  };
}

const rowsOf = (
  { file, rows, takenOut, firstNumber, scope }: Sources,
  { digests, rebuilt }: JoinedProduction,
): PacketManifest["documents"] => {
  const classes = new Map(scope.produced.map(({ documentId, class: of }) => [documentId, of]));
  return planned(rows, takenOut, firstNumber).map(({ row, boxes, firstNumber: first }) => {
    const { documentId, sessionOn, author, pages } = row;
    const became = rebuilt.find((one) => one.documentId === documentId);
    return producedRow(batesPrefixOf(file.trackingNumber), {
      describedAs: recordInWords(classes.get(documentId) ?? "chart-other"),
      on: sessionOn,
      author,
      sha256: digests.get(documentId) ?? row.sha256,
      pages,
      firstNumber: first,
      boxes,
      leftOut: became?.leftOut ?? [],
      setAside: became?.setAside ?? null,
    });
  });
};
