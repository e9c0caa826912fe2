import type { AssemblyJob } from "../../workflows/contract/calls.ts";
import type { LeftBehindInRecord } from "../../workflows/contract/left-behind.ts";
import { notable } from "../../workflows/contract/rebuilt.ts";
import type { Rebuilt } from "../../workflows/contract/rebuilt.ts";
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
import { buildPacket } from "../adapters/packet/build.ts";
import { pdfEngines } from "../adapters/packet/engines.ts";
import { leftBehindIn } from "./left-behind.ts";
import type { FiledCase, OpenedRecord } from "./open-records.ts";
import type { Failed } from "./report.ts";
import type { TakenOut } from "./take-out.ts";

type Sources = {
  readonly job: AssemblyJob;
  /** The request as the law reads it at the assembly; the manifest names this determination. */
  readonly file: FiledCase;
  readonly scope: ProductionScope;
  /** Without what was taken out of them. */
  readonly records: readonly OpenedRecord[];
  readonly takenOut: TakenOut;
  /** When the assembly was decided; every file carries this date, so that doing it again gives the same bytes. */
  readonly at: Date;
  /** The first of the page numbers that were set aside for this production. */
  readonly firstNumber: number;
};
/** The three files of a production, and the numbers on its pages. */
export type BoundFiles = {
  readonly files: Readonly<Record<ProductionFile, Uint8Array>>;
  readonly numbers: { readonly pages: number; readonly batesFirst: string; readonly batesLast: string };
  /** Records of which something was left out, or which could not be reproduced. */
  readonly rebuilt: readonly Rebuilt[];
};

/** Makes production, cover letter and manifest; none of them where the check found anything in the finished pages. */
export async function bindFiles(sources: Sources): Promise<BoundFiles | Failed> {
  const { job, file, records, at, firstNumber } = sources;
  const prefix = batesPrefixOf(file.trackingNumber);
  const ranges = batesRanges(
    prefix,
    records.map(({ row: { documentId, pages } }) => ({ documentId, pages })),
    firstNumber,
  );
  const [batesFirst = "", batesLast = ""] = [ranges[0]?.first, ranges.at(-1)?.last];
  const pages = ranges.reduce((sum, range) => sum + range.pages, 0);
  const { production, sha256, rebuilt, leftBehind } = await bound(sources, prefix);
  if (leftBehind.length > 0) return { failed: "something-left-behind", leftBehind };
  const numbers = { batesFirst, batesLast, pages };
  const redacted = redactedIn(sources, prefix);
  const letter = await setLetter(
    letterOf(sources, { ...numbers, takenOut: redacted.redacted?.log ?? [] }),
    at,
  );
  const manifest = buildManifest({
    requestId: job.requestId,
    productionId: job.productionId,
    trackingNumber: file.trackingNumber,
    assembledAt: at.toISOString(),
    files: [
      { name: "production.pdf", sha256, bytes: production.length, pages },
      {
        name: "cover-letter.pdf",
        sha256: sha256Hex(letter.bytes),
        bytes: letter.bytes.length,
        pages: letter.pages,
      },
    ],
    ranges,
    digests: new Map(records.map(({ row }) => [row.documentId, row.sha256])),
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
      production,
      "cover-letter": letter.bytes,
      manifest: Buffer.from(JSON.stringify(manifest, undefined, 2)),
    },
    numbers,
    rebuilt,
  };
}

/** Every record rebuilt and numbered, in one file; what became of it is told where that is more than that. */
async function bound(
  { records, takenOut, firstNumber, at }: Sources,
  prefix: string,
): Promise<{
  readonly production: Buffer;
  readonly sha256: string;
  readonly rebuilt: readonly Rebuilt[];
  readonly leftBehind: readonly LeftBehindInRecord[];
}> {
  const chunks: Uint8Array[] = [];
  const engines = pdfEngines();
  try {
    const documents = records.map(({ row, bytes }) => ({
      name: row.documentId,
      pages: row.pages,
      size: bytes.length,
      bytes: async () => bytes,
      setAnew: [...new Set((takenOut.get(row.documentId) ?? []).map(({ page }) => page))],
    }));
    const packet = await buildPacket(engines, { documents, prefix, firstNumber, at }, (bytes) => {
      chunks.push(bytes);
    });
    const rebuilt = packet.documents.flatMap(({ leftOut, setAside }, n) => {
      const { documentId } = records[n]?.row ?? {};
      const kinds = notable(leftOut);
      return documentId && (kinds.length > 0 || setAside !== null)
        ? [{ documentId, leftOut: kinds, setAside }]
        : [];
    });
    const leftBehind = leftBehindIn(records, packet);
    return { production: Buffer.concat(chunks, packet.bytes), sha256: packet.sha256, rebuilt, leftBehind };
  } finally {
    await engines.renew();
  }
}

/** The log of what was taken out, and the digest of the marks; nothing where there are none. */
function redactedIn(
  { records, takenOut, scope, firstNumber }: Sources,
  prefix: string,
): Pick<Parameters<typeof buildManifest>[0], "redacted"> {
  if (takenOut.size === 0) return {};
  const classes = new Map(scope.produced.map(({ documentId, class: of }) => [documentId, of]));
  const documents = records.map(({ row: { documentId, sessionOn, pages } }) => ({
    documentId,
    sessionOn,
    pages,
    describedAs: recordInWords(classes.get(documentId) ?? "chart-other"),
    boxes: takenOut.get(documentId) ?? [],
  }));
  const marks = records.flatMap(({ row: { documentId, sha256 } }) => {
    const boxes = takenOut.get(documentId);
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
