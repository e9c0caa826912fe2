import { parseArgs } from "node:util";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { auditorOfLocalStack } from "./auditor-of-local-stack.ts";
import type { Auditor } from "./auditor-of-local-stack.ts";
import { ledgerInAws } from "./ledger-in-aws.ts";
import { writeExport } from "./write-export.ts";

const usage = `npm run audit:export -- --practice PRACTICE-ID --out FOLDER [--request REQUEST-ID]
  from the local stack: [--data FOLDER] [--port NUMBER]
  from AWS, with the auditor's credentials in the environment: --table NAME --bucket NAME --signing-key ARN`;

/** `npm run audit:export`: the history of a practice, or of one request, as a folder that `audit:verify` checks. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      practice: { type: "string" },
      request: { type: "string" },
      out: { type: "string" },
      table: { type: "string" },
      bucket: { type: "string" },
      "signing-key": { type: "string" },
      data: { type: "string" },
      port: { type: "string", default: "8787" },
    },
  });
  const { practice, request, out, table, bucket, "signing-key": signingKey } = values;
  if (practice === undefined || out === undefined)
    throw new Error(`Say which practice, and where to: ${usage}`);
  const auditor: Auditor =
    table !== undefined && bucket !== undefined && signingKey !== undefined
      ? { names: { table, bucket, signingKey }, client: {} }
      : auditorOfLocalStack(values.data, Number(values.port));
  const clients = {
    table: DynamoDBDocumentClient.from(new DynamoDBClient(auditor.client)),
    keys: new KMSClient(auditor.client),
    storage: new S3Client({ ...auditor.client, forcePathStyle: auditor.client.endpoint !== undefined }),
  };
  const written = await writeExport(
    ledgerInAws(clients, auditor.names),
    { practiceId: practice, ...(request === undefined ? {} : { requestId: request }) },
    out,
  );
  console.log(
    `${written.events} events of ${written.requests} requests, ${written.looks} looks and ${written.seals} seals are in ${out}. Check them: npm run audit:verify -- ${out}`,
  );
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
