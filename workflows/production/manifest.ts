import * as z from "zod";
import {
  calendarDateSchema,
  documentIdSchema,
  instantSchema,
  productionIdSchema,
  requestIdSchema,
  sha256Schema,
} from "../contract/ids.ts";
import { packetFileSchema } from "./packet/manifest.ts";
import type { Instant } from "../vocabulary/dates.ts";
import type { DocumentId, ProductionId, RequestId } from "../vocabulary/ids.ts";
import type { BatesRange } from "./bates.ts";
import { ofWhatIsNeverListed } from "./privilege-log.ts";
import type { PrivilegeLogEntry } from "./privilege-log.ts";

const withheldSchema = z.strictObject({
  control: z.string(),
  on: calendarDateSchema,
  pages: z.int().positive().nullable(),
  author: z.string(),
  recipient: z.string(),
  describedAs: z.string(),
  ground: z.string(),
  words: z.string(),
  citation: z.string(),
});

/** What travels with a production: every file by digest, every document by number, everything withheld by ground. */
export const manifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  requestId: requestIdSchema,
  productionId: productionIdSchema,
  trackingNumber: z.string(),
  assembledAt: instantSchema,
  files: z
    .array(
      z.strictObject({
        name: z.enum(["production.pdf", "cover-letter.pdf"]),
        sha256: sha256Schema,
        bytes: z.int().positive(),
        pages: z.int().positive(),
      }),
    )
    .min(1),
  /** The archive that goes along, and every file in it. */
  packet: z
    .strictObject({
      name: z.literal("packet.zip"),
      sha256: sha256Schema,
      bytes: z.int().positive(),
      files: z.array(packetFileSchema).min(1),
    })
    .optional(),
  documents: z
    .array(
      z.strictObject({
        documentId: documentIdSchema,
        batesFirst: z.string(),
        batesLast: z.string(),
        pages: z.int().positive(),
        /** Digest of the record as the practice keeps it, before numbers were stamped on it. */
        sha256: sha256Schema,
        /** That its file could not be read: its numbers are on pages that say so. */
        notReproduced: z.literal(true).optional(),
      }),
    )
    .min(1),
  withheld: z.array(withheldSchema),
  /** What was taken out of pages that go: by page number and reason, and the digest of the marks it follows. */
  redacted: z
    .strictObject({
      marksSha256: sha256Schema,
      log: z.array(
        z.strictObject({
          control: z.string(),
          batesNumber: z.string(),
          on: calendarDateSchema,
          describedAs: z.string(),
          page: z.int().positive(),
          code: z.string(),
          words: z.string(),
          citation: z.string(),
          boxes: z.int().positive(),
        }),
      ),
    })
    .optional(),
  /** What no row of the above ever speaks of; the same words in every manifest. */
  neverListed: z.string(),
  /** The determination the production rests on, by digest of its canonical JSON, and the packs it was made with. */
  determination: z.strictObject({ sha256: sha256Schema, packVersions: z.record(z.string(), z.string()) }),
});
export type Manifest = z.infer<typeof manifestSchema>;

type Built = {
  readonly requestId: RequestId;
  readonly productionId: ProductionId;
  readonly trackingNumber: string;
  readonly assembledAt: Instant;
  readonly files: Manifest["files"];
  readonly packet?: Manifest["packet"];
  readonly ranges: readonly BatesRange<DocumentId>[];
  /** Digest of each produced record, by document. */
  readonly digests: ReadonlyMap<DocumentId, string>;
  readonly withheld: readonly PrivilegeLogEntry[];
  readonly notReproduced?: ReadonlySet<DocumentId>;
  /** Absent where nothing was taken out. */
  readonly redacted?: Manifest["redacted"];
  readonly determination: Manifest["determination"];
};

/** Puts the manifest together; throws when a produced document has no digest or the pages do not add up. */
export function buildManifest({ ranges, digests, withheld, notReproduced, ...more }: Built): Manifest {
  const documents = ranges.map(({ documentId, first, last, pages }) => {
    const sha256 = digests.get(documentId);
    if (sha256 === undefined)
      throw new Error(`expected a digest for every produced document, none for ${documentId}`);
    const known = { documentId, batesFirst: first, batesLast: last, pages, sha256 };
    return notReproduced?.has(documentId) ? { ...known, notReproduced: true as const } : known;
  });
  const numbered = documents.reduce((sum, document) => sum + document.pages, 0);
  const bound = more.files.find((file) => file.name === "production.pdf")?.pages;
  if (bound !== numbered) {
    throw new Error(
      `expected production.pdf to have the ${numbered} pages that were numbered, got ${bound ?? "none"}`,
    );
  }
  return {
    schemaVersion: 1,
    ...more,
    documents,
    withheld: [...withheld],
    neverListed: ofWhatIsNeverListed,
  };
}
