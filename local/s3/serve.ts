import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { signedRequestOf } from "../http/requests.ts";
import { queryPairs } from "../iam/canonical-request.ts";
import { ACCOUNT_ID, type PrincipalDirectory } from "../iam/principals.ts";
import { asS3Error } from "../iam/signature-refusal.ts";
import { type SignedRequest, verifyRequest } from "../iam/signature.ts";
import type { AccessLog } from "./access-log.ts";
import type { Bucket } from "./bucket.ts";
import { type Call, emptyReply, type Reply, type Service } from "./call.ts";
import { corsHeaders, preflight } from "./cors.ts";
import { accessDenied, authenticationFailure, failureBody, S3Failure } from "./failure.ts";
import { postObject } from "./post-object.ts";
import { operationOf } from "./route.ts";
import { sendReply } from "./send-reply.ts";

const longestKey = 1024;

type Target = { readonly bucket: string; readonly key: string };

/** What is learnt of a request on its way, for the access log. */
type Progress = {
  readonly requestId: string;
  readonly signed: SignedRequest;
  bucket: Bucket | undefined;
  key: string;
  operation: string;
  requesterArn: string | null;
  authentication: "AuthHeader" | "QueryString" | null;
  errorCode: string | null;
};

const targetOf = (path: string): Target => {
  try {
    const [, bucket = "", ...key] = path.split("/");
    return { bucket: decodeURIComponent(bucket), key: decodeURIComponent(key.join("/")) };
  } catch {
    throw new S3Failure("InvalidURI", "Couldn't parse the specified URI.");
  }
};

const queryOf = (query: string): ReadonlyMap<string, string> => {
  try {
    return new Map(queryPairs(query));
  } catch {
    throw new S3Failure("InvalidURI", "Couldn't parse the specified URI.");
  }
};

// A presigner moves x-amz- headers into the query; S3 reads them there as if they had been sent as headers.
const withHoistedHeaders = (
  headers: Readonly<Record<string, string>>,
  query: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> => {
  const hoisted = [...query]
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name.startsWith("x-amz-"));
  return { ...Object.fromEntries(hoisted), ...headers };
};

const requireExpectedOwner = (headers: Readonly<Record<string, string>>): void => {
  const owners = [headers["x-amz-expected-bucket-owner"], headers["x-amz-source-expected-bucket-owner"]];
  if (owners.some((owner) => owner !== undefined && owner !== ACCOUNT_ID)) throw accessDenied();
};

const requireBucket = (bucket: Bucket | undefined): Bucket => {
  if (bucket === undefined) throw new S3Failure("NoSuchBucket", "The specified bucket does not exist");
  return bucket;
};

const perform = async (
  service: Service,
  directory: PrincipalDirectory,
  request: IncomingMessage,
  progress: Progress,
): Promise<Reply> => {
  const { signed } = progress;
  const target = targetOf(signed.path);
  progress.key = target.key;
  if (target.bucket === "")
    throw new S3Failure("NotImplemented", "Requests without a bucket are not implemented here.");
  progress.bucket = service.bucketNamed(target.bucket);
  if (Buffer.byteLength(target.key) > longestKey)
    throw new S3Failure("KeyTooLongError", "Your key is too long");
  const query = queryOf(signed.query);
  const unauthenticated = {
    service,
    remoteAddress: request.socket.remoteAddress ?? "",
    method: signed.method,
    query,
    headers: signed.headers,
    // A refusal half-way through a body must not destroy the connection it has to be answered on.
    body: request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>,
  };

  if (signed.method === "OPTIONS") {
    progress.operation = "REST.OPTIONS.PREFLIGHT";
    return preflight(requireBucket(progress.bucket).config.cors ?? [], signed.headers);
  }
  if (signed.method === "POST" && /^multipart\/form-data/i.test(signed.headers["content-type"] ?? "")) {
    progress.operation = "REST.POST.OBJECT";
    const bucket = requireBucket(progress.bucket);
    return postObject({ ...unauthenticated, bucket }, directory, ({ key, caller }) => {
      progress.key = key;
      progress.requesterArn = caller.principal.arn;
    });
  }

  const verified = verifyRequest(signed, directory, service.now());
  if ("refused" in verified) throw authenticationFailure(asS3Error(verified));
  const { principal, signedAt, presigned } = verified;
  progress.requesterArn = principal.arn;
  progress.authentication = presigned ? "QueryString" : "AuthHeader";
  if (verified.service !== "s3") {
    throw new S3Failure(
      "AuthorizationHeaderMalformed",
      `The credential is for ${verified.service}; expecting s3.`,
    );
  }
  const call: Call = {
    ...unauthenticated,
    bucket: requireBucket(progress.bucket),
    key: target.key,
    headers: presigned ? withHoistedHeaders(signed.headers, query) : signed.headers,
    caller: { principal, authType: presigned ? "REST-QUERY-STRING" : "REST-HEADER", signedAt },
  };
  requireExpectedOwner(call.headers);
  const operation = operationOf(call);
  progress.operation = operation.name;
  return operation.run(call);
};

