import { advanceRequest } from "../../../functions/advance-request/advance-request.ts";
import type { Advance } from "../../../functions/advance-request/advance-request.ts";
import type { Identified } from "../../../functions/advance-request/identify.ts";
import { requestLedger } from "../../../functions/adapters/request-ledger.dynamodb.ts";
import type { Door } from "../../../workflows/access/doors.ts";
import type { RequestEvent } from "../../../workflows/request/events.ts";
import type { EventId, RequestId } from "../../../workflows/vocabulary/ids.ts";
import { startOurs } from "../../contract/dynamodb-engines.ts";
import { createLedgerTable } from "../../contract/ledger-table.ts";
import { aPatient, aPractice, anOpening, ids, members } from "../../support/desk.ts";
import { cpuMs } from "../rounds.ts";

/** What came of many who write at once: commits a second of the clock and of the CPU, and who was told to come again. */
export type Load = {
  readonly name: string;
  readonly perSecond: number;
  readonly perCpuSecond: number;
  readonly refused: number;
};

const facts: RequestEvent = { type: "facts.recorded", patch: { instrument: { type: "attorney-subpoena" } } };

/** Single writers over the local table: 1, 8 and 64 requests in parallel, then 64 writers on one request. */
export async function loads(seconds: number): Promise<readonly Load[]> {
  const running = await startOurs();
  try {
    const ports: Advance = {
      ledger: requestLedger(await createLedgerTable(running.tables, "ledger"), "ledger"),
      practices: {
        withPeople: async () => ({ practice: aPractice, people: members }),
        member: async () => undefined,
        patient: async () => aPatient,
        members: async () => members,
        recordsNamed: async () => [],
      },
      kept: { holders: async () => [], filesLeft: async () => [] },
      log: () => {},
      now: () => new Date(),
    };
    let count = 0;
    const submit = (requestId: RequestId, door: Door, event: RequestEvent, actor: Identified["actor"]) => {
      count += 1;
      const eventId = `bench-event-${String(count).padStart(12, "0")}` as EventId;
      return advanceRequest(ports, door, { ...ids.key, requestId, eventId, actor, event });
    };
    const opened = async (n: number): Promise<RequestId> => {
      const requestId = `req_${String(n).padStart(26, "0")}` as RequestId;
      const opening = anOpening();
      const event = { ...opening.event, trackingNumber: `26-HLC-${n}` } as RequestEvent;
      const requester = { kind: "requester", emailConfirmed: false } as const;
      const eventId = ids.event(`opened-${n}`);
      await advanceRequest(ports, "requester", { ...opening, requestId, eventId, event });
      const papers: readonly (readonly [Door, RequestEvent, Identified["actor"]])[] = [
        ["requester", aPaper, requester],
        ["documents", admitted, { kind: "system", name: "bench" }],
        ["requester", { type: "request.submitted" }, requester],
      ];
      for (const [door, next, actor] of papers) {
        const { outcome } = await submit(requestId, door, next, actor);
        if (outcome !== "accepted") throw new Error(`${next.type} was ${outcome}`);
      }
      return requestId;
    };
    const load = async (name: string, requests: number, writers: number): Promise<Load> => {
      const all: RequestId[] = [];
      for (let n = 0; n < requests; n += 1) all.push(await opened((count += 1)));
      let [accepted, refused] = [0, 0];
      const [begun, cpu] = [performance.now(), cpuMs()];
      const write = async (n: number): Promise<void> => {
        while (performance.now() - begun < seconds * 1000) {
          const manager = { kind: "staff", sub: ids.managerSub } as const;
          const { outcome } = await submit(all[n % requests] as RequestId, "staff", facts, manager);
          if (outcome === "accepted") accepted += 1;
          else refused += 1;
        }
      };
      await Promise.all(Array.from({ length: writers }, (_empty, n) => write(n)));
      const [took, used] = [(performance.now() - begun) / 1000, (cpuMs() - cpu) / 1000];
      return { name, perSecond: accepted / took, perCpuSecond: accepted / used, refused };
    };
    await load("to warm up", 1, 1);
    return [
      await load("1 request", 1, 1),
      await load("8 requests in parallel", 8, 8),
      await load("64 requests in parallel", 64, 64),
      await load("64 writers on one request", 1, 64),
    ];
  } finally {
    await running.stop();
  }
}

const aPaper: RequestEvent = {
  type: "upload.announced",
  documentId: ids.paper,
  purpose: "legal-process",
  contentType: "application/pdf",
  size: 100,
  sha256: "a".repeat(64),
};
const admitted: RequestEvent = {
  type: "document.admitted",
  documentId: ids.paper,
  pages: 1,
  activeContent: [],
  changedAfterSigning: false,
};
