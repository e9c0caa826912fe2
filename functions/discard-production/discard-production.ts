import type { AssemblyJob } from "../../workflows/contract/calls.ts";
import { mayBeDestroyed, mayBeReportedDestroyed } from "../../workflows/request/assemblies.ts";
import type { EventId } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "../adapters/digests.ts";
import type { Log } from "../adapters/log.ts";
import { paperNotesKey, productionPrefix, workingPrefix } from "../adapters/production-objects.ts";
import type { RequestReader } from "../adapters/request-reader.dynamodb.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";
import type { StoredVersions } from "../adapters/stored-versions.s3.ts";

export type Discard = {
  readonly requests: Pick<RequestReader, "read">;
  readonly productions: StoredVersions;
  readonly submit: RequestWriter;
  readonly log: Log;
};

/**
 * Destroys every stored version of a production that was given up, and reports how many there were. The message names a
 * production and nothing more: whether it may be destroyed is read from the ledger. Of one that a legal hold has come to
 * preserve and of which nothing is left, because the hold came too late, that is reported. Throws when something is left.
 */
export async function discardProduction(
  { requests, productions, submit, log }: Discard,
  { productionId, ...key }: AssemblyJob,
): Promise<void> {
  const prefix = productionPrefix(key, productionId);
  const list = async () => [
    ...(await productions.list(workingPrefix(key, productionId))),
    ...(await productions.list(prefix)),
  ];
  const versions = await list();
  // Read last, so that a legal hold is seen which comes while the files are listed.
  const request = await requests.read(key);
  const isOrdered = versions.some(({ key: of }) => of.startsWith(prefix))
    ? mayBeDestroyed
    : mayBeReportedDestroyed;
  if (!request || !isOrdered(request.context, productionId)) {
    log("security", "production-stays", { ...key, productionId });
    return;
  }
  for (const version of versions) await productions.destroy(version);
  if ((await list()).length > 0) throw new ProductionLeft();
  // A count that tells the desk of one file more tells it of notes on paper; parts of a file are none.
  const sheet = paperNotesKey(key, productionId);
  const ofItsFiles = versions.filter(
    (version) => version.key !== sheet && version.key.startsWith(prefix),
  ).length;
  // One report per order: the version of the request stands still until the report is in, or something else happens.
  const order = sha256Hex(`${productionId} ${request.version} ${ofItsFiles}`).slice(0, 20);
  const result = await submit({
    ...key,
    eventId: `${productionId}-gone-${order}` as EventId,
    actor: { kind: "system", name: "discard-production" },
    event: { type: "production.discarded", productionId, versions: ofItsFiles },
  });
  const code = result.outcome === "refused" ? { code: result.problem.code } : {};
  log("info", "production-discarded", { ...key, productionId, count: ofItsFiles, ...code });
}

/** Files of a production that should be gone are still there. */
class ProductionLeft extends Error {
  override readonly name = "ProductionLeft";
  constructor() {
    super("files of the production came in while it was destroyed; destroy it again");
  }
}
