import { nothingToDownload } from "../../workflows/contract/outward.ts";
import type { DownloadLink } from "../../workflows/contract/outward.ts";
import type { Caller } from "../../workflows/contract/submission.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import type { RequestContext } from "../../workflows/request/context.ts";
import { courtProductionOf, outwardProductionOf } from "../../workflows/request/outward.ts";
import type { ProductionFile } from "../../workflows/contract/production-files.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { EventId, LinkId } from "../../workflows/vocabulary/ids.ts";
import { newId } from "../adapters/digests.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import { linkSeconds } from "../adapters/lifetimes.ts";
import type { HoldVersion } from "../adapters/stored-versions.s3.ts";
import type { DownloadLinks, TryRead } from "../adapters/presigned.s3.ts";
import { refusal } from "../adapters/problem-response.ts";
import { fileNameOf, productionObjectKey } from "../adapters/production-objects.ts";
import type { RequestReader } from "../adapters/request-reader.dynamodb.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";

export type Delivery = {
  readonly requests: RequestReader;
  readonly productions: Pick<ObjectStore, "head">;
  readonly tryRead: TryRead;
  readonly hold: HoldVersion;
  readonly links: DownloadLinks;
  readonly now: () => Date;
};

/** For whom a link is made: who asks for it, through which door it is recorded, and which production is theirs to fetch. */
export type Recipient = {
  readonly actor: Caller;
  readonly event: "link.issued" | "court-link.issued";
  readonly submit: RequestWriter;
  readonly productionOf: (context: RequestContext) => RequestContext["production"];
  readonly nothing: Refusal;
};

/** The requester, to whom a production that goes to the court alone is none. */
export const theRequester = (submit: RequestWriter): Recipient => ({
  actor: { kind: "system", name: "deliver" },
  event: "link.issued",
  submit,
  productionOf: outwardProductionOf,
  nothing: refusal("wrong-state", nothingToDownload),
});

/** A member of staff who fetches what goes to the court alone. */
export const forTheCourt = (submit: RequestWriter, token: string): Recipient => ({
  actor: { kind: "staff", token },
  event: "court-link.issued",
  submit,
  productionOf: courtProductionOf,
  nothing: refusal("wrong-state", "No released production of this request goes to the court alone."),
});

/** What is delivered is what was released, byte for byte, or nothing; what came to the storage in parts is known by their digest. */
function isReleased(
  production: NonNullable<RequestContext["production"]>,
  file: ProductionFile,
  stored: { readonly sha256: string | undefined; readonly partsDigest?: string },
): boolean {
  const { productionSha256, partsDigest, manifestSha256, coverLetterSha256, packet } = production;
  const expected = {
    production: { sha256: productionSha256, partsDigest },
    manifest: { sha256: manifestSha256, partsDigest: null },
    "cover-letter": { sha256: coverLetterSha256, partsDigest: null },
    packet: packet ?? { sha256: null, partsDigest: null },
  }[file];
  return expected.partsDigest === null
    ? stored.sha256 === expected.sha256
    : stored.partsDigest === expected.partsDigest;
}

/** A link of 60 seconds to a released production; the ledger knows of it before whoever asked does. */
export async function issueLink(
  ports: Delivery,
  key: RequestKey,
  file: ProductionFile,
  { actor, event, submit, productionOf, nothing }: Recipient,
): Promise<{ readonly link: DownloadLink } | { readonly problem: Refusal }> {
  const request = await ports.requests.read(key);
  const production = request && productionOf(request.context);
  if (!request || !production) return { problem: nothing };
  const object = productionObjectKey(key, production.productionId, file);
  const versionId = production.versions?.[file];
  // First: with a key that is off the head of an object says nothing of why it is not told.
  const readable = versionId !== undefined && (await ports.tryRead({ key: object, versionId }));
  const stored = readable ? await ports.productions.head(object, versionId) : undefined;
  if (versionId === undefined || !stored)
    return { problem: refusal("unavailable", "The file cannot be read at the moment. Try again later.") };
  if (!isReleased(production, file, stored))
    return {
      problem: refusal("unavailable", "The file is not the one that was released. The practice has to look."),
    };
  const linkId = newId<LinkId>("lnk");
  const result = await submit({
    ...key,
    eventId: `${linkId}-issued` as EventId,
    actor,
    event: { type: event, linkId, productionId: production.productionId, file },
  });
  if (result.outcome === "refused") return { problem: result.problem };
  const expiresAt = new Date(ports.now().getTime() + linkSeconds * 1000).toISOString();
  const fileName = fileNameOf(request.trackingNumber, file);
  // From the first link on these bytes are evidence: no role can destroy a version on hold, and one alone can lift it, once two people had the files of a closed request destroyed.
  await ports.hold({ key: object, versionId });
  const url = await ports.links({ key: object, versionId, fileName, linkId });
  return { link: { linkId, url, expiresAt } };
}
