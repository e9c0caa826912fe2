import type { AssemblyJob } from "../../workflows/contract/messages.ts";
import { batesPrefixOf, batesRanges } from "../../workflows/production/bates.ts";
import { bindsTheRecipient, coverLetter } from "../../workflows/production/cover-letter.ts";
import { buildManifest } from "../../workflows/production/manifest.ts";
import { notProduced, privilegeLog } from "../../workflows/production/privilege-log.ts";
import type { ProductionScope } from "../../workflows/production/scope.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import type { RequestEventOf } from "../../workflows/request/events.ts";
import { parseCaseOnFile } from "../adapters/case-on-file.ts";
import { canonicalJson, sha256Hex } from "../adapters/digests.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import { setLetter } from "../adapters/pdf-letter.ts";
import { buildProduction, ProductionUnsound } from "../adapters/pdf-production.ts";
import type { Practice } from "../adapters/practice-rows.ts";
import { productionObjectKey } from "../adapters/production-objects.ts";
import type { RequestFile } from "../adapters/request-file.dynamodb.ts";
import type { OpenedRecord } from "./open-records.ts";

export type Binding = { readonly productions: Pick<ObjectStore, "put"> };
type Sources = {
  readonly job: AssemblyJob;
  readonly file: RequestFile;
  readonly practice: Practice;
  readonly scope: ProductionScope;
  readonly records: readonly OpenedRecord[];
  /** When the assembly was decided; every file carries this date, so that doing it again gives the same bytes. */
  readonly at: Date;
};
type Assembled = Omit<RequestEventOf<"production.assembled">, "type" | "productionId">;

/** Makes production, cover letter and manifest, stores the three, and says what they came to. */
export async function bindFiles(
  { productions }: Binding,
  sources: Sources,
): Promise<{ readonly assembled: Assembled } | { readonly failed: string }> {
  const { job, file, records, scope, at } = sources;
  const prefix = batesPrefixOf(file.trackingNumber);
  const ranges = batesRanges(
    prefix,
    records.map(({ row: { documentId, pages } }) => ({ documentId, pages })),
  );
  const [batesFirst = "", batesLast = ""] = [ranges[0]?.first, ranges.at(-1)?.last];
  const pages = ranges.reduce((sum, range) => sum + range.pages, 0);
  const documents = records.map(({ row, bytes }) => ({ bytes, pages: row.pages }));
  const production = await buildProduction(documents, prefix, at).catch((error: unknown) => {
    if (error instanceof ProductionUnsound) return error;
    throw error;
  });
  if (production instanceof ProductionUnsound) return { failed: production.reason };
  const letter = await setLetter(letterOf(sources, { batesFirst, batesLast, pages }), at);
  const productionSha256 = sha256Hex(production);
  const letterSha256 = sha256Hex(letter.bytes);
  const manifest = buildManifest({
    requestId: job.requestId,
    productionId: job.productionId,
    trackingNumber: file.trackingNumber,
    assembledAt: at.toISOString(),
    files: [
      { name: "production.pdf", sha256: productionSha256, bytes: production.length, pages },
      { name: "cover-letter.pdf", sha256: letterSha256, bytes: letter.bytes.length, pages: letter.pages },
    ],
    ranges,
    digests: new Map(records.map(({ row }) => [row.documentId, row.sha256])),
    withheld: scope.withheld,
    determination: {
      sha256: sha256Hex(canonicalJson(file.determination ?? {})),
      packVersions: file.packVersions,
    },
  });
  const manifestBytes = Buffer.from(JSON.stringify(manifest, undefined, 2));
  const manifestSha256 = sha256Hex(manifestBytes);
  const pdf = "application/pdf";
  const put = (
    name: "production" | "cover-letter" | "manifest",
    bytes: Uint8Array,
    sha256: string,
    contentType: string,
  ) => productions.put({ key: productionObjectKey(job, job.productionId, name), bytes, sha256, contentType });
  await put("production", production, productionSha256, pdf);
  await put("cover-letter", letter.bytes, letterSha256, pdf);
  await put("manifest", manifestBytes, manifestSha256, "application/json");
  return { assembled: { manifestSha256, productionSha256, pages, batesFirst, batesLast } };
}

function letterOf(
  { file, practice, scope, at }: Sources,
  numbers: { readonly batesFirst: string; readonly batesLast: string; readonly pages: number },
): ReturnType<typeof coverLetter> {
  const { facts } = parseCaseOnFile(file.facts);
  return coverLetter({
    ...numbers,
    practiceName: practice.name,
    requester: file.profile.requester,
    on: localDateOf(at.toISOString(), practice.timeZone),
    trackingNumber: file.trackingNumber,
    court: facts.forum?.court,
    docket: facts.forum?.docket,
    withheld: privilegeLog(scope.withheld),
    notProduced: notProduced(
      file.context.asked?.classes ?? [],
      file.context.judgement?.outcomes ?? {},
      [...scope.produced, ...scope.withheld].map(({ class: of }) => of),
    ),
    includesPart2Records: scope.produced.some(
      ({ class: of }) => of === "sud-records" || of === "sud-counseling-notes",
    ),
    underProtectiveOrder: bindsTheRecipient(facts.assurances?.qpo),
  });
}
