import { type Call, type Reply, xmlReply } from "./call.ts";
import { S3Failure } from "./failure.ts";
import { permit, thisBucket, thisObject } from "./permit.ts";
import { element, s3Document } from "./xml.ts";

const mostParts = 1000;

const initiator = (arn: string): ReturnType<typeof element> =>
  element("Initiator", [element("ID", arn), element("DisplayName", arn)]);

/** ListMultipartUploads: all that are open under the prefix, in one page. */
export const listUploads = async (call: Call): Promise<Reply> => {
  permit(call, "s3:ListBucketMultipartUploads", thisBucket(call));
  const prefix = call.query.get("prefix") ?? "";
  const uploads = call.bucket.uploads.list().filter(({ key }) => key.startsWith(prefix));
  return xmlReply(
    s3Document("ListMultipartUploadsResult", [
      element("Bucket", call.bucket.config.name),
      element("Prefix", prefix),
      element("IsTruncated", false),
      ...uploads.map((upload) =>
        element("Upload", [
          element("Key", upload.key),
          element("UploadId", upload.uploadId),
          initiator(upload.initiatorArn),
          element("StorageClass", "STANDARD"),
          element("Initiated", new Date(upload.begun).toISOString()),
        ]),
      ),
    ]),
  );
};

/** ListParts: what has arrived of one upload, from the part behind the marker on. */
export const listParts = async (call: Call): Promise<Reply> => {
  permit(call, "s3:ListMultipartUploadParts", thisObject(call));
  const { bucket, key, query } = call;
  const upload = bucket.uploads.find(query.get("uploadId") ?? "", key);
  if (upload === undefined) throw new S3Failure("NoSuchUpload", "The specified upload does not exist.");
  const marker = Number(query.get("part-number-marker") ?? 0);
  const size = Math.min(Number(query.get("max-parts") ?? mostParts), mostParts);
  const behind = bucket.uploads.parts(upload.uploadId).filter(({ number }) => number > marker);
  const shown = behind.slice(0, size);
  return xmlReply(
    s3Document("ListPartsResult", [
      element("Bucket", bucket.config.name),
      element("Key", key),
      element("UploadId", upload.uploadId),
      initiator(upload.initiatorArn),
      element("PartNumberMarker", marker),
      ...(shown.length < behind.length
        ? [element("NextPartNumberMarker", shown.at(-1)?.number ?? marker)]
        : []),
      element("MaxParts", size),
      element("IsTruncated", shown.length < behind.length),
      ...shown.map((part) =>
        element("Part", [
          element("PartNumber", part.number),
          element("LastModified", new Date(part.modified).toISOString()),
          element("ETag", `"${part.etag}"`),
          element("Size", part.segment.size),
          ...(part.checksum === null
            ? []
            : [element(`Checksum${part.checksum.algorithm}`, part.checksum.value)]),
        ]),
      ),
    ]),
  );
};
