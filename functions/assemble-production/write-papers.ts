import type { AssemblyJob } from "../../workflows/contract/calls.ts";
import type { ProductionFile } from "../../workflows/contract/production-files.ts";
import { batesPrefixOf, batesRanges } from "../../workflows/production/bates.ts";
import { bindsTheRecipient, coverLetter } from "../../workflows/production/cover-letter.ts";
import { buildManifest } from "../../workflows/production/manifest.ts";
import { redactionLog } from "../../workflows/production/redaction/log.ts";
import {
  courtOf,
  notProduced,
  privilegeLog,
  recordInWords,
} from "../../workflows/production/privilege-log.ts";
import { phaseOf } from "../../workflows/request/phases.ts";
import type { ProductionScope } from "../../workflows/production/scope.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import { parseCaseOnFile } from "../adapters/case-on-file.ts";
import { canonicalJson, sha256Hex } from "../adapters/digests.ts";
import { setLetter } from "../adapters/pdf-letter.ts";
import type { StoredInParts } from "../adapters/object-in-parts.s3.ts";
import type { RecordRow } from "../adapters/practice-rows.ts";
import { encloseTables } from "./enclose-tables.ts";
import type { FiledCase } from "./open-records.ts";
import type { JoinedProduction } from "./join-production.ts";
import type { Packing } from "./packing.ts";
import type { TakenOut } from "./planned-records.ts";

export type Sources = {
  readonly job: AssemblyJob;
  /** The request as the law reads it at the assembly; the manifest names this determination. */
  readonly file: FiledCase;
  readonly scope: ProductionScope;
  readonly rows: readonly RecordRow[];
  readonly takenOut: TakenOut;
  /** When the assembly was decided; every file carries this date, so that doing it again gives the same bytes. */
  readonly at: Date;
  /** The first of the page numbers that were set aside for this production. */
  readonly firstNumber: number;
};
/** What goes with the pages of a production, and the numbers on them. */
export type Papers = {
  readonly files: Readonly<Record<Exclude<ProductionFile, "production" | "packet">, Uint8Array>>;
  /** The archive as it is stored. */
  readonly packet: StoredInParts;
  readonly numbers: { readonly pages: number; readonly batesFirst: string; readonly batesLast: string };
};

/** Makes the cover letter of a production that is joined, ends its archive, and makes the manifest of all. */
export async function writePapers(
  sources: Sources,
  joined: JoinedProduction,
  packet: Packing,
): Promise<Papers> {
  const { sha256, bytes, rebuilt, digests } = joined;
  const { job, file, rows, at, firstNumber } = sources;
  const prefix = batesPrefixOf(file.trackingNumber);
  const ranges = batesRanges(
    prefix,
    rows.map(({ documentId, pages }) => ({ documentId, pages })),
    firstNumber,
  );
  const [batesFirst = "", batesLast = ""] = [ranges[0]?.first, ranges.at(-1)?.last];
  const pages = ranges.reduce((sum, range) => sum + range.pages, 0);
  const numbers = { batesFirst, batesLast, pages };
  const redacted = redactedIn(sources, digests, prefix);
  const letter = await setLetter(
    letterOf(sources, { ...numbers, takenOut: redacted.redacted?.log ?? [] }),
    at,
  );
  await packet.enclose({ name: "cover-letter.pdf", ...letter });
  await encloseTables(sources, joined, packet, { pages, withheld: logOf(sources) });
  const archived = await packet.finish();
  const manifest = buildManifest({
    requestId: job.requestId,
    productionId: job.productionId,
    trackingNumber: file.trackingNumber,
    assembledAt: at.toISOString(),
    files: [
      { name: "production.pdf", sha256, bytes, pages },
      {
        name: "cover-letter.pdf",
        sha256: sha256Hex(letter.bytes),
        bytes: letter.bytes.length,
        pages: letter.pages,
      },
    ],
    packet: {
      name: "packet.zip",
      sha256: archived.sha256,
      bytes: archived.bytes,
      files: [...packet.files()],
    },
    ranges,
    digests,
    withheld: logOf(sources),
    notReproduced: new Set(rebuilt.flatMap((one) => (one.setAside === null ? [] : [one.documentId]))),
    ...redacted,
    determination: {
      sha256: sha256Hex(canonicalJson(file.determination)),
      packVersions: file.judgement.packVersions,
    },
  });
  return {
    files: {
      "cover-letter": letter.bytes,
      manifest: Buffer.from(JSON.stringify(manifest, undefined, 2)),
    },
    packet: archived,
    numbers,
  };
}

/** The log of what was taken out, and the digest of the marks; nothing where there are none. */
function redactedIn(
  { rows, takenOut, scope, firstNumber }: Sources,
  digests: JoinedProduction["digests"],
  prefix: string,
): Pick<Parameters<typeof buildManifest>[0], "redacted"> {
  if (takenOut.size === 0) return {};
  const classes = new Map(scope.produced.map(({ documentId, class: of }) => [documentId, of]));
  const documents = rows.map(({ documentId, sessionOn, pages }) => ({
    documentId,
    sessionOn,
    pages,
    describedAs: recordInWords(classes.get(documentId) ?? "chart-other"),
    boxes: takenOut.get(documentId) ?? [],
  }));
  const marks = rows.flatMap(({ documentId }) => {
    const [boxes, sha256] = [takenOut.get(documentId), digests.get(documentId)];
    return boxes ? [{ documentId, sha256, boxes }] : [];
  });
  const log = [...redactionLog(prefix, firstNumber, documents)];
  return { redacted: { marksSha256: sha256Hex(canonicalJson(marks)), log } };
}

const logOf = ({ file, scope }: Sources) =>
  privilegeLog(scope.withheld, courtOf(parseCaseOnFile(file.facts).facts.forum));

function letterOf(
  sources: Sources,
  numbers: Pick<Parameters<typeof coverLetter>[0], "batesFirst" | "batesLast" | "pages" | "takenOut">,
): ReturnType<typeof coverLetter> {
  const { file, scope, at } = sources;
  const { practice } = file;
  const { facts } = parseCaseOnFile(file.facts);
  return coverLetter({
    ...numbers,
    phase: phaseOf(file.context),
    practiceName: practice.name,
    requester: file.profile.requester,
    on: localDateOf(at.toISOString(), practice.timeZone),
    trackingNumber: file.trackingNumber,
    court: facts.forum?.court,
    docket: facts.forum?.docket,
    rulesOf: courtOf(facts.forum),
    withheld: logOf(sources),
    notProduced: notProduced(
      {
        asked: facts.instrument?.requestedClasses ?? [],
        outcomes: file.judgement.outcomes,
        scope,
      },
      courtOf(facts.forum),
    ),
    includesPart2Records: scope.produced.some(
      ({ class: of }) => of === "sud-records" || of === "sud-counseling-notes",
    ),
    underProtectiveOrder: bindsTheRecipient(facts.assurances?.qpo),
  });
}
