import { type Call, type Reply, xmlReply } from "./call.ts";
import { S3Failure } from "./failure.ts";
import { permit, thisBucket } from "./permit.ts";
import type { Version } from "./version-store.ts";
import { element, type Markup, s3Document } from "./xml.ts";

const mostEntries = 1000;

/** What a listing shows: an entry, or a common prefix that stands for all keys below it. `after` resumes behind it. */
type Row<Entry> =
  | { readonly kind: "entry"; readonly entry: Entry; readonly after: string }
  | { readonly kind: "prefix"; readonly prefix: string; readonly after: string };

type Page<Entry> = { readonly rows: readonly Row<Entry>[]; readonly next: string | null };

const pageSize = (text: string | undefined): number => {
  const size = Number(text ?? mostEntries);
  if (!Number.isInteger(size) || size < 0) {
    throw new S3Failure("InvalidArgument", "max-keys must be a whole number from 0");
  }
  return Math.min(size, mostEntries);
};

/** A cursor that sorts behind every key below a prefix. */
const behind = (prefix: string): string => `${prefix}\u{10FFFF}`;

const isAfter = (key: string, cursor: string): boolean =>
  Buffer.compare(Buffer.from(key), Buffer.from(cursor)) > 0;

const page = <Entry>(
  keys: readonly string[],
  entriesOf: (key: string) => readonly { readonly entry: Entry; readonly after: string }[],
  query: { readonly prefix: string; readonly delimiter: string; readonly size: number },
  isBehindCursor: (key: string) => boolean,
): Page<Entry> => {
  const { prefix, delimiter, size } = query;
  const rows: Row<Entry>[] = [];
  let lastPrefix: string | null = null;
  for (const key of keys) {
    if (!key.startsWith(prefix) || !isBehindCursor(key)) continue;
    if (lastPrefix !== null && key.startsWith(lastPrefix)) continue;
    const entries = entriesOf(key);
    if (entries.length === 0) continue;
    const cut = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
    const found: readonly Row<Entry>[] =
      cut < 0
        ? entries.map((one) => ({ kind: "entry", ...one }) as const)
        : [
            {
              kind: "prefix",
              prefix: key.slice(0, cut + delimiter.length),
              after: behind(key.slice(0, cut + delimiter.length)),
            },
          ];
    for (const row of found) {
      if (rows.length === size) return { rows, next: rows.at(-1)?.after ?? null };
      rows.push(row);
      lastPrefix = row.kind === "prefix" ? row.prefix : null;
    }
  }
  return { rows, next: null };
};

const encoder = (call: Call): ((text: string) => string) =>
  call.query.get("encoding-type") === "url"
    ? (text) => encodeURIComponent(text).replaceAll("%2F", "/")
    : (text) => text;

const common = (call: Call, page: Page<unknown>, encode: (text: string) => string): readonly Markup[] => [
  element("Name", call.bucket.config.name),
  element("Prefix", encode(call.query.get("prefix") ?? "")),
  ...(call.query.has("delimiter") ? [element("Delimiter", encode(call.query.get("delimiter") ?? ""))] : []),
  ...(call.query.has("encoding-type") ? [element("EncodingType", "url")] : []),
  element("MaxKeys", pageSize(call.query.get("max-keys"))),
  element("IsTruncated", page.next !== null),
  ...page.rows.flatMap((row) =>
    row.kind === "prefix" ? [element("CommonPrefixes", [element("Prefix", encode(row.prefix))])] : [],
  ),
];

const shape = (call: Call): { prefix: string; delimiter: string; size: number } => ({
  prefix: call.query.get("prefix") ?? "",
  delimiter: call.query.get("delimiter") ?? "",
  size: pageSize(call.query.get("max-keys")),
});

const details = (version: Version, encode: (text: string) => string): readonly Markup[] => [
  element("Key", encode(version.key)),
  element("LastModified", new Date(version.modified).toISOString()),
  ...(version.kind === "object"
    ? [
        element("ETag", `"${version.etag}"`),
        element("Size", version.size),
        element("StorageClass", "STANDARD"),
        ...(version.checksum === null
          ? []
          : [
              element("ChecksumAlgorithm", version.checksum.algorithm),
              element("ChecksumType", version.checksum.type),
            ]),
      ]
    : []),
];

/** ListObjectsV2. */
export const listObjects = async (call: Call): Promise<Reply> => {
  permit(call, "s3:ListBucket", thisBucket(call));
  const { versions } = call.bucket;
  const token = call.query.get("continuation-token");
  const startAfter = call.query.get("start-after") ?? "";
  const cursor = token === undefined ? startAfter : Buffer.from(token, "base64url").toString("utf8");
  const listed = page(
    versions.sortedKeys(),
    (key) => {
      const current = versions.current(key);
      return current?.kind === "object" ? [{ entry: current, after: key }] : [];
    },
    shape(call),
    (key) => isAfter(key, cursor),
  );
  const encode = encoder(call);
  return xmlReply(
    s3Document("ListBucketResult", [
      ...common(call, listed, encode),
      element("KeyCount", listed.rows.length),
      ...(token === undefined ? [] : [element("ContinuationToken", token)]),
      ...(startAfter === "" ? [] : [element("StartAfter", encode(startAfter))]),
      ...(listed.next === null
        ? []
        : [element("NextContinuationToken", Buffer.from(listed.next).toString("base64url"))]),
      ...listed.rows.flatMap((row) =>
        row.kind === "entry" ? [element("Contents", details(row.entry, encode))] : [],
      ),
    ]),
  );
};

/** ListObjectVersions: every version and delete marker, newest first within its key. */
export const listVersions = async (call: Call): Promise<Reply> => {
  permit(call, "s3:ListBucketVersions", thisBucket(call));
  const { versions } = call.bucket;
  const keyMarker = call.query.get("key-marker") ?? "";
  const versionMarker = call.query.get("version-id-marker") ?? "";
  const entriesOf = (key: string): { entry: Version; after: string }[] => {
    const history = versions.history(key);
    const seen = key === keyMarker ? history.findIndex((one) => one.versionId === versionMarker) : -1;
    return history.slice(seen + 1).map((entry) => ({ entry, after: JSON.stringify([key, entry.versionId]) }));
  };
  const listed = page(
    versions.sortedKeys(),
    entriesOf,
    shape(call),
    (key) => isAfter(key, keyMarker) || (key === keyMarker && versionMarker !== ""),
  );
  const encode = encoder(call);
  const last = listed.rows.at(-1);
  const next =
    listed.next === null || last === undefined
      ? []
      : last.kind === "prefix"
        ? [element("NextKeyMarker", encode(last.after))]
        : [
            element("NextKeyMarker", encode(last.entry.key)),
            element("NextVersionIdMarker", last.entry.versionId),
          ];
  return xmlReply(
    s3Document("ListVersionsResult", [
      ...common(call, listed, encode),
      element("KeyMarker", encode(keyMarker)),
      element("VersionIdMarker", versionMarker),
      ...next,
      ...listed.rows.flatMap((row) =>
        row.kind === "prefix"
          ? []
          : [
              element(row.entry.kind === "object" ? "Version" : "DeleteMarker", [
                ...details(row.entry, encode),
                element("VersionId", row.entry.versionId),
                element("IsLatest", versions.current(row.entry.key) === row.entry),
              ]),
            ],
      ),
    ]),
  );
};
