import type { DownloadLink } from "../../workflows/contract/outward.ts";
import type { ProductionFile } from "../../workflows/contract/production-files.ts";
import { sha256Hex } from "../../functions/adapters/digests.ts";
import { accessLogLine } from "../../local/s3/access-log-line.ts";
import { names } from "./world/functions.ts";
import { skew } from "./accounts.ts";
import type { World } from "./world/world.ts";

/** One file that left through a link, at the moment it left. */
export type Collected = {
  readonly at: number;
  readonly key: string;
  readonly file: ProductionFile;
  readonly linkId: string;
  readonly versionId: string;
  readonly sha256: string;
};
const collected = new WeakMap<World, Collected[]>();
export const collectedIn = (world: World): readonly Collected[] => collected.get(world) ?? [];

/** When the storage stops serving a link, by its own clock. */
function endOf(searchParams: URLSearchParams): number {
  const [, date, time] = /^(\d{8})T(\d{6})Z$/.exec(searchParams.get("X-Amz-Date") ?? "") ?? [];
  const iso = `${date}T${time}`.replace(/^(....)(..)(..)T(..)(..)(..)$/, "$1-$2-$3T$4:$5:$6Z");
  return Date.parse(iso) + Number(searchParams.get("X-Amz-Expires")) * 1000 + skew;
}

/**
 * Opens a link as a browser does: the storage sends one version of one object, or refuses a link that has run out, and
 * writes its access log. Answers whether the file was sent.
 */
export function collect(world: World, { url, linkId }: DownloadLink, file: ProductionFile): boolean {
  const { pathname, searchParams, host } = new URL(url);
  const [bucket = ""] = host.split(".");
  const key = decodeURIComponent(pathname.slice(1));
  const versionId = searchParams.get("versionId");
  const object = world.objects.versions.find(
    (one) => one.bucket === bucket && one.key === key && one.versionId === versionId,
  );
  if (!object) throw new Error(`a link leads to ${bucket}/${key}, which is not there`);
  const at = world.time.now();
  const isServed = at <= endOf(searchParams);
  if (isServed)
    collected.set(world, [
      ...collectedIn(world),
      { at, key, file, linkId, versionId: object.versionId, sha256: sha256Hex(object.bytes) },
    ]);
  const line = accessLogLine({
    bucket,
    at,
    remoteAddress: "192.0.2.7",
    requesterArn: null,
    requestId: "R",
    operation: "REST.GET.OBJECT",
    key,
    requestUri: `GET ${pathname}?${searchParams.toString()} HTTP/1.1`,
    status: isServed ? 200 : 403,
    errorCode: isServed ? null : "AccessDenied",
    bytesSent: isServed ? object.bytes.length : 0,
    objectSize: object.bytes.length,
    totalTime: 1,
    turnAroundTime: 1,
    referer: null,
    userAgent: null,
    versionId,
    hostId: "H",
    authentication: "QueryString",
    host,
  });
  const bytes = Buffer.from(`${line}\n`);
  world.objects.keep({
    bucket: names.accessLogs,
    key: `productions/${linkId}`,
    bytes,
    metadata: {},
    sha256: undefined,
  });
  return isServed;
}
