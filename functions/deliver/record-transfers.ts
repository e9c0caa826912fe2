import type { EventId } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "../adapters/digests.ts";
import type { Log } from "../adapters/log.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";
import { transfersIn } from "./access-log.ts";

type Ports = {
  readonly accessLogs: Pick<ObjectStore, "read">;
  readonly submit: RequestWriter;
  readonly log: Log;
};
const largestLog = 64 * 1024 * 1024;

/** Records every download that one access log tells of; the same log told twice changes nothing. */
export async function recordTransfers({ accessLogs, submit, log }: Ports, objectKey: string): Promise<void> {
  const text = (await accessLogs.read(objectKey, largestLog)).toString("utf8");
  const source = sha256Hex(objectKey).slice(0, 16);
  for (const { key, linkId, bytesSent, complete, finishedAt } of transfersIn(text)) {
    const result = await submit({
      ...key,
      eventId: `${linkId}-${source}` as EventId,
      actor: { kind: "system", name: "deliver" },
      event: { type: "transfer.finished", linkId, bytesSent, complete, finishedAt },
    });
    const code = result.outcome === "refused" ? { code: result.problem.code } : {};
    log("info", "transfer-recorded", { ...key, linkId, ...code });
  }
}
