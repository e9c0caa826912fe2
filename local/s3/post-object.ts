import { verifyPostPolicy } from "../iam/post-policy.ts";
import type { PrincipalDirectory } from "../iam/principals.ts";
import { asS3Error } from "../iam/signature-refusal.ts";
import type { Call, Reply } from "./call.ts";
import { checksumAlgorithms, checksumHeader } from "./checksums.ts";
import { readDescription } from "./description.ts";
import { sealingWish } from "./encryption.ts";
import { authenticationFailure, S3Failure } from "./failure.ts";
import { largestUpload } from "./incoming-body.ts";
import { lockOfNewObject, requireDigest } from "./object-lock.ts";
import { tagsOf } from "./object-tags.ts";
import { permit, thisObject } from "./permit.ts";
import { readPostForm } from "./post-form.ts";
import { requireOrdinary } from "./put-object.ts";
import { storeObject, writtenHeaders } from "./store-object.ts";
import type { ObjectVersion } from "./version-store.ts";
import { element, parseXml, s3Document } from "./xml.ts";

const postTags = (tagging: string | undefined): Readonly<Record<string, string>> => {
  if (tagging === undefined) return {};
  const document = parseXml(tagging);
  if (document?.name !== "Tagging") {
    throw new S3Failure("MalformedXML", "The form field tagging must be a Tagging document.");
  }
  return tagsOf(document);
};

const reply = (call: Call, fields: Readonly<Record<string, string>>, version: ObjectVersion): Reply => {
  const bucket = call.bucket.config.name;
  const location = `/${bucket}/${encodeURIComponent(version.key)}`;
  const subject = { objectSize: version.size, versionId: version.versionId };
  const headers = { location, ...writtenHeaders(call.bucket, version) };
  const redirect = URL.parse(fields["success_action_redirect"] ?? "");
  if (redirect !== null) {
    redirect.searchParams.set("bucket", bucket);
    redirect.searchParams.set("key", version.key);
    redirect.searchParams.set("etag", `"${version.etag}"`);
    return { status: 303, headers: { ...headers, location: redirect.href }, body: "", subject };
  }
  if (fields["success_action_status"] === "201") {
    const body = s3Document("PostResponse", [
      element("Location", location),
      element("Bucket", bucket),
      element("Key", version.key),
      element("ETag", `"${version.etag}"`),
    ]);
    return { status: 201, headers: { ...headers, "content-type": "application/xml" }, body, subject };
  }
  return { status: fields["success_action_status"] === "200" ? 200 : 204, headers, body: "", subject };
};

/**
 * A browser's form upload. Its policy was signed beforehand and must cover every field; the caller is whoever signed it,
 * with the rights that principal has now.
 */
export const postObject = async (
  unauthenticated: Omit<Call, "caller" | "key">,
  directory: PrincipalDirectory,
  onCaller: (call: Call) => void,
): Promise<Reply> => {
  const { service, bucket } = unauthenticated;
  const form = await readPostForm(unauthenticated.headers["content-type"], unauthenticated.body);
  const key = (form.fields["key"] ?? "").replaceAll("${filename}", form.fileName);
  if (key === "") throw new S3Failure("InvalidArgument", "Bucket POST must contain a field named 'key'.");
  const fields: Readonly<Record<string, string>> = { ...form.fields, key };
  const verified = verifyPostPolicy({ bucket: bucket.config.name, fields }, directory, service.now());
  if ("refused" in verified) throw authenticationFailure(asS3Error(verified));

  const { principal, signedAt, contentLength } = verified;
  // From here on the fields stand where a PutObject has its headers.
  const call: Call = {
    ...unauthenticated,
    key,
    headers: fields,
    caller: { principal, authType: "POST", signedAt },
  };
  onCaller(call);
  requireOrdinary(fields);
  const tags = postTags(fields["tagging"]);
  permit(call, "s3:PutObject", thisObject(call), tags);
  if (Object.keys(tags).length > 0) permit(call, "s3:PutObjectTagging", thisObject(call), tags);
  const lock = lockOfNewObject(call, service.now());
  requireDigest(call, lock);
  const version = await storeObject(service, bucket, principal, {
    key,
    wish: sealingWish(fields, bucket.config),
    description: { ...readDescription(fields), tags },
    lock,
    precondition: { kind: "none" },
    claims: {
      framing: "plain",
      length: "unknown",
      contentSha256: null,
      contentMd5: fields["content-md5"] ?? null,
      checksums: new Map(
        checksumAlgorithms.flatMap((algorithm) => {
          const value = fields[checksumHeader(algorithm)];
          return value === undefined ? [] : [[algorithm, { kind: "given", value }]];
        }),
      ),
      minimum: contentLength?.min ?? 0,
      maximum: Math.min(contentLength?.max ?? largestUpload, largestUpload),
    },
    body: form.file,
  });
  return reply(call, fields, version);
};
