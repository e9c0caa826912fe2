import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import type { S3Client } from "@aws-sdk/client-s3";

export type StoredObject = {
  readonly size: number;
  readonly versionId: string | undefined;
  /** The digest the storage checked when the object came in, hexadecimal. */
  readonly sha256: string | undefined;
  /** In its place, of one that came in parts: the digest over those of the parts, and how many they were. */
  readonly partsDigest?: string;
  readonly metadata: Readonly<Record<string, string>>;
};

/** Objects of one bucket, named by the configuration and never by what came in. */
export type ObjectStore = {
  /** What is stored under a key, in its newest version or the one named. */
  readonly head: (key: string, versionId?: string) => Promise<StoredObject | undefined>;
  /** The bytes of an object; throws when there are more than `most`. */
  readonly read: (key: string, most: number, versionId?: string) => Promise<Buffer>;
  readonly readWithMetadata: (
    key: string,
    most: number,
  ) => Promise<{ readonly bytes: Buffer; readonly metadata: Readonly<Record<string, string>> }>;
  /** Stores an object and says under which version; its SHA-256 (hexadecimal) is checked by the storage. */
  readonly put: (object: NewObject) => Promise<string>;
  /** False when an object of this name exists already. */
  readonly putOnce: (object: NewObject) => Promise<boolean>;
  /** Copies within the storage, bytes and checksum unchanged, without tags: those speak of where it lay. */
  readonly copyFrom: (bucket: string, key: string, versionId: string | undefined) => Promise<void>;
};
export type NewObject = {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly sha256: string;
  readonly metadata?: Readonly<Record<string, string>>;
};

export function objectStore(client: S3Client, Bucket: string): ObjectStore {
  const get = async (Key: string, most: number, VersionId?: string) => {
    const found = await client.send(
      new GetObjectCommand({ Bucket, Key, ...(VersionId === undefined ? {} : { VersionId }) }),
    );
    if ((found.ContentLength ?? 0) > most) throw new ObjectTooLarge(most);
    const bytes = Buffer.from((await found.Body?.transformToByteArray()) ?? []);
    return { bytes, metadata: found.Metadata ?? {} };
  };
  const put = ({ key, bytes, contentType, sha256, metadata }: NewObject, IfNoneMatch?: "*") =>
    client.send(
      new PutObjectCommand({
        Bucket,
        Key: key,
        Body: bytes,
        ContentType: contentType,
        ChecksumSHA256: Buffer.from(sha256, "hex").toString("base64"),
        ...(metadata ? { Metadata: { ...metadata } } : {}),
        ...(IfNoneMatch ? { IfNoneMatch } : {}),
      }),
    );
  const head: ObjectStore["head"] = async (Key, VersionId) => {
    try {
      const found = await client.send(
        new HeadObjectCommand({
          Bucket,
          Key,
          ChecksumMode: "ENABLED",
          ...(VersionId === undefined ? {} : { VersionId }),
        }),
      );
      const {
        ContentLength: size = 0,
        VersionId: versionId,
        ChecksumSHA256,
        Metadata: metadata = {},
      } = found;
      if (ChecksumSHA256?.includes("-"))
        return { size, versionId, sha256: undefined, partsDigest: ChecksumSHA256, metadata };
      const sha256 = ChecksumSHA256 && Buffer.from(ChecksumSHA256, "base64").toString("hex");
      return { size, versionId, sha256, metadata };
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  };
  return {
    head,
    read: async (key, most, versionId) => (await get(key, most, versionId)).bytes,
    readWithMetadata: (key, most) => get(key, most),
    put: async (object) => {
      const { VersionId } = await put(object);
      if (VersionId === undefined) throw new Error("the storage keeps no versions of what is put there");
      return VersionId;
    },
    putOnce: async (object) => {
      try {
        await put(object, "*");
        return true;
      } catch (error) {
        if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412) return false;
        throw error;
      }
    },
    copyFrom: async (bucket, Key, versionId) => {
      const version = versionId === undefined ? "" : `?versionId=${encodeURIComponent(versionId)}`;
      const CopySource = `${bucket}/${Key}${version}`;
      await client.send(
        new CopyObjectCommand({
          Bucket,
          Key,
          CopySource,
          ChecksumAlgorithm: "SHA256",
          TaggingDirective: "REPLACE",
        }),
      );
    },
  };
}

/** An object is larger than its reader can take. */
export class ObjectTooLarge extends Error {
  override readonly name = "ObjectTooLarge";
  constructor(most: number) {
    super(`the object is larger than ${most} bytes`);
  }
}
