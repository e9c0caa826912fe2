/** A call that a stand-in refuses, with AWS's own error code, the HTTP status and any members the error shape has besides its message. */
export class RefusedCall extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, status = 400, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = "RefusedCall";
    this.code = code;
    this.status = status;
    this.details = details;
  }
}
