import { randomBytes } from "node:crypto";
import { evaluate } from "../iam/evaluate.ts";
import { ACCOUNT_ID, servicePrincipal } from "../iam/principals.ts";
import { accessLogLine, logObjectKey, type LoggedRequest } from "./access-log-line.ts";
import { type Bucket, bucketArn, objectArn } from "./bucket.ts";
import type { Service } from "./call.ts";
import { readDescription } from "./description.ts";
import { bodyClaims } from "./incoming-body.ts";
import { storeObject } from "./store-object.ts";

/** Collects finished requests and writes them as objects into the log bucket within a second; AWS takes hours. */
export type AccessLog = {
  record(source: Bucket, request: LoggedRequest): void;
  /** Delivers what is still held. */
  close(): Promise<void>;
};

const deliverAfter = 500;

/** Whoever delivers logs in AWS; the log bucket's policy must allow it to put objects. */
const deliverer = servicePrincipal("logging.s3.amazonaws.com");

const mayDeliver = (source: string, target: Bucket, key: string): boolean =>
  evaluate({
    principal: deliverer,
    action: "s3:PutObject",
    resource: objectArn(target.config.name, key),
    resourcePolicy: target.config.policy,
    context: { "aws:SourceArn": bucketArn(source), "aws:SourceAccount": ACCOUNT_ID },
  }).allowed;

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** Begins to collect; `service` finds the log buckets and encrypts their objects. */
export const createAccessLog = (service: Service): AccessLog => {
  const held = new Map<string, { source: Bucket; lines: string[] }>();
  const warned = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let delivery: Promise<void> = Promise.resolve();

  const warnOnce = (source: string, why: string): void => {
    if (warned.has(source)) return;
    warned.add(source);
    console.warn(`The access log of bucket ${source} is not delivered: ${why}`);
  };

  const deliver = async (source: Bucket, lines: readonly string[]): Promise<void> => {
    const { name, accessLogs } = source.config;
    if (accessLogs === undefined) return;
    const target = service.bucketNamed(accessLogs.bucket);
    if (target === undefined) return warnOnce(name, `there is no bucket ${accessLogs.bucket}.`);
    const unique = randomBytes(8).toString("hex").toUpperCase();
    const key = logObjectKey(accessLogs.prefix, service.now(), unique);
    if (!mayDeliver(name, target, key)) {
      return warnOnce(
        name,
        `the policy of ${accessLogs.bucket} must allow logging.s3.amazonaws.com to s3:PutObject.`,
      );
    }
    const body = Buffer.from(`${lines.join("\n")}\n`);
    await storeObject(service, target, deliverer, {
      key,
      wish: { kind: "AES256" },
      description: readDescription({ "content-type": "text/plain" }),
      lock: { retention: null, legalHold: false },
      precondition: { kind: "none" },
      claims: bodyClaims({ "content-length": String(body.length) }),
      body: once(body),
    });
  };

  const deliverAll = async (): Promise<void> => {
    const waiting = [...held.values()];
    held.clear();
    for (const { source, lines } of waiting) {
      await deliver(source, lines).catch((error: unknown) => {
        warnOnce(source.config.name, String(error));
      });
    }
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    delivery = delivery.then(deliverAll);
    return delivery;
  };

  return {
    record: (source, request) => {
      const { name, accessLogs } = source.config;
      if (accessLogs === undefined) return;
      const waiting = held.get(name) ?? { source, lines: [] };
      waiting.lines.push(accessLogLine(request));
      held.set(name, waiting);
      timer ??= setTimeout(() => void flush(), deliverAfter);
    },
    close: flush,
  };
};
