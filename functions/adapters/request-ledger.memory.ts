import type { RequestLedger } from "../../workflows/ports.ts";
import {
  clockKey,
  eventKey,
  factsKey,
  requestPartition,
  requestProfileKey,
  snapshotKey,
} from "./ledger-keys.ts";
import type { LedgerKey } from "./ledger-keys.ts";
import { position, rowsOfStep } from "./request-rows.ts";
import type { Row, RowWrite } from "./request-rows.ts";
import { parseSeen, parseStoredRequest } from "./stored-request.ts";
import { cameAfterReview, marksOn, whoOpened } from "./who-opened.ts";
import { TornRequest } from "./torn-request.ts";

/** The same ledger in memory: the rows, their conditions and their refusals are those of the table. */
export function memoryRequestLedger(): RequestLedger & { readonly rows: ReadonlyMap<string, Row> } {
  const rows = new Map<string, Row>();
  const at = ({ pk, sk }: LedgerKey) => `${pk}|${sk}`;
  const holds = (write: RowWrite): boolean => {
    if (write.write === "put" || write.write === "delete") return true;
    const stored = rows.get(at(write.item));
    if (write.write === "put-if-absent") return stored === undefined;
    return write.version === 0 ? stored === undefined : stored?.["version"] === write.version;
  };
  return {
    rows,
    load: async (key) => {
      const stored = parseStoredRequest(
        [snapshotKey(key), factsKey(key), requestProfileKey(key)].flatMap((rowKey) => {
          const row = rows.get(at(rowKey));
          return row ? [structuredClone(row)] : [];
        }),
      );
      if (stored === "torn") throw new TornRequest();
      return stored;
    },
    recall: async (key, eventId) => {
      const row = rows.get(at(eventKey(key, eventId)));
      return row && parseSeen(row);
    },
    whoOpened: async (key, documentId) =>
      whoOpened(
        [...rows.values()].filter(({ pk }) => pk === requestPartition(key)),
        documentId,
      ),
    marksOn: async (key, documentId) =>
      marksOn(
        [...rows.values()].filter(({ pk }) => pk === requestPartition(key)),
        documentId,
      ),
    cameAfterReview: async (key, documentId) =>
      cameAfterReview(
        [...rows.values()].filter(({ pk }) => pk === requestPartition(key)),
        documentId,
      ),
    commit: async (step) => {
      const writes = rowsOfStep(step);
      const seen = rows.get(at(eventKey(step.key, step.event.eventId)));
      if (seen) return { outcome: "seen", seen: parseSeen(seen) };
      const refused = writes.findIndex((write) => !holds(write));
      if (refused === position.snapshot) return { outcome: "moved-on" };
      if (step.version === 1 && refused === position.trackingNumber) return { outcome: "number-taken" };
      if (refused >= 0) throw new Error(`row ${refused} of the step exists already`);
      for (const write of writes) {
        if (write.write === "delete") rows.delete(at(write.key));
        else rows.set(at(write.item), structuredClone(write.item));
      }
      return { outcome: "committed" };
    },
    forgetClock: async (key, clockId, generation) => {
      const row = rows.get(at(clockKey(key, clockId)));
      if (row && Number(row["generation"]) <= generation) rows.delete(at(clockKey(key, clockId)));
    },
  };
}
