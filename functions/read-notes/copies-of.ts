import type { NoteReading } from "../../workflows/reading/reading.ts";
import { readingObjectKey } from "../adapters/reading-objects.ts";
import type { StoredVersion, StoredVersions } from "../adapters/stored-versions.s3.ts";

/** Every version of the copy of one reading; none when it was not made, or is destroyed. */
export async function copiesOf(
  copies: Pick<StoredVersions, "list">,
  reading: Pick<NoteReading, "practiceId" | "readingId">,
): Promise<readonly StoredVersion[]> {
  const key = readingObjectKey(reading);
  return (await copies.list(key)).filter((version) => version.key === key);
}
