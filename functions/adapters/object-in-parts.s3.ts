import { createHash } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import type { CompletedPart, S3Client } from "@aws-sdk/client-s3";
import { errorNameOf } from "./log.ts";

/** What a file came to, of which nobody had to hold the whole. */
export type StoredInParts = {
  readonly versionId: string;
  readonly bytes: number;
  /** Of the whole file, hexadecimal. */
  readonly sha256: string;
  /** The storage's own digest over those of the parts, as it says it; null where the file came at once and has that of the whole. */
  readonly partsDigest: string | null;
};
/** A file that is stored as it is written. It is there when it is finished, whole, or not at all. */
export type WrittenObject = {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly finish: () => Promise<StoredInParts>;
  /** Gives back what was sent. What a killed process leaves the bucket gives back within a day. Never throws. */
  readonly abandon: () => Promise<void>;
};
export type ObjectInParts = (object: { readonly key: string; readonly contentType: string }) => WrittenObject;

/**
 * Stores files in parts of `partBytes`, each compared with its digest as it comes in; what fits one part is stored at once.
 * Read back as a stream, a file that came in parts has the digest of what was written, or `finish` throws.
 */
export function objectInParts(client: S3Client, Bucket: string, partBytes: number): ObjectInParts {
  return ({ key: Key, contentType: ContentType }) => {
    const [whole, ofParts] = [createHash("sha256"), createHash("sha256")];
    const parts: CompletedPart[] = [];
    let waiting: Uint8Array[] = [];
    let [length, held]: [number, number] = [0, 0];
    let UploadId: string | undefined;

    const sendPart = async (Body: Buffer) => {
      const algorithm = { ChecksumAlgorithm: "SHA256", ChecksumType: "COMPOSITE" } as const;
      UploadId ??= (
        await client.send(new CreateMultipartUploadCommand({ Bucket, Key, ContentType, ...algorithm }))
      ).UploadId;
      const digest = createHash("sha256").update(Body).digest();
      ofParts.update(digest);
      const about = { PartNumber: parts.length + 1, ChecksumSHA256: digest.toString("base64") };
      const { ETag } = await client.send(
        new UploadPartCommand({ Bucket, Key, UploadId, Body, ChecksumAlgorithm: "SHA256", ...about }),
      );
      parts.push({ ...about, ETag });
    };
    const complete = async () => {
      const done = await client.send(
        new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts: parts } }),
      );
      const digest = `${ofParts.digest("base64")}-${parts.length}`;
      // Some stores leave out how many parts there were.
      if (done.ChecksumSHA256 !== digest && done.ChecksumSHA256 !== digest.split("-")[0])
        throw new StoredOtherwise();
      return { versionId: known(done.VersionId), partsDigest: digest };
    };
    const sha256Of = async (VersionId: string) => {
      const found = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
      const hash = createHash("sha256");
      for await (const chunk of (found.Body ?? []) as AsyncIterable<Uint8Array>) hash.update(chunk);
      return hash.digest("hex");
    };
    return {
      write: async (bytes) => {
        whole.update(bytes);
        length += bytes.length;
        let rest = bytes;
        while (held + rest.length > partBytes) {
          const full = Buffer.concat([...waiting, rest.subarray(0, partBytes - held)], partBytes);
          rest = rest.subarray(partBytes - held);
          [waiting, held] = [[], 0];
          await sendPart(full);
        }
        // A copy: what it is cut from would stay as long as it does.
        if (rest.length > 0) waiting.push(Buffer.from(rest));
        held += rest.length;
      },
      finish: async () => {
        const sha256 = whole.digest("hex");
        const last = Buffer.concat(waiting, held);
        waiting = [];
        if (UploadId === undefined) {
          const ChecksumSHA256 = Buffer.from(sha256, "hex").toString("base64");
          const { VersionId } = await client.send(
            new PutObjectCommand({ Bucket, Key, Body: last, ContentType, ChecksumSHA256 }),
          );
          return { versionId: known(VersionId), bytes: length, sha256, partsDigest: null };
        }
        await sendPart(last);
        const { versionId, partsDigest } = await complete();
        if ((await sha256Of(versionId)) !== sha256) throw new StoredOtherwise();
        return { versionId, bytes: length, sha256, partsDigest };
      },
      abandon: async () => {
        if (UploadId === undefined) return;
        await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })).catch(errorNameOf);
      },
    };
  };
}

function known(versionId: string | undefined): string {
  if (versionId === undefined) throw new Error("the storage keeps no versions of what is put there");
  return versionId;
}

/** What was stored is not what was written. */
class StoredOtherwise extends Error {
  override readonly name = "StoredOtherwise";
  constructor() {
    super("the stored file is not the one that was written; it is written again");
  }
}
