import { HeadObjectCommand } from "@aws-sdk/client-s3";
import { statesOf } from "../../workflows/request/states-of.ts";
import { verifiedHistory } from "../bench/load/check.ts";
import { faultsOf } from "../reconcile/reconcile.ts";
import { storedIn } from "../reconcile/stored.ts";
import { objectKeys, settingOf, storageAs } from "../support/stack-parts.ts";
import type { TestStack } from "../support/stack.ts";

/** What a restored ledger does not know although it happened, and what still stands against opening it. */
export type Compared = {
  /** Requests of which a seal knows a later event than the ledger, gone ones included. */
  readonly forgotten: readonly string[];
  /** Files that were handed over, by a link that the ledger does not know. */
  readonly handedOver: readonly string[];
  readonly against: readonly string[];
};

let exports = 0;

/**
 * Holds a restored ledger against its seals, its accounting and what was handed over. It may be opened when `against` is empty:
 * every open request waits, so that nothing that was forgotten can be acted on, and whatever was handed over is kept.
 */
export async function compare(stack: TestStack): Promise<Compared> {
  exports += 1;
  const [stored, { faults }] = [
    await storedIn(stack),
    await verifiedHistory(stack, `after-the-restore-${exports}`),
  ];
  const named = new Set(faults.flatMap(({ requestId }) => (requestId === undefined ? [] : [requestId])));
  // Looks since then are gone from the ledger for good: their digests stay under the seals, and say that there were some.
  const unexplained = faults.filter(
    ({ requestId, kind }) => requestId === undefined && kind !== "truncated" && kind !== "unsealed",
  );
  const handedOver = (await filesOnHold(stack)).filter((key) => {
    const one = stored.requests.find(({ key: of }) => key.includes(of.requestId));
    return !one?.events.some(({ recorded }) => recorded.type === "link.issued");
  });
  const running = stored.requests.filter(({ snapshot }) => {
    const { course } = statesOf(snapshot);
    return course !== "closed" && snapshot.context.hold === null;
  });
  const loose = handedOver.filter((key) => {
    const one = stored.requests.find(({ key: of }) => key.includes(of.requestId));
    return one !== undefined && !one.snapshot.context.legalHold;
  });
  return {
    forgotten: [...named].toSorted(),
    handedOver,
    against: [
      ...faultsOf(stored).map(({ requestId, words }) => `${requestId}: ${words}`),
      ...unexplained.map(({ words }) => `the history: ${words}`),
      ...running.map(({ key }) => `${key.requestId}: goes on, and nobody has looked at what was forgotten`),
      ...loose.map((key) => `${key}: was handed over, and its request has no legal hold`),
    ],
  };
}

/** Packets among the productions that nobody can delete: somebody was given a link. */
async function filesOnHold(stack: TestStack): Promise<readonly string[]> {
  const Bucket = settingOf(stack, "deliver", "PRODUCTIONS_BUCKET");
  const keys = await objectKeys(stack, Bucket);
  const client = storageAs(stack, stack.roles.root);
  const held = await Promise.all(
    keys.map(async (Key) => {
      const { ObjectLockLegalHoldStatus } = await client.send(new HeadObjectCommand({ Bucket, Key }));
      return ObjectLockLegalHoldStatus === "ON" ? [Key] : [];
    }),
  );
  client.destroy();
  return held.flat();
}
