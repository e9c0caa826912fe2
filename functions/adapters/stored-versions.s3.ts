import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutObjectLegalHoldCommand,
} from "@aws-sdk/client-s3";
import type { ListObjectVersionsCommandOutput, S3Client } from "@aws-sdk/client-s3";

export type StoredVersion = {
  readonly key: string;
  readonly versionId: string;
  /** Of the version that is read under the key; of a delete marker never. */
  readonly isCurrent?: true;
  /** A delete marker: nothing is stored in it, and nothing of it is held. */
  readonly isMarker?: true;
};

/** Every version of the objects of one bucket, to be destroyed one by one. */
export type StoredVersions = {
  /** Versions and delete markers under a prefix, hidden ones included. */
  readonly list: (prefix: string) => Promise<readonly StoredVersion[]>;
  /** A version that is gone already counts as destroyed; one on legal hold throws. */
  readonly destroy: (version: StoredVersion) => Promise<void>;
};

export function storedVersions(client: S3Client, Bucket: string): StoredVersions {
  return {
    list: async (Prefix) => {
      const found: StoredVersion[] = [];
      let page: ListObjectVersionsCommandOutput | undefined;
      do {
        page = await client.send(
          new ListObjectVersionsCommand({
            Bucket,
            Prefix,
            KeyMarker: page?.NextKeyMarker,
            VersionIdMarker: page?.NextVersionIdMarker,
          }),
        );
        for (const { Key: key, VersionId: versionId, IsLatest } of page.Versions ?? [])
          if (key !== undefined && versionId !== undefined)
            found.push({ key, versionId, ...(IsLatest ? { isCurrent: true } : {}) });
        for (const { Key: key, VersionId: versionId } of page.DeleteMarkers ?? [])
          if (key !== undefined && versionId !== undefined) found.push({ key, versionId, isMarker: true });
      } while (page.IsTruncated);
      return found;
    },
    destroy: async ({ key: Key, versionId: VersionId }) =>
      void (await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }))),
  };
}

/** Changes the legal hold of one version; doing it again changes nothing. */
export type HoldVersion = (version: StoredVersion) => Promise<void>;

const setHold =
  (client: S3Client, Bucket: string, Status: "ON" | "OFF"): HoldVersion =>
  async ({ key: Key, versionId: VersionId }) =>
    void (await client.send(
      new PutObjectLegalHoldCommand({ Bucket, Key, VersionId, LegalHold: { Status } }),
    ));

/** Puts a version on legal hold. */
export const holdVersion = (client: S3Client, bucket: string): HoldVersion => setHold(client, bucket, "ON");
/** Takes the legal hold off a version, so that it can be destroyed. */
export const releaseVersion = (client: S3Client, bucket: string): HoldVersion =>
  setHold(client, bucket, "OFF");
