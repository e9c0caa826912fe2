import { packedSchema } from "../../functions/adapters/packed.ts";
import { eventsIn } from "../../functions/adapters/request-file.dynamodb.ts";
import type { EventRow, RequestKey } from "../../workflows/ports.ts";
import { restore } from "../../workflows/request/snapshot.ts";
import type { RequestSnapshot } from "../../workflows/request/snapshot.ts";
import type { Row } from "./world/dynamodb.ts";
import type { World } from "./world/world.ts";

/** A request as the rows of the table tell it. */
export type Told = {
  readonly key: RequestKey;
  readonly rows: readonly Row[];
  readonly events: readonly EventRow[];
  readonly snapshot: RequestSnapshot;
};

export function requestsIn({ ledger }: World): readonly Told[] {
  const rows = [...ledger.rows.values()];
  return rows
    .filter(({ sk }) => sk === "SNAPSHOT")
    .map((head) => {
      const own = rows.filter(({ pk }) => pk === head["pk"]);
      const events = eventsIn(own);
      const key = { practiceId: head["practiceId"], requestId: head["requestId"] } as RequestKey;
      return { key, rows: own, events, snapshot: restore(packedSchema.parse(head["snapshot"])) };
    });
}
