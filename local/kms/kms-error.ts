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

/** A refusal of KMS under AWS's own code. */
export class KmsError extends Error {
  readonly code: KmsErrorCode;

  constructor(code: KmsErrorCode, message: string) {
    super(message);
    this.name = "KmsError";
    this.code = code;
  }
}
