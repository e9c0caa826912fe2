import { errorNameOf } from "../adapters/log.ts";
import type { Log, LogFields } from "../adapters/log.ts";

/** A grant that is retired or another's; a data key that was re-wrapped under other ids. */
const keyRefusals: ReadonlySet<string> = new Set(["AccessDeniedException", "InvalidCiphertextException"]);

/** Writes down a failure by its name. What the key service refuses is tried by nobody who goes the way of the product: an alarm rings on that line. */
export function logFailure(log: Log, what: string, error: unknown, about: LogFields): void {
  const errorName = errorNameOf(error);
  if (keyRefusals.has(errorName)) log("security", "key-refused", { ...about, errorName });
  else log("error", what, { ...about, errorName });
}
