import { createHash } from "node:crypto";
import { names } from "./functions.ts";
import { NoSuchKey, NotFound, S3ServiceException } from "@aws-sdk/client-s3";

/** One version of one object. */
export type Version = {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
  readonly bytes: Buffer;
  readonly metadata: Readonly<Record<string, string>>;
  readonly sha256: string | undefined;
  /** Nobody can destroy it. */
  onHold?: true;
};
type Place = { readonly Bucket: string; readonly Key: string };
type Put = Place & {
  readonly Body: Uint8Array;
  readonly ChecksumSHA256?: string;
  readonly Metadata?: Readonly<Record<string, string>>;
  readonly IfNoneMatch?: string;
};

const clean = "NO_THREATS_FOUND";
/** Where a file on its way in lies: nobody reads it without a clean verdict. */
export const isArriving = ({ bucket, key }: Version): boolean =>
  bucket === names.incoming && key.startsWith("incoming/");
const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("base64");
const refused = (name: string, httpStatusCode: number) =>
  new S3ServiceException({ name, $fault: "client", message: name, $metadata: { httpStatusCode } });

type Begun = Place & { readonly parts: Map<number, Buffer> };
type Uploading = Place & { readonly UploadId: string };

const bodyOf = ({ bytes }: Version) => ({
  transformToByteArray: async () => Uint8Array.from(bytes),
  [Symbol.asyncIterator]: async function* chunks() {
    yield Uint8Array.from(bytes);
  },
});

