import type { Row } from "../world/dynamodb.ts";
import type { World } from "../world/world.ts";
import type { Change } from "./changes.ts";

const tornVersion = 0;
const factsIn = ({ ledger }: World): Row | undefined =>
  [...ledger.rows.values()].find(({ sk }) => sk === "CASE#FACTS");

/** A hand or a restore puts back the facts of a request, and somebody sets them right later: nothing is taken meanwhile. */
export function factsAreTorn(): Change {
  let facts: Row | undefined;
  return {
    what: "the facts on file were not those of the snapshot",
    begin: (world) => {
      facts = factsIn(world);
      if (!facts) throw new Error("the request has no facts yet");
      world.ledger.put({ ...facts, version: tornVersion });
    },
    end: (world) => {
      // A step that had been decided before may have set them right already.
      if (facts && factsIn(world)?.["version"] === tornVersion) world.ledger.put(facts);
    },
    ofTheRequest: true,
    belies: () => true,
  };
}
