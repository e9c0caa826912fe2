/** Why a signature was not accepted. */
type SignatureRefusalCode =
  | "MissingAuthenticationToken"
  | "AuthorizationHeaderMalformed"
  | "InvalidAccessKeyId"
  | "InvalidToken"
  | "SignatureDoesNotMatch"
  | "HeadersNotSigned"
  | "RequestTimeTooSkewed"
  | "RequestExpired"
  | "ContentSha256Mismatch"
  | "PolicyConditionFailed"
  | "MalformedPolicy";

/** A refusal to take a caller for who it says it is; the message names no secret. */
export type SignatureRefusal = { readonly refused: SignatureRefusalCode; readonly message: string };

/** An error as an AWS service words it. */
export type ServiceError = { readonly status: number; readonly code: string; readonly message: string };

/** Makes a refusal. */
export function refuse(refused: SignatureRefusalCode, message: string): SignatureRefusal {
  return { refused, message };
}

/** The refusal in the words of the JSON services (KMS, DynamoDB, SQS, Scheduler, SES). */
export function asJsonServiceError({ refused, message }: SignatureRefusal): ServiceError {
  switch (refused) {
    case "MissingAuthenticationToken":
      return { status: 400, code: "MissingAuthenticationTokenException", message };
    case "AuthorizationHeaderMalformed":
      return { status: 400, code: "IncompleteSignatureException", message };
    case "InvalidAccessKeyId":
    case "InvalidToken":
      return { status: 400, code: "UnrecognizedClientException", message };
    case "SignatureDoesNotMatch":
    case "HeadersNotSigned":
    case "RequestTimeTooSkewed":
    case "RequestExpired":
    case "ContentSha256Mismatch":
    case "PolicyConditionFailed":
    case "MalformedPolicy":
      return { status: 400, code: "InvalidSignatureException", message };
  }
}

/** The refusal in the words of S3. */
export function asS3Error({ refused, message }: SignatureRefusal): ServiceError {
  switch (refused) {
    case "AuthorizationHeaderMalformed":
    case "InvalidToken":
      return { status: 400, code: refused, message };
    case "ContentSha256Mismatch":
      return { status: 400, code: "XAmzContentSHA256Mismatch", message };
    case "MalformedPolicy":
      return { status: 400, code: "InvalidPolicyDocument", message };
    case "InvalidAccessKeyId":
    case "SignatureDoesNotMatch":
    case "RequestTimeTooSkewed":
      return { status: 403, code: refused, message };
    case "MissingAuthenticationToken":
    case "HeadersNotSigned":
    case "RequestExpired":
    case "PolicyConditionFailed":
      return { status: 403, code: "AccessDenied", message };
  }
}
