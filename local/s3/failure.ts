import { element, xmlDocument } from "./xml.ts";

const statusOf = {
  AccessControlListNotSupported: 400,
  AccessDenied: 403,
  AuthorizationHeaderMalformed: 400,
  BadDigest: 400,
  BucketAlreadyOwnedByYou: 409,
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  ExpiredToken: 400,
  IncompleteBody: 400,
  InternalError: 500,
  InvalidAccessKeyId: 403,
  InvalidArgument: 400,
  InvalidDigest: 400,
  InvalidPart: 400,
  InvalidPartOrder: 400,
  InvalidPolicyDocument: 400,
  InvalidRange: 416,
  InvalidRequest: 400,
  InvalidTag: 400,
  InvalidToken: 400,
  InvalidURI: 400,
  "KMS.DisabledException": 400,
  "KMS.KMSInvalidStateException": 400,
  "KMS.NotFoundException": 400,
  KeyTooLongError: 400,
  MalformedPOSTRequest: 400,
  MalformedXML: 400,
  MaxPostPreDataLengthExceeded: 400,
  MetadataTooLarge: 400,
  MethodNotAllowed: 405,
  MissingContentLength: 411,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  NoSuchObjectLockConfiguration: 404,
  NoSuchUpload: 404,
  NoSuchVersion: 404,
  NotImplemented: 501,
  NotModified: 304,
  ObjectLockConfigurationNotFoundError: 404,
  PreconditionFailed: 412,
  RequestTimeTooSkewed: 403,
  SignatureDoesNotMatch: 403,
  XAmzContentChecksumMismatch: 400,
  XAmzContentSHA256Mismatch: 400,
} as const satisfies Record<string, number>;

/** A code of S3's public error list that this stand-in answers with. */
type S3ErrorCode = keyof typeof statusOf;

/** A refusal that ends the request with S3's own code; headers are those S3 sends beside it (a delete marker's, a range's). */
export class S3Failure extends Error {
  readonly code: S3ErrorCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: S3ErrorCode, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = "S3Failure";
    this.code = code;
    this.status = statusOf[code];
    this.headers = headers;
  }
}

/** The one answer to everything a caller may not do; it does not say what exists. */
export const accessDenied = (why = "Access Denied"): S3Failure => new S3Failure("AccessDenied", why);

/** The XML body of an error answer. */
export const failureBody = (failure: S3Failure, resource: string, requestId: string): string =>
  xmlDocument(
    element("Error", [
      element("Code", failure.code),
      element("Message", failure.message),
      element("Resource", resource),
      element("RequestId", requestId),
    ]),
  );

/** The failure for a caller whose signature was refused, under the code the verifier chose. */
export const authenticationFailure = ({ code, message }: { code: string; message: string }): S3Failure =>
  new S3Failure(isErrorCode(code) ? code : "AccessDenied", message);

const isErrorCode = (code: string): code is S3ErrorCode => Object.hasOwn(statusOf, code);
