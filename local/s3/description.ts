import { S3Failure } from "./failure.ts";
import type { Description } from "./version-store.ts";

const keptHeaders = [
  "cache-control",
  "content-disposition",
  "content-language",
  "content-type",
  "expires",
] as const;

const mostMetadata = 2048;
const mostTags = 10;

const isHeaderValue = (value: string): boolean => /^[\u0020-\u007e\u00a0-\u00ff]*$/.test(value);

/** Throws InvalidArgument for a value that could not be sent as a header, and so would spoil the answer it is meant for. */
export const requireHeaderValue = (name: string, value: string): void => {
  if (!isHeaderValue(value)) {
    throw new S3Failure("InvalidArgument", `Header value cannot be represented using ISO-8859-1: ${name}`);
  }
};

const contentEncoding = (headers: Readonly<Record<string, string>>): string =>
  (headers["content-encoding"] ?? "")
    .split(",")
    .map((coding) => coding.trim())
    // aws-chunked describes the transfer, not the object.
    .filter((coding) => coding !== "" && coding !== "aws-chunked")
    .join(",");

// Form fields can hold any letter, headers cannot: S3 hands such metadata out in the encoding of RFC 2047.
const metadataValue = (value: string): string =>
  isHeaderValue(value) ? value : `=?UTF-8?B?${Buffer.from(value).toString("base64")}?=`;

/** Reads the standard headers, user metadata and tags a new object is described by. Throws MetadataTooLarge or InvalidTag. */
export const readDescription = (headers: Readonly<Record<string, string>>): Description => {
  const encoding = contentEncoding(headers);
  const kept = Object.fromEntries(
    keptHeaders.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])),
  );
  const metadata = Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith("x-amz-meta-"))
      .map(([name, value]) => [name.slice("x-amz-meta-".length), metadataValue(value)]),
  );
  if (Buffer.byteLength(Object.entries(metadata).flat().join("")) > mostMetadata) {
    throw new S3Failure("MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size");
  }
  for (const [name, value] of Object.entries({ ...kept, "content-encoding": encoding })) {
    requireHeaderValue(name, value);
  }
  const misnamed = Object.keys(metadata).find((name) => !/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name));
  if (misnamed !== undefined) {
    throw new S3Failure("InvalidArgument", "A metadata name must be made of letters, digits and hyphens.");
  }
  return {
    headers: {
      "content-type": "binary/octet-stream",
      ...kept,
      ...(encoding !== "" && { "content-encoding": encoding }),
    },
    metadata,
    tags: readTagHeader(headers["x-amz-tagging"] ?? ""),
  };
};

/** Reads tags in the form of a query string, as x-amz-tagging carries them. */
export const readTagHeader = (header: string): Readonly<Record<string, string>> =>
  checkedTags([...new URLSearchParams(header)]);

/** Holds tags against S3's rules: ten at the most, no name twice, names up to 128 and values up to 256 characters. */
export const checkedTags = (
  tags: readonly (readonly [name: string, value: string])[],
): Readonly<Record<string, string>> => {
  const names = new Set(tags.map(([name]) => name));
  if (tags.length > mostTags) throw new S3Failure("InvalidTag", "Object tags cannot be greater than 10");
  if (names.size !== tags.length) {
    throw new S3Failure("InvalidTag", "Cannot provide multiple Tags with the same key");
  }
  if (tags.some(([name, value]) => name === "" || name.length > 128 || value.length > 256)) {
    throw new S3Failure("InvalidTag", "A tag name must have 1 to 128 characters and its value at most 256");
  }
  return Object.fromEntries(tags);
};
