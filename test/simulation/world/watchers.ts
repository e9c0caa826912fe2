import type { Row } from "./dynamodb.ts";
import type { Rewrap } from "./keys.ts";
import type { Version } from "./storage.ts";

/** Who is told of what happens in the account; nobody to begin with. */
export const nobodyWatches = () => ({
  rowInserted: (_row: Row) => {},
  rowWritten: (_row: Row) => {},
  objectStored: (_version: Version) => {},
  rewrapped: (_rewrap: Rewrap) => {},
  misused: (_operation: string) => {},
  destroyed: (_version: Version) => {},
});
