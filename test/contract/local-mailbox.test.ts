import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { SendEmailCommand, type SendEmailCommandInput, SESv2Client } from "@aws-sdk/client-sesv2";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { type AccessKey, directoryOf } from "../../local/iam/principals.ts";
import { createMailbox, type LocalMailbox } from "../../local/mailbox/mailbox.ts";
import { accessKeyFor, administrator, serve } from "./local-port.ts";

const from = "records@practice.example";
const notifier = accessKeyFor("notifier", [
  {
    Statement: {
      Effect: "Allow",
      Action: "ses:SendEmail",
      Resource: [
        "arn:aws:ses:us-east-1:000000000000:identity/practice.example",
        "arn:aws:ses:us-east-1:000000000000:configuration-set/tls-only",
      ],
      Condition: { StringEquals: { "ses:FromAddress": from } },
    },
  },
]);

let dir: string;
let mailbox: LocalMailbox;
let clientOf: (key: AccessKey) => SESv2Client;
let stop: () => Promise<void>;
const now = Date.parse("2026-03-02T12:00:00Z");

async function start(): Promise<void> {
  mailbox = await createMailbox({ dir, directory: directoryOf([administrator, notifier]), now: () => now });
  mailbox.ensureIdentity("practice.example", "verified");
  mailbox.ensureIdentity("pending.example", "not verified");
  mailbox.ensureConfigurationSet("tls-only");
  const server = await serve((request, response) => void mailbox.handle(request, response));
  clientOf = (credentials) =>
    new SESv2Client({ endpoint: server.endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
  stop = async () => {
    await server.close();
    await mailbox.close();
  };
}

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "duces-mail-"));
  await start();
});
afterEach(async () => {
  await stop();
  await rm(dir, { recursive: true, force: true });
});

const simple = (more: Partial<SendEmailCommandInput> = {}): SendEmailCommandInput => ({
  FromEmailAddress: `Records desk <${from}>`,
  Destination: {
    ToAddresses: ["Jordan Vale <jordan@client.example>"],
    BccAddresses: ["file@practice.example"],
  },
  Content: {
    Simple: {
      Subject: { Data: "A message awaits you" },
      Body: { Text: { Data: "Please sign in." }, Html: { Data: "<p>Please sign in.</p>" } },
    },
  },
  ...more,
});
const send = (input: SendEmailCommandInput, key = administrator) =>
  clientOf(key).send(new SendEmailCommand(input));

describe("a mail that is taken in", () => {
  test("is kept as sent and found by any of its recipients, whatever the letters", async () => {
    const { MessageId } = await send(simple({ ConfigurationSetName: "tls-only" }), notifier);
    expect(mailbox.list()).toEqual([
      {
        messageId: MessageId,
        sentAt: now,
        sentBy: "arn:aws:iam::000000000000:role/notifier",
        from: `Records desk <${from}>`,
        to: ["Jordan Vale <jordan@client.example>"],
        cc: [],
        bcc: ["file@practice.example"],
        replyTo: [],
        subject: "A message awaits you",
        content: { kind: "simple", text: "Please sign in.", html: "<p>Please sign in.</p>", headers: {} },
        configurationSet: "tls-only",
      },
    ]);
    expect(mailbox.find("JORDAN@client.example")).toHaveLength(1);
    expect(mailbox.find("file@practice.example")).toHaveLength(1);
    expect(mailbox.find("nobody@client.example")).toEqual([]);
  });

  test("survives a restart, in order", async () => {
    for (const Data of ["first", "second"]) {
      await send(simple({ Content: { Simple: { Subject: { Data }, Body: { Text: { Data: "x" } } } } }));
    }
    await stop();
    await start();
    await send(simple());
    expect(mailbox.list().map(({ subject }) => subject)).toEqual(["first", "second", "A message awaits you"]);
  });

  test("may be a whole message, whose headers name sender, recipients and subject", async () => {
    const message = [
      `From: ${from}`,
      "To: jordan@client.example,",
      " kim@client.example",
      "Subject: =?utf-8?Q?Ihre_Anfrage_=C3=BCber_Akten?=",
      "",
      "Text",
    ].join("\r\n");
    await send({ Content: { Raw: { Data: Buffer.from(message) } } });
    expect(mailbox.find("kim@client.example")).toMatchObject([
      { from, subject: "Ihre Anfrage über Akten", content: { kind: "raw", message } },
    ]);
  });
});

describe("a mail that is refused", () => {
  afterEach(() => {
    if (mailbox.list().length > 0) throw new Error("a mail that was refused was kept all the same");
  });

  test("comes from an identity that is unknown or not verified", async () => {
    for (const FromEmailAddress of ["x@pending.example", "x@unknown.example"]) {
      await expect(send(simple({ FromEmailAddress }))).rejects.toMatchObject({ name: "MessageRejected" });
    }
  });

  test("names no recipient, more than fifty, or something that is no address", async () => {
    const many = Array.from({ length: 51 }, (_, at) => `person${at}@client.example`);
    for (const ToAddresses of [[], many, ["nowhere"]]) {
      await expect(send(simple({ Destination: { ToAddresses } }))).rejects.toMatchObject({
        name: "BadRequestException",
      });
    }
  });

  test("would smuggle in a header by a line break in its subject", async () => {
    const Content = { Simple: { Subject: { Data: "x\r\nBcc: y@z.example" }, Body: { Text: { Data: "x" } } } };
    await expect(send(simple({ Content }))).rejects.toMatchObject({ name: "BadRequestException" });
  });

  test("names a configuration set that does not exist", async () => {
    await expect(send(simple({ ConfigurationSetName: "none" }))).rejects.toMatchObject({
      name: "NotFoundException",
    });
  });

  test("comes from an address that the sender's policy does not name", async () => {
    const other = send(simple({ FromEmailAddress: "billing@practice.example" }), notifier);
    await expect(other).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  test("is a whole message from a role that may only send composed ones", async () => {
    const Data = Buffer.from(`From: ${from}\r\nTo: jordan@client.example\r\n\r\nText`);
    await expect(send({ Content: { Raw: { Data } } }, notifier)).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });
});
