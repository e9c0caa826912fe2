import { RefusedCall } from "../protocol/refused-call.ts";

/** The error codes of AWS KMS that this stand-in gives. */
export type KmsErrorCode =
  | "AccessDeniedException"
  | "AlreadyExistsException"
  | "DisabledException"
  | "IncorrectKeyException"
  | "InvalidCiphertextException"
  | "InvalidGrantIdException"
  | "InvalidGrantTokenException"
  | "InvalidKeyUsageException"
  | "KMSInvalidMacException"
  | "KMSInvalidSignatureException"
  | "KMSInvalidStateException"
  | "MalformedPolicyDocumentException"
  | "NotFoundException"
  | "UnknownOperationException"
  | "ValidationException";

/** A refusal of KMS under AWS's own code; every one of them has status 400. */
export class KmsError extends RefusedCall {
  declare readonly code: KmsErrorCode;

  constructor(code: KmsErrorCode, message: string) {
    super(code, message);
    this.name = "KmsError";
  }
}
