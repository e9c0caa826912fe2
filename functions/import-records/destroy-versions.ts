import type { StoredVersions } from "../adapters/stored-versions.s3.ts";

/** Destroys every version under one key, delete markers too; says how many there were. */
export async function destroyVersions(versions: StoredVersions, key: string): Promise<number> {
  const stored = (await versions.list(key)).filter((version) => version.key === key);
  for (const version of stored) await versions.destroy(version);
  return stored.length;
}
