import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { buildPacket } from "../../functions/adapters/packet/build.ts";
import type { BuiltPacket } from "../../functions/adapters/packet/build.ts";
import { documentFile } from "../../functions/adapters/packet/document-file.ts";
import type { Engines } from "../../functions/adapters/packet/engines.ts";
import { redactionKinds } from "../../workflows/contract/redaction-kinds.ts";
import type { KeptPart } from "../../functions/adapters/packet/part-file.ts";
import { batesNumber } from "../../workflows/production/bates.ts";
import { documentPath, textPath } from "../../workflows/production/packet/manifest.ts";
import type {
  PacketDocumentRow,
  PacketFile,
  PacketManifest,
} from "../../workflows/production/packet/manifest.ts";
import { afterThose, tellsMore } from "../../workflows/production/packet/phases.ts";
import { packetPlanSchema, tellsTooMuch } from "../../workflows/production/packet/plan.ts";
import type { PacketPlan } from "../../workflows/production/packet/plan.ts";
import { ofWhatIsNeverListed } from "../../workflows/production/privilege-log.ts";
import { archive } from "./archive.ts";
import { keptParts } from "./kept-parts.ts";
import { followingFrom, setFollowing } from "../../functions/adapters/packet/following.ts";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Reads a plan; throws an error whose message says what is wrong with it. */
const planAt = (path: string): PacketPlan => {
  const { $schema: _, ...plan } = packetPlanSchema.parse(JSON.parse(readFileSync(path, "utf8")) as unknown);
  refuse(tellsTooMuch(plan));
  return plan;
};
function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(faults.join("; "));
}

/**
 * Builds the packet of a plan into a folder: every file that the manifest names, the manifest, and one archive of all. `before`
 * are the manifests of earlier productions on the same request: numbers go on from theirs. Stopped at any point and begun
 * again it goes on with the parts that are made, and ends with the same bytes, but for those of an archive under a password. Throws where a file of the plan cannot be read at
 * all, where the packet would show what an earlier one kept back, and where the check finds in the finished pages what nobody
 * sees on them: then no packet is there.
 */
export async function buildFromPlan(
  engines: Engines,
  planPath: string,
  out: string,
  before: readonly PacketManifest[] = [],
  password: string | null = null,
): Promise<PacketManifest> {
  const { documents: planned, schemaVersion, ...head } = afterThose(planAt(planPath), before);
  const folder = dirname(resolve(planPath));
  const at = new Date(head.assembledAt);
  for (const name of ["documents", "text"]) mkdirSync(join(out, name), { recursive: true });
  const parts = join(out, ".parts");
  const kept = keptParts(engines, parts);
  const files: PacketFile[] = [];
  const put = (name: string, bytes: Uint8Array, pages: number | null) => {
    writeFileSync(join(out, name), bytes);
    files.push({ name, sha256: sha256(bytes), bytes: bytes.length, pages });
  };
  const digests: string[] = [];
  const documents = planned.map(({ name, file, pages, withheld }) => {
    const path = resolve(folder, file);
    return {
      name,
      pages: pages ?? null,
      size: statSync(path).size,
      withheld: withheld.map(({ page }) => page),
      bytes: async () => {
        const bytes = await readFile(path);
        digests.push(sha256(bytes));
        return bytes;
      },
    };
  });
  let next = head.firstNumber;
  const each = async ({ part, text }: KeptPart) => {
    const names = { batesFirst: batesNumber(head.prefix, next) };
    next += part.numbers;
    const { bytes, pages } = await documentFile(part, at);
    put(documentPath(names), bytes, pages);
    put(textPath(names), Buffer.from(text), null);
  };
  const partial = join(out, "production.pdf.partial");
  const file = await open(partial, "w");
  const packet = { documents, prefix: head.prefix, firstNumber: head.firstNumber, at, each };
  const written = buildPacket(kept, packet, async (bytes) => {
    await file.appendFile(bytes);
  });
  // Closed also where a document stops it: it goes on from the kept parts.
  await Promise.allSettled([written]);
  await file.close();
  const built = await written;
  await engines.renew();
  const { sha256: digest, bytes, pages } = built;
  files.unshift({ name: "production.pdf", sha256: digest, bytes, pages });
  const rows = rowsOf(planned, built, digests, head.prefix);
  const refused = [...beyondPages(rows), ...tellsMore(rows, before), ...hiddenIn(built)];
  if (refused.length > 0) {
    for (const name of ["production.pdf.partial", "documents", "text"])
      rmSync(join(out, name), { recursive: true });
    refuse(refused);
  }
  const told = { ...head, lastNumber: next - 1, documents: rows, files };
  for (const one of followingFrom(told)) {
    const { name, bytes: paper, pages: count } = await setFollowing(one, at);
    put(name, paper, count);
  }
  const manifest: PacketManifest = { schemaVersion, ...told, neverListed: ofWhatIsNeverListed };
  const manifestFile = Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`);
  renameSync(partial, join(out, "production.pdf"));
  writeFileSync(join(out, "manifest.json"), manifestFile);
  await archive(out, manifest, manifestFile.length, password);
  rmSync(parts, { recursive: true, force: true });
  return manifest;
}

/** What the finished pages still hold that nobody sees, by document and page. */
const hiddenIn = ({ documents }: BuiltPacket): readonly string[] =>
  documents.flatMap(({ name, leftBehind }) =>
    leftBehind.map(
      ({ kind, page }) => `${name}${page === null ? "" : `, page ${page}`}: ${redactionKinds[kind]}`,
    ),
  );

/** Pages that were to stay out, or to be redacted, and are not there. */
const beyondPages = (rows: readonly PacketDocumentRow[]): readonly string[] =>
  rows.flatMap(({ name, pages, withheld, redacted }) => {
    const beyond = (named: readonly { readonly page: number }[], cannot: string) =>
      named
        .filter(({ page }) => page > pages)
        .map(({ page }) => `${name} has ${pages} pages: its page ${page} cannot be ${cannot}`);
    return [...beyond(withheld, "withheld"), ...beyond(redacted, "redacted")];
  });

/** The rows of the manifest. */
function rowsOf(
  planned: PacketPlan["documents"],
  built: BuiltPacket,
  digests: readonly string[],
  prefix: string,
): PacketDocumentRow[] {
  return built.documents.map(({ name, leftOut, setAside, firstNumber: first, numbers }, at) => {
    const { type = "", date = null, author = null, withheld = [], redacted = [] } = planned[at] ?? {};
    const number = (page: number) => batesNumber(prefix, first + page - 1);
    return {
      name,
      type,
      date,
      author,
      sha256: digests[at] ?? "",
      batesFirst: number(1),
      batesLast: number(numbers),
      pages: numbers,
      withheld: withheld.map(({ page, ground }) => ({ page, number: number(page), ground })),
      redacted: redacted.map(({ page, ...more }) => ({ page, number: number(page), ...more })),
      leftOut: [...leftOut],
      setAside,
    };
  });
}
