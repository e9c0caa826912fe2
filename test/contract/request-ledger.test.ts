import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memoryRequestLedger } from "../../functions/adapters/request-ledger.memory.ts";
import { requestLedger } from "../../functions/adapters/request-ledger.dynamodb.ts";
import type { RequestLedger } from "../../workflows/ports.ts";
import { availableEngines, startOurs } from "./dynamodb-engines.ts";
import type { RunningEngine } from "./dynamodb-engines.ts";
import { firstStep, nextStep } from "./ledger-steps.ts";
import { createLedgerTable } from "./ledger-table.ts";
import { requestLedgerSuite } from "./request-ledger-suite.ts";

describe("the ledger of requests in memory", () => {
  const memory = memoryRequestLedger();
  requestLedgerSuite(() => memory);
});

describe.each(availableEngines())("the ledger of requests in a table of $name", (engine) => {
  let running: RunningEngine;
  let ledger: RequestLedger;
  beforeAll(async () => {
    running = await engine.start();
    ledger = requestLedger(await createLedgerTable(running.tables, "ledger"), "ledger");
  });
  afterAll(() => running.stop());
  requestLedgerSuite(() => ledger);
});

describe("the ledger of requests under load", () => {
  it("asks for another try when the table answers with a conflict", async () => {
    let conflicts = 0;
    const running = await startOurs({
      faults: (operation) =>
        operation.startsWith("Transact") && (conflicts -= 1) >= 0 ? "TransactionConflict" : "none",
    });
    try {
      const ledger = requestLedger(await createLedgerTable(running.tables, "ledger"), "ledger");
      const step = firstStep("conflict");
      conflicts = 1;
      expect(await ledger.commit(step)).toEqual({ outcome: "busy" });
      expect(await ledger.commit(step)).toEqual({ outcome: "committed" });
      conflicts = 1;
      expect(await ledger.commit(nextStep(step))).toEqual({ outcome: "busy" });
    } finally {
      await running.stop();
    }
  });
});
