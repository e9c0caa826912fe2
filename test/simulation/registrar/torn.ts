import { caseSort, requestPartition } from "../../../functions/adapters/ledger-keys.ts";
import type { RequestKey } from "../../../functions/adapters/ledger-keys.ts";
import type { Row } from "../world/dynamodb.ts";
import type { World } from "../world/world.ts";
import type { Change } from "./changes.ts";

const tornVersion = 0;
const factsIn = ({ ledger }: World, request: RequestKey): Row | undefined =>
  ledger.rows.get(`${requestPartition(request)}|${caseSort.facts}`);

/** A hand or a restore puts back the facts of a request, and somebody sets them right later: nothing is taken meanwhile. */
export function factsAreTorn(): Change {
  let torn: { readonly request: RequestKey; readonly facts: Row } | undefined;
  return {
    what: "the facts on file were not those of the snapshot",
    begin: (world, request) => {
      const facts = factsIn(world, request);
      if (!facts) throw new Error("the request has no facts yet");
      torn = { request, facts };
      world.ledger.put({ ...facts, version: tornVersion });
    },
    end: (world) => {
      // A step that had been decided before may have set them right already.
      if (torn && factsIn(world, torn.request)?.["version"] === tornVersion) world.ledger.put(torn.facts);
    },
    ofTheRequest: true,
    belies: () => true,
  };
}
