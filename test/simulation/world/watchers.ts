import type { Row } from "./dynamodb.ts";
import type { FunctionName } from "./functions.ts";
import type { Rewrap } from "./keys.ts";
import type { Version } from "./storage.ts";

/** Who is told of what happens in the account; nobody to begin with. */
export const nobodyWatches = () => ({
  /** Just before a function runs. */
  invoked: (_fn: FunctionName, _event: unknown) => {},
  rowInserted: (_row: Row) => {},
  rowWritten: (_row: Row) => {},
  objectStored: (_version: Version) => {},
  rewrapped: (_rewrap: Rewrap) => {},
  misused: (_operation: string) => {},
  destroyed: (_version: Version) => {},
  /** What the malware scanner has written beside a version by now. */
  verdictOn: (_version: Version): string | undefined => "NO_THREATS_FOUND",
});
