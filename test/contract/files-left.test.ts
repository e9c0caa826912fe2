import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, it } from "vitest";
import { filesDisposals, readFilesLeft, readHolders } from "../../functions/adapters/holders.dynamodb.ts";
import { requestLedger } from "../../functions/adapters/request-ledger.dynamodb.ts";
import type { LedgerStep } from "../../workflows/ports.ts";
import type { PatientRef } from "../../workflows/vocabulary/ids.ts";
import { happened } from "../support/request/told.ts";
import { startOurs } from "./dynamodb-engines.ts";
import type { RunningEngine } from "./dynamodb-engines.ts";
import { firstStep, nextStep } from "./ledger-steps.ts";
import { createLedgerTable } from "./ledger-table.ts";

let running: RunningEngine;
let client: DynamoDBDocumentClient;
beforeAll(async () => {
  running = await startOurs();
  client = await createLedgerTable(running.tables, "ledger");
});
afterAll(() => running.stop());

const of = `pat_${"6".repeat(26)}` as PatientRef;
const at = (step: LedgerStep, instant: string): LedgerStep => ({
  ...step,
  event: { ...step.event, recorded: { ...step.event.recorded, at: instant } },
});
const says = (step: LedgerStep, type: "files.disposal-proposed" | "paper.viewed"): LedgerStep => ({
  ...step,
  event: { ...step.event, recorded: { ...happened(type), at: step.event.recorded.at } },
});

it("beside a patient stands what a closed request left, from when something last happened in it, and as no holder", async () => {
  const ledger = requestLedger(client, "ledger");
  const [holders, left] = [readHolders(client, "ledger"), readFilesLeft(client, "ledger")];
  const open = { ...firstStep("leaves"), preserved: { of, because: "open-request" } } as const;
  const { practiceId, requestId } = open.key;
  await ledger.commit(open);
  expect(await left(practiceId, of)).toEqual([]);

  const closed = { ...nextStep(open), preserved: { of, because: "files-left" } } as const;
  const later = at(nextStep(closed), "2027-02-03T12:00:00.000Z");
  const owed = {
    ...at(nextStep(later), "2027-02-04T12:00:00.000Z"),
    preserved: { of, because: "open-incident" },
  } as const;
  for (const step of [closed, later, owed]) {
    expect(await ledger.commit(step)).toEqual({ outcome: "committed" });
    const because = step.preserved?.because;
    const since = step.event.recorded.at;
    const { trackingNumber } = step.worklist;
    expect(await left(practiceId, of)).toEqual([{ requestId, trackingNumber, because, since }]);
    expect(await holders(practiceId, of)).toEqual([]);
  }

  const proposed = says(nextStep(owed), "files.disposal-proposed");
  const disposal = {
    preserved: { of, because: "open-incident" },
    filesDisposal: { state: "proposed", patientRef: of },
  } as const;
  const opened = says(nextStep(proposed), "paper.viewed");
  for (const step of [proposed, opened])
    await ledger.commit({ ...at(step, "2033-01-01T12:00:00.000Z"), ...disposal });
  // What is done in order to decide moves the day by nothing, and anything else does.
  expect(await left(practiceId, of)).toMatchObject([{ since: "2027-02-04T12:00:00.000Z" }]);
  expect(await filesDisposals(client, "ledger")(practiceId)).toMatchObject([
    { requestId, patientRef: of, state: "proposed", at: "2033-01-01T12:00:00.000Z" },
  ]);
  const moved = at(nextStep(opened), "2033-01-02T12:00:00.000Z");
  await ledger.commit({ ...moved, ...disposal });
  expect(await left(practiceId, of)).toMatchObject([{ since: "2033-01-02T12:00:00.000Z" }]);

  const again = { ...nextStep(moved), filesDisposalBefore: true, preserved: open.preserved };
  await ledger.commit(again);
  expect(await left(practiceId, of)).toEqual([]);
  expect(await holders(practiceId, of)).toMatchObject([{ requestId, because: "open-request" }]);
  expect(await filesDisposals(client, "ledger")(practiceId)).toEqual([]);
});