/** Buckets in memory: versions, checksums that are checked, and writes that may only be the first. */
export function storage(
  onStored: (version: Version) => void,
  onDestroyed: (version: Version) => void = () => {},
  from: readonly Version[] = [],
  /** What the scanner has written beside a version by now. */
  verdictOn: (version: Version) => string | undefined,
) {
  const versions: Version[] = from.map((version) => ({ ...version }));
  let made = Math.max(0, ...from.map(({ versionId }) => Number(versionId.slice(1))));
  const uploads = new Map<string, Begun>();
  const open = ({ UploadId }: Uploading) => {
    const upload = uploads.get(UploadId);
    if (!upload) throw refused("NoSuchUpload", 404);
    return upload;
  };
  const newest = (bucket: string, key: string) =>
    versions.findLast((version) => version.bucket === bucket && version.key === key);
  const find = ({ Bucket, Key, VersionId }: Place & { readonly VersionId?: string }) =>
    VersionId === undefined
      ? newest(Bucket, Key)
      : versions.find(
          ({ bucket, key, versionId }) => bucket === Bucket && key === Key && versionId === VersionId,
        );
  const keep = (version: Omit<Version, "versionId">) => {
    made += 1;
    const kept = { ...version, versionId: `v${made}` };
    versions.push(kept);
    onStored(kept);
    return kept;
  };
  const headOf = ({ bytes, versionId, sha256, metadata }: Version) => ({
    ContentLength: bytes.length,
    VersionId: versionId,
    Metadata: metadata,
    ...(sha256 === undefined ? {} : { ChecksumSHA256: sha256 }),
  });

  return {
    versions: versions as readonly Version[],
    newest,
    keep,
    calls: {
      PutObjectCommand: ({ Bucket, Key, Body, ChecksumSHA256, Metadata = {}, IfNoneMatch }: Put) => {
        if (IfNoneMatch === "*" && newest(Bucket, Key)) throw refused("PreconditionFailed", 412);
        const bytes = Buffer.from(Body);
        if (ChecksumSHA256 !== undefined && ChecksumSHA256 !== digestOf(bytes))
          throw refused("BadDigest", 400);
        const { versionId } = keep({
          bucket: Bucket,
          key: Key,
          bytes,
          metadata: Metadata,
          sha256: ChecksumSHA256,
        });
        return { VersionId: versionId };
      },
      CreateMultipartUploadCommand: ({ Bucket, Key }: Place) => {
        made += 1;
        const UploadId = `u${made}`;
        uploads.set(UploadId, { Bucket, Key, parts: new Map() });
        return { UploadId };
      },
      UploadPartCommand: (
        part: Uploading & { PartNumber: number; Body: Uint8Array; ChecksumSHA256: string },
      ) => {
        const bytes = Buffer.from(part.Body);
        if (part.ChecksumSHA256 !== digestOf(bytes)) throw refused("BadDigest", 400);
        open(part).parts.set(part.PartNumber, bytes);
        return { ETag: `"${digestOf(bytes)}"` };
      },
      CompleteMultipartUploadCommand: (
        asked: Uploading & { MultipartUpload: { Parts: readonly { PartNumber: number; ETag: string }[] } },
      ) => {
        const { Bucket, Key, parts } = open(asked);
        const chosen = asked.MultipartUpload.Parts.map(({ PartNumber, ETag }) => {
          const bytes = parts.get(PartNumber);
          if (!bytes || ETag !== `"${digestOf(bytes)}"`) throw refused("InvalidPart", 400);
          return bytes;
        });
        uploads.delete(asked.UploadId);
        const digests = chosen.map((bytes) => Buffer.from(digestOf(bytes), "base64"));
        const ChecksumSHA256 = `${digestOf(Buffer.concat(digests))}-${chosen.length}`;
        const kept = { bucket: Bucket, key: Key, bytes: Buffer.concat(chosen), metadata: {} };
        return { VersionId: keep({ ...kept, sha256: ChecksumSHA256 }).versionId, ChecksumSHA256 };
      },
      AbortMultipartUploadCommand: (asked: Uploading) => {
        open(asked);
        uploads.delete(asked.UploadId);
        return {};
      },
      HeadObjectCommand: (input: Place) => {
        const found = find(input);
        if (!found) throw new NotFound({ message: "NotFound", $metadata: { httpStatusCode: 404 } });
        return headOf(found);
      },
      GetObjectCommand: (input: Place & { readonly VersionId?: string }) => {
        const found = find(input);
        if (!found) throw new NoSuchKey({ message: "NoSuchKey", $metadata: { httpStatusCode: 404 } });
        if (isArriving(found) && verdictOn(found) !== clean) throw refused("AccessDenied", 403);
        return { ...headOf(found), Body: bodyOf(found) };
      },
      // At papers the scanner has been before anybody asks: `sources.ts` announces it after.
      GetObjectTaggingCommand: (input: Place & { readonly VersionId: string }) => {
        const found = find(input);
        if (!found) throw refused("NoSuchVersion", 404);
        const Value = verdictOn(found);
        return { TagSet: Value === undefined ? [] : [{ Key: "GuardDutyMalwareScanStatus", Value }] };
      },
      ListObjectVersionsCommand: ({
        Bucket,
        Prefix,
      }: {
        readonly Bucket: string;
        readonly Prefix: string;
      }) => ({
        Versions: versions
          .filter(({ bucket, key }) => bucket === Bucket && key.startsWith(Prefix))
          .map((version) => ({
            Key: version.key,
            VersionId: version.versionId,
            IsLatest: version === newest(version.bucket, version.key),
          })),
      }),
      DeleteObjectCommand: (input: Place & { readonly VersionId: string }) => {
        const found = find(input);
        if (found?.onHold) throw refused("AccessDenied", 403);
        if (!found) return {};
        onDestroyed(found);
        versions.splice(versions.indexOf(found), 1);
        return {};
      },
      PutObjectLegalHoldCommand: (input: Place & { readonly VersionId: string }) => {
        const found = find(input);
        if (!found) throw refused("NoSuchVersion", 404);
        found.onHold = true;
        return {};
      },
      CopyObjectCommand: ({ Bucket, Key, CopySource }: Place & { readonly CopySource: string }) => {
        const [, from = "", key = "", version] =
          /^([^/]+)\/([^?]+)(?:\?versionId=(.+))?$/.exec(CopySource) ?? [];
        const found = find({ Bucket: from, Key: key, ...(version ? { VersionId: version } : {}) });
        if (!found) throw new NoSuchKey({ message: "NoSuchKey", $metadata: { httpStatusCode: 404 } });
        keep({ ...found, bucket: Bucket, key: Key });
        return {};
      },
    },
  };
}
