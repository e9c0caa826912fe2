import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { type AccessKey, directoryOf, servicePrincipal } from "../../local/iam/principals.ts";
import type { QueueConfiguration } from "../../local/sqs/queue.ts";
import { createSqs, type LocalSqs } from "../../local/sqs/sqs.ts";
import { accessKeyFor, administrator, serve } from "./local-port.ts";

const deadLetterQueueArn = "arn:aws:sqs:us-east-1:000000000000:dead-letters";
const worker = accessKeyFor("worker", [
  {
    Statement: {
      Effect: "Allow",
      Action: ["sqs:GetQueueUrl", "sqs:SendMessage"],
      Resource: "arn:aws:sqs:us-east-1:000000000000:jobs",
    },
  },
]);
const queues: readonly QueueConfiguration[] = [
  { name: "jobs", redrive: { deadLetterQueueArn, maxReceiveCount: 2 }, visibilityTimeoutSeconds: 30 },
  {
    name: "dead-letters",
    policy: {
      Statement: {
        Effect: "Allow",
        Principal: { Service: "scheduler.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: deadLetterQueueArn,
      },
    },
  },
  { name: "jobs.fifo", contentBasedDeduplication: true },
];

let dir: string;
let now: number;
let sqs: LocalSqs;
let client: SQSClient;
let stop: () => Promise<void>;

async function start(): Promise<void> {
  sqs = await createSqs({ dir, directory: directoryOf([administrator, worker]), now: () => now });
  for (const queue of queues) await sqs.ensureQueue(queue);
  const server = await serve((request, response) => void sqs.handle(request, response));
  const clientOf = (credentials: AccessKey) =>
    new SQSClient({ endpoint: server.endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
  client = clientOf(administrator);
  workerClient = clientOf(worker);
  stop = async () => {
    await server.close();
    await sqs.close();
  };
}
let workerClient: SQSClient;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "duces-queues-"));
  now = Date.parse("2026-03-02T12:00:00Z");
  await start();
});
afterEach(async () => {
  await stop();
  await rm(dir, { recursive: true, force: true });
});

const urlOf = async (QueueName: string) =>
  (await client.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl ?? "none";
const send = async (queue: string, MessageBody: string, more: Partial<SendMessageCommandInput> = {}) =>
  client.send(new SendMessageCommand({ QueueUrl: await urlOf(queue), MessageBody, ...more }));
const receive = async (queue: string, more: Partial<ReceiveMessageCommandInput> = {}) =>
  (
    await client.send(
      new ReceiveMessageCommand({
        QueueUrl: await urlOf(queue),
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ["All"],
        MessageAttributeNames: ["All"],
        ...more,
      }),
    )
  ).Messages ?? [];
const remove = async (queue: string, ReceiptHandle: string | undefined) =>
  client.send(new DeleteMessageCommand({ QueueUrl: await urlOf(queue), ReceiptHandle }));

describe("a standard queue", () => {
  test("hides a received message for its visibility timeout and shows it again until it is deleted", async () => {
    await send("jobs", "notify", {
      MessageAttributes: { kind: { DataType: "String", StringValue: "mail" } },
    });
    const [first] = await receive("jobs");
    expect(first).toMatchObject({ Body: "notify", MessageAttributes: { kind: { StringValue: "mail" } } });
    expect(await receive("jobs")).toEqual([]);
    now += 30_001;
    const [again] = await receive("jobs");
    expect(again?.MessageId).toBe(first?.MessageId);
    expect(again?.Attributes?.ApproximateReceiveCount).toBe("2");
    await remove("jobs", again?.ReceiptHandle);
    now += 30_001;
    expect(await receive("jobs")).toEqual([]);
  });

  test("moves a message to the dead-letter queue after it was received as often as allowed", async () => {
    await send("jobs", "poison");
    for (let time = 0; time < 2; time += 1) {
      expect(await receive("jobs")).toHaveLength(1);
      now += 30_001;
    }
    expect(await receive("jobs")).toEqual([]);
    const [dead] = await receive("dead-letters");
    expect(dead).toMatchObject({
      Body: "poison",
      Attributes: { DeadLetterQueueSourceArn: "arn:aws:sqs:us-east-1:000000000000:jobs" },
    });
  });

  test("wakes a waiting receiver when a message arrives", async () => {
    const waiting = receive("jobs", { WaitTimeSeconds: 10 });
    const startedAt = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await send("jobs", "late");
    expect((await waiting).map(({ Body }) => Body)).toEqual(["late"]);
    expect(Date.now() - startedAt).toBeLessThan(5000);
  });

  test("takes nothing for a receiver who left while waiting", async () => {
    const QueueUrl = await urlOf("jobs");
    const leaving = new AbortController();
    const waiting = client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 10 }), {
      abortSignal: leaving.signal,
    });
    setTimeout(() => leaving.abort(), 150);
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await send("jobs", "for those who stay");
    const [message] = await receive("jobs");
    expect(message?.Attributes?.ApproximateReceiveCount).toBe("1");
  });

  test("answers an empty wait when its time is over", async () => {
    const startedAt = Date.now();
    expect(await receive("jobs", { WaitTimeSeconds: 1 })).toEqual([]);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(950);
  });

  test("gives no more messages than asked for, oldest first", async () => {
    for (const body of ["1", "2", "3"]) await send("jobs", body);
    expect((await receive("jobs", { MaxNumberOfMessages: 2 })).map(({ Body }) => Body)).toEqual(["1", "2"]);
    await expect(receive("jobs", { MaxNumberOfMessages: 11 })).rejects.toMatchObject({
      name: "InvalidParameterValue",
    });
  });

  test("shows a message at once when its visibility is set to zero", async () => {
    await send("jobs", "again");
    const [{ ReceiptHandle } = {}] = await receive("jobs");
    const show = async (VisibilityTimeout: number) =>
      client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: await urlOf("jobs"),
          ReceiptHandle,
          VisibilityTimeout,
        }),
      );
    await show(0);
    expect(await receive("jobs")).toHaveLength(1);
    await expect(show(0)).rejects.toMatchObject({ name: "MessageNotInflight" });
  });

  test("holds a delayed message back", async () => {
    await send("jobs", "tomorrow", { DelaySeconds: 60 });
    expect(await receive("jobs")).toEqual([]);
    now += 60_000;
    expect(await receive("jobs")).toHaveLength(1);
  });

  test("sends and deletes in batches and names the entries that failed", async () => {
    const QueueUrl = await urlOf("jobs");
    const Entries = [
      { Id: "a", MessageBody: "one" },
      { Id: "b", MessageBody: "two", DelaySeconds: 901 },
      { Id: "c", MessageBody: "three" },
    ];
    const sent = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    expect(sent.Successful?.map(({ Id }) => Id)).toEqual(["a", "c"]);
    expect(sent.Failed).toMatchObject([{ Id: "b", SenderFault: true }]);
    const received = await receive("jobs");
    const handles = received.map(({ ReceiptHandle }, at) => ({ Id: String(at), ReceiptHandle }));
    const deleted = await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: handles }));
    expect(deleted.Successful).toHaveLength(2);
    now += 30_001;
    expect(await receive("jobs")).toEqual([]);
    const repeated = client.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: [Entries[0], Entries[0]].flatMap((entry) => entry ?? []),
      }),
    );
    await expect(repeated).rejects.toMatchObject({ name: "BatchEntryIdsNotDistinct" });
  });

  test("counts its messages and forgets them all on a purge", async () => {
    for (const body of ["1", "2", "3"]) await send("jobs", body);
    await receive("jobs", { MaxNumberOfMessages: 1 });
    const QueueUrl = await urlOf("jobs");
    const attributes = async () =>
      (await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }))).Attributes;
    expect(await attributes()).toMatchObject({
      ApproximateNumberOfMessages: "2",
      ApproximateNumberOfMessagesNotVisible: "1",
      QueueArn: "arn:aws:sqs:us-east-1:000000000000:jobs",
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetterQueueArn, maxReceiveCount: 2 }),
    });
    await client.send(new PurgeQueueCommand({ QueueUrl }));
    expect(await attributes()).toMatchObject({ ApproximateNumberOfMessages: "0" });
  });

  test("keeps messages, receipts and dead letters over a restart", async () => {
    await send("jobs", "durable");
    await send("jobs", "in flight");
    const [first] = await receive("jobs", { MaxNumberOfMessages: 1 });
    await stop();
    await start();
    expect((await receive("jobs")).map(({ Body }) => Body)).toEqual(["in flight"]);
    await remove("jobs", first?.ReceiptHandle);
    now += 30_001;
    expect((await receive("jobs")).map(({ Body }) => Body)).toEqual(["in flight"]);
  });

  test("drops messages older than the retention period", async () => {
    await send("jobs", "old");
    now += 345_600_001;
    expect(await receive("jobs")).toEqual([]);
  });
});

