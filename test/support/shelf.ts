import { sha256Hex } from "../../functions/adapters/digests.ts";
import type { ReadVerdict } from "../../functions/adapters/malware-verdict.s3.ts";
import type { StoredVersion, StoredVersions } from "../../functions/adapters/stored-versions.s3.ts";
import type { ObjectInParts } from "../../functions/adapters/object-in-parts.s3.ts";
import type { NewObject, ObjectStore } from "../../functions/adapters/object-store.s3.ts";

type Kept = { readonly bytes: Buffer; readonly metadata: Readonly<Record<string, string>> };

/** Objects in memory; what was put can be looked at, and every act is listed. */
export function aShelf(objects: Readonly<Record<string, Buffer>> = {}): ObjectStore & {
  readonly kept: Map<string, Kept>;
  readonly acts: string[];
} {
  const kept = new Map(Object.entries(objects).map(([key, bytes]) => [key, { bytes, metadata: {} } as Kept]));
  const acts: string[] = [];
  const keep = async ({ key, bytes, metadata = {} }: NewObject) => {
    acts.push(`put ${key}`);
    kept.set(key, { bytes: Buffer.from(bytes), metadata });
    return "v1";
  };
  const find = (key: string): Kept => {
    const found = kept.get(key);
    if (!found) throw new Error("there is no such object");
    return found;
  };
  const head = async (key: string) => {
    const found = kept.get(key);
    return (
      found && {
        size: found.bytes.length,
        versionId: "v1",
        sha256: sha256Hex(found.bytes),
        metadata: found.metadata,
      }
    );
  };
  return {
    kept,
    acts,
    head,
    read: async (key) => Buffer.from(find(key).bytes),
    readWithMetadata: async (key) => ({ ...find(key), bytes: Buffer.from(find(key).bytes) }),
    put: keep,
    putOnce: async (object) => {
      if (kept.has(object.key)) return false;
      await keep(object);
      return true;
    },
    copyFrom: async (bucket, key, versionId) => void acts.push(`copy ${bucket}/${key} ${versionId ?? ""}`),
  };
}

/** Files that are on a shelf once they are finished. */
export const writtenTo =
  (shelf: Pick<ObjectStore, "put">): ObjectInParts =>
  ({ key, contentType }) => {
    const chunks: Uint8Array[] = [];
    return {
      write: async (bytes) => void chunks.push(bytes),
      finish: async () => {
        const bytes = Buffer.concat(chunks);
        const sha256 = sha256Hex(bytes);
        const versionId = await shelf.put({ key, bytes, sha256, contentType });
        return { versionId, bytes: bytes.length, sha256, partsDigest: null };
      },
      abandon: async () => undefined,
    };
  };

/** Where what nobody has classified lies, and what is on its way in, found clean; every version of it to be destroyed. */
export function anIncoming() {
  const incoming = aShelf();
  const versionsOf = (prefix: string): readonly StoredVersion[] =>
    [...incoming.kept.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => ({ key, versionId: "v1", isCurrent: true }));
  const incomingVersions: StoredVersions = {
    list: async (prefix) => versionsOf(prefix),
    destroy: async ({ key }) => void incoming.kept.delete(key),
  };
  const scanVerdict: ReadVerdict = async (key) => {
    if (!incoming.kept.has(key)) throw new Error("there is no such object");
    return { verdict: "no-threats", scanner: "guardduty" };
  };
  return { incoming, incomingVersions, scanVerdict };
}
