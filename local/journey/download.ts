import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DownloadLink, OutwardView } from "../../workflows/contract/outward.ts";
import type { ProductionFile } from "../../workflows/contract/production-files.ts";
import type { RequestOverview } from "../../workflows/contract/staff.ts";
import { call } from "./api.ts";
import type { FiledRequest, Ground } from "./file-request.ts";

/** The files of a production on disk, and whether their bytes are what was promised. */
export type Downloaded = {
  readonly paths: readonly string[];
  readonly verified: boolean;
  readonly manifest: Manifest;
};

type Manifest = {
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly packet: { readonly sha256: string };
} & Readonly<Record<string, unknown>>;

const names = {
  production: "production.pdf",
  "cover-letter": "cover-letter.pdf",
  manifest: "manifest.json",
  packet: "packet.zip",
} as const satisfies Record<ProductionFile, string>;

/** Whether the desk knows of each file that it was fetched whole, once. */
export const isFetchedWhole = ({ links }: Pick<RequestOverview, "links">): boolean =>
  links.length === Object.keys(names).length && links.every(({ transfer }) => transfer?.complete);

/** The attorney collects the four files and checks each digest against the status page and the manifest. */
export async function download(
  { portalOrigin, say }: Ground,
  filed: FiledRequest,
  folder: string,
): Promise<Downloaded> {
  const parameters = { requestId: filed.requestId };
  const token = filed.sessionToken;
  const { production } = await call<OutwardView>(portalOrigin, "outwardView", { token, parameters });
  if (!production) throw new Error("The status page offers no production.");
  mkdirSync(folder, { recursive: true });
  const fetched = new Map<ProductionFile, Buffer>();
  for (const file of ["production", "cover-letter", "manifest", "packet"] as const) {
    const link = await call<DownloadLink>(portalOrigin, "download", { token, parameters, body: { file } });
    const answer = await fetch(link.url);
    if (!answer.ok) throw new Error(`Storage refused the download of ${file} (${answer.status}).`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    fetched.set(file, bytes);
    writeFileSync(join(folder, names[file]), bytes);
  }
  const digest = (file: ProductionFile) =>
    createHash("sha256")
      .update(fetched.get(file) ?? "")
      .digest("hex");
  const manifest = JSON.parse(fetched.get("manifest")?.toString("utf8") ?? "{}") as Manifest;
  const listed = (file: ProductionFile) => manifest.files.find(({ name }) => name === names[file])?.sha256;
  const verified =
    digest("manifest") === production.manifestSha256 &&
    digest("production") === production.productionSha256 &&
    listed("production") === digest("production") &&
    listed("cover-letter") === digest("cover-letter") &&
    manifest.packet.sha256 === digest("packet");
  say(`The attorney downloaded four files; every digest ${verified ? "matches" : "DOES NOT MATCH"}.`);
  return { paths: Object.values(names).map((name) => join(folder, name)), verified, manifest };
}
