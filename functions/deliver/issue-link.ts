import type { DownloadLink } from "../../workflows/contract/outward.ts";
import type { ProductionFile } from "../../workflows/contract/production-files.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { EventId, LinkId } from "../../workflows/vocabulary/ids.ts";
import { newId } from "../adapters/digests.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import { linkSeconds } from "../adapters/lifetimes.ts";
import type { HoldVersion } from "../adapters/stored-versions.s3.ts";
import type { DownloadLinks } from "../adapters/presigned.s3.ts";
import { refusal } from "../adapters/problem-response.ts";
import { fileNameOf, productionObjectKey } from "../adapters/production-objects.ts";
import type { RequestReader } from "../adapters/request-reader.dynamodb.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";
import type { Session } from "../adapters/sessions.dynamodb.ts";

export type Delivery = {
  readonly requests: RequestReader;
  readonly productions: Pick<ObjectStore, "head">;
  readonly hold: HoldVersion;
  readonly links: DownloadLinks;
  readonly submit: RequestWriter;
  readonly now: () => Date;
};

/** A link of 60 seconds for the recipient of a released production; the ledger knows of it before the recipient does. */
export async function issueLink(
  ports: Delivery,
  session: Session,
  file: ProductionFile,
): Promise<{ readonly link: DownloadLink } | { readonly problem: Refusal }> {
  const key = { practiceId: session.practiceId, requestId: session.requestId };
  const request = await ports.requests.read(key);
  const production = request?.context.production;
  if (!request || production?.state !== "released")
    return { problem: refusal("wrong-state", "There is nothing to download yet.") };
  const object = productionObjectKey(key, production.productionId, file);
  const versionId = production.versions?.[file];
  const stored = versionId === undefined ? undefined : await ports.productions.head(object, versionId);
  if (versionId === undefined || !stored)
    return { problem: refusal("unavailable", "The file cannot be read at the moment. Try again later.") };
  // What is delivered is what was released, byte for byte, or nothing.
  const expected = {
    production: production.productionSha256,
    manifest: production.manifestSha256,
    "cover-letter": production.coverLetterSha256,
  };
  if (stored.sha256 !== expected[file])
    return {
      problem: refusal("unavailable", "The file is not the one that was released. The practice has to look."),
    };
  const linkId = newId<LinkId>("lnk");
  const result = await ports.submit({
    ...key,
    eventId: `${linkId}-issued` as EventId,
    actor: { kind: "system", name: "deliver" },
    event: { type: "link.issued", linkId, productionId: production.productionId, file },
  });
  if (result.outcome === "refused") return { problem: result.problem };
  const expiresAt = new Date(ports.now().getTime() + linkSeconds * 1000).toISOString();
  const fileName = fileNameOf(request.trackingNumber, file);
  // From the first link on these bytes are evidence: no role can destroy a version on hold, and none can lift it.
  await ports.hold({ key: object, versionId });
  const url = await ports.links({ key: object, versionId, fileName, linkId });
  return { link: { linkId, url, expiresAt } };
}