const brokenOff = (): S3Failure =>
  new S3Failure("IncompleteBody", "The client went away before its request was complete.");

// Where an unexpected error came from, without its message: that could quote a body, and bodies hold patients' data.
const placeOf = (error: unknown): string =>
  error instanceof Error
    ? [error.name, ...(error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "))].join("\n")
    : typeof error;

const failureReply = (error: unknown, progress: Progress): Reply => {
  const failure =
    error instanceof S3Failure
      ? error
      : new S3Failure("InternalError", "We encountered an internal error. Please try again.");
  if (failure !== error) console.error(`S3 ${progress.operation} failed: ${placeOf(error)}`);
  progress.errorCode = failure.code;
  if (failure.status === 304) return emptyReply(304, failure.headers);
  return {
    status: failure.status,
    headers: { ...failure.headers, "content-type": "application/xml" },
    body: failureBody(failure, progress.signed.path, progress.requestId),
    subject: null,
  };
};

/** Makes the handler of all S3 requests: authenticate, find the operation, answer, log. It never rejects. */
export const createHandler =
  (service: Service, directory: PrincipalDirectory, accessLog: AccessLog) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const startedAt = service.now();
    const signed = signedRequestOf(request);
    const progress: Progress = {
      requestId: randomBytes(8).toString("hex").toUpperCase(),
      signed,
      bucket: undefined,
      key: "",
      operation: `REST.${signed.method}.OBJECT`,
      requesterArn: null,
      authentication: null,
      errorCode: null,
    };
    const hostId = randomBytes(32).toString("base64");
    const reply = await perform(service, directory, request, progress).catch((error: unknown) =>
      failureReply(request.errored === null ? error : brokenOff(), progress),
    );
    // What a refusal left unread is read and dropped: a client that cannot finish sending does not see the answer.
    request.resume();
    const answeredAt = service.now();
    const cors = corsHeaders(progress.bucket?.config.cors ?? [], signed.headers["origin"], signed.method);
    const headers = {
      ...reply.headers,
      ...cors,
      "x-amz-request-id": progress.requestId,
      "x-amz-id-2": hostId,
    };
    const bytesSent = await sendReply(response, signed.method, { ...reply, headers }).catch(
      (error: unknown) => {
        console.error(`S3 ${progress.operation} could not be answered: ${placeOf(error)}`);
        response.destroy();
        return 0;
      },
    );
    if (progress.bucket === undefined) return;
    accessLog.record(progress.bucket, {
      bucket: progress.bucket.config.name,
      at: startedAt,
      remoteAddress: request.socket.remoteAddress ?? "-",
      requesterArn: progress.requesterArn,
      requestId: progress.requestId,
      operation: progress.operation,
      key: progress.key === "" ? null : progress.key,
      requestUri: `${signed.method} ${request.url ?? "/"} HTTP/${request.httpVersion}`,
      status: reply.status,
      errorCode: progress.errorCode,
      bytesSent,
      objectSize: reply.subject?.objectSize ?? null,
      totalTime: service.now() - startedAt,
      turnAroundTime: answeredAt - startedAt,
      referer: signed.headers["referer"] ?? null,
      userAgent: signed.headers["user-agent"] ?? null,
      versionId: reply.subject?.versionId ?? null,
      hostId,
      authentication: progress.authentication,
      host: signed.headers["host"] ?? null,
    });
  };
