import type { SQSEvent } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { workThrough } from "../../../../functions/assemble-production/work-through.ts";
import { anAssembly, job } from "../../../support/assembly.ts";
import { ids } from "../../../support/desk.ts";

describe("the work queue", () => {
  const message = (body: string, tries: number, messageId: string) => ({
    body,
    messageId,
    attributes: {
      ApproximateReceiveCount: String(tries),
      SentTimestamp: "",
      SenderId: "",
      ApproximateFirstReceiveTimestamp: "",
    },
    receiptHandle: "",
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "",
    awsRegion: "us-east-1",
  });
  const eventOf = (...Records: SQSEvent["Records"]): SQSEvent => ({ Records });

  it("gives back the jobs that failed and no other", async () => {
    const { ports } = await anAssembly();
    const broken = { ...ports, readCase: () => Promise.reject(new Error("no table")) };
    const event = eventOf(message("nonsense", 1, "a"), message(JSON.stringify(job), 1, "b"));
    expect(await workThrough(broken, event)).toEqual({
      batchItemFailures: [{ itemIdentifier: "a" }, { itemIdentifier: "b" }],
    });
    expect(await workThrough(ports, eventOf(message(JSON.stringify(job), 1, "c")))).toEqual({
      batchItemFailures: [],
    });
  });

  it.each([
    ["a retired grant's token", "AccessDeniedException"],
    ["a key that was re-wrapped for another request", "InvalidCiphertextException"],
  ])(
    "opens nothing with %s, and says so on the line that an alarm rings on (AB-029)",
    async (_what, name) => {
      const { ports, writer, productions } = await anAssembly();
      const lines: unknown[] = [];
      const replayed = {
        ...ports,
        releaseNote: () => Promise.reject(Object.assign(new Error("refused"), { name })),
        log: (...line: readonly unknown[]) => void lines.push(line),
      };
      await workThrough(replayed, eventOf(message(JSON.stringify(job), 3, "a")));
      expect(writer.told.at(-1)?.event).toEqual({
        type: "production.failed",
        productionId: ids.production,
        reason: `error-${name}`,
      });
      expect(productions.acts).toEqual([]);
      expect(lines.filter((line) => Array.isArray(line) && line[0] === "security")).toEqual([
        ["security", "key-refused", { productionId: ids.production, errorName: name }],
      ]);
    },
  );

  it("reports a job as failed after the third time, so that one poisonous record stops nobody for ever", async () => {
    const { ports, writer } = await anAssembly();
    const broken = {
      ...ports,
      records: { read: () => Promise.reject(new RangeError("Canary Quillfeather")) },
    };
    expect(await workThrough(broken, eventOf(message(JSON.stringify(job), 2, "a")))).toEqual({
      batchItemFailures: [{ itemIdentifier: "a" }],
    });
    expect(await workThrough(broken, eventOf(message(JSON.stringify(job), 3, "a")))).toEqual({
      batchItemFailures: [],
    });
    expect(writer.told.at(-1)?.event).toEqual({
      type: "production.failed",
      productionId: ids.production,
      reason: "error-RangeError",
    });
    expect(writer.told.filter(({ event }) => event.type === "production.failed")).toHaveLength(1);
  });
});
