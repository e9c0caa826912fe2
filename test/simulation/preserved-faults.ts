import { preservedPartition } from "../../functions/adapters/ledger-keys.ts";
import { preservedBy } from "../../workflows/retention/preserved.ts";
import type { Told } from "./told.ts";
import type { World } from "./world/world.ts";

/**
 * What a request preserves stands beside the patient and nowhere else: whoever would destroy records sees every hold, and
 * none that is over.
 */
export function preservedFaults({ ledger }: World, { key, events, snapshot }: Told): readonly string[] {
  const patients = events.flatMap(({ recorded }) =>
    recorded.type === "patient.matched" ? [recorded.patientRef] : [],
  );
  const standing = [...new Set(["anybody", ...patients])].flatMap((of) =>
    [...ledger.partition(preservedPartition(key.practiceId, of)).values()].flatMap((row) =>
      row["requestId"] === key.requestId ? [`${of}/${String(row["because"])}`] : [],
    ),
  );
  const preserved = preservedBy(snapshot.context);
  const due = preserved === undefined ? [] : [`${preserved.of}/${preserved.because}`];
  return standing.join() === due.join()
    ? []
    : [
        `what the request preserves is ${due.join() || "nothing"}, and ${standing.join() || "nothing"} stands`,
      ];
}