describe("a first-in-first-out queue", () => {
  const sendTo = (MessageGroupId: string, body: string) => send("jobs.fifo", body, { MessageGroupId });

  test("keeps the order of a group and blocks it while one of its messages is out", async () => {
    for (const body of ["a1", "a2"]) await sendTo("a", body);
    await sendTo("b", "b1");
    const [first] = await receive("jobs.fifo", { MaxNumberOfMessages: 1 });
    expect(first?.Body).toBe("a1");
    expect((await receive("jobs.fifo")).map(({ Body }) => Body)).toEqual(["b1"]);
    await remove("jobs.fifo", first?.ReceiptHandle);
    expect((await receive("jobs.fifo")).map(({ Body }) => Body)).toEqual(["a2"]);
  });

  test("adds a message once within five minutes, also over a restart", async () => {
    const first = await sendTo("a", "once");
    await stop();
    await start();
    expect((await sendTo("a", "once")).MessageId).toBe(first.MessageId);
    now += 5 * 60_000;
    expect((await sendTo("a", "once")).MessageId).not.toBe(first.MessageId);
    expect(await receive("jobs.fifo")).toHaveLength(2);
  });

  test("refuses a message without a group", async () => {
    await expect(send("jobs.fifo", "lost")).rejects.toMatchObject({ name: "MissingParameter" });
  });
});

describe("access to the queues", () => {
  test("lets a role do what its policy names and nothing else", async () => {
    const QueueUrl = await urlOf("jobs");
    await workerClient.send(new SendMessageCommand({ QueueUrl, MessageBody: "allowed" }));
    await expect(workerClient.send(new ReceiveMessageCommand({ QueueUrl }))).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
    const other = workerClient.send(
      new SendMessageCommand({ QueueUrl: await urlOf("dead-letters"), MessageBody: "x" }),
    );
    await expect(other).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  test("lets a service deliver only where the queue's policy names it", async () => {
    const scheduler = servicePrincipal("scheduler.amazonaws.com");
    await sqs.send(scheduler, deadLetterQueueArn, { body: "undelivered" });
    expect((await receive("dead-letters")).map(({ Body }) => Body)).toEqual(["undelivered"]);
    const elsewhere = sqs.send(scheduler, "arn:aws:sqs:us-east-1:000000000000:jobs", { body: "x" });
    await expect(elsewhere).rejects.toMatchObject({ code: "AccessDeniedException" });
  });

  test("answers for an unknown queue with its own exception", async () => {
    await expect(urlOf("nowhere")).rejects.toMatchObject({ name: "QueueDoesNotExist" });
  });
});
