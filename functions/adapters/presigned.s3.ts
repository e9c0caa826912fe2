import { GetObjectCommand, NoSuchKey } from "@aws-sdk/client-s3";
import type { S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { AnnounceUpload } from "../../workflows/contract/intake.ts";
import type { UploadTicket } from "../../workflows/contract/outward.ts";
import type { DocumentId, PracticeId, RequestId } from "../../workflows/vocabulary/ids.ts";
import { linkSeconds, uploadSeconds } from "./lifetimes.ts";
import { errorNameOf } from "./log.ts";

// Loaded together with what signs by it.
export { storageClient } from "./clients/s3.ts";

export type UploadTarget = {
  readonly practiceId: PracticeId;
  readonly requestId: RequestId;
  readonly documentId: DocumentId;
};
/** Makes the ticket for exactly one file: its place, type, size and digest are all part of what is signed. */
export type UploadTickets = (target: UploadTarget, upload: AnnounceUpload) => Promise<UploadTicket>;

export function uploadTickets(client: S3Client, Bucket: string): UploadTickets {
  const form = uploadForms(client, Bucket);
  return async ({ practiceId, requestId, documentId }, upload) => ({
    documentId,
    ...(await form(`${practiceId}/${requestId}/${documentId}`, upload)),
  });
}

/** The form that posts exactly one file under one key. */
export type UploadForms = (
  key: string,
  upload: Pick<AnnounceUpload, "contentType" | "size" | "sha256">,
) => Promise<Pick<UploadTicket, "url" | "fields">>;

export function uploadForms(client: S3Client, Bucket: string): UploadForms {
  return async (Key, upload) => {
    const Fields = {
      "Content-Type": upload.contentType,
      "x-amz-checksum-algorithm": "SHA256",
      "x-amz-checksum-sha256": Buffer.from(upload.sha256, "hex").toString("base64"),
    };
    const { url, fields } = await createPresignedPost(client, {
      Bucket,
      Key,
      Fields,
      Conditions: [
        ["content-length-range", upload.size, upload.size],
        ...Object.entries(Fields).map(([name, value]): ["eq", string, string] => ["eq", `$${name}`, value]),
      ],
      Expires: uploadSeconds,
    });
    return { url, fields };
  };
}

export type Download = {
  readonly key: string;
  readonly versionId?: string | undefined;
  readonly fileName: string;
  /** Signed into the link, so that the storage's access log names it. */
  readonly linkId?: string;
};
/** A link of 60 seconds to one version of one object, always as an attachment. */
export type DownloadLinks = (download: Download) => Promise<string>;

export function downloadLinks(client: S3Client, Bucket: string): DownloadLinks {
  return ({ key, versionId, fileName, linkId }) => {
    const command = new GetObjectCommand({
      Bucket,
      Key: key,
      ...(versionId === undefined ? {} : { VersionId: versionId }),
      ResponseContentDisposition: attachment(fileName),
      ResponseContentType: "application/octet-stream",
      ResponseCacheControl: "no-store",
    });
    if (linkId !== undefined) {
      command.middlewareStack.add(
        (next) => (args) => {
          const { request } = args;
          if (typeof request === "object" && request !== null && "query" in request)
            Object.assign(request.query as object, { "x-duces-link": linkId });
          return next(args);
        },
        { step: "build", name: "nameLink" },
      );
    }
    return getSignedUrl(client, command, { expiresIn: linkSeconds });
  };
}

/** Whether an object is there and its key opens it; throws what storage or key service say of a key that does not. */
export type TryRead = (object: Pick<Download, "key" | "versionId">) => Promise<boolean>;

export function tryRead(client: S3Client, Bucket: string): TryRead {
  return async ({ key: Key, versionId }) => {
    try {
      // One byte is as good as all: none is read without the key.
      const Range = "bytes=0-0";
      const command = new GetObjectCommand({
        Bucket,
        Key,
        Range,
        ...(versionId ? { VersionId: versionId } : {}),
      });
      await (await client.send(command)).Body?.transformToByteArray();
      return true;
    } catch (error) {
      if (error instanceof NoSuchKey || errorNameOf(error) === "NoSuchVersion") return false;
      throw error;
    }
  };
}

/** A Content-Disposition that names the file (RFC 6266) whatever letters it holds. */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^A-Za-z0-9 ._-]/g, "_");
  const coded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`;
}
