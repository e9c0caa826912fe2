import type { AssemblyJob } from "../../workflows/contract/calls.ts";
import { workingPrefix } from "../adapters/production-objects.ts";
import type { Working } from "./keep-parts.ts";

/** Destroys what waited for a production that is whole; done again, it finds nothing. */
export async function clearParts(
  { partVersions }: Pick<Working, "partVersions">,
  job: AssemblyJob,
): Promise<void> {
  const left = [...(await partVersions.list(workingPrefix(job, job.productionId)))];
  const next = async (): Promise<void> => {
    for (let one = left.pop(); one; one = left.pop()) await partVersions.destroy(one);
  };
  await Promise.all(Array.from({ length: together }, next));
}

/** So many are destroyed at a time. */
const together = 8;
