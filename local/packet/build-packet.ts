import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { buildPacket } from "../../functions/adapters/packet/build.ts";
import type { Engines } from "../../functions/adapters/packet/engines.ts";
import { redactionKinds } from "../../workflows/contract/redaction-kinds.ts";
import { batesNumber } from "../../workflows/production/bates.ts";
import { packetPlanSchema } from "../../workflows/production/packet-plan.ts";
import type { PacketManifest, PacketPlan } from "../../workflows/production/packet-plan.ts";
import { certificate } from "./certificate.ts";
import { keptParts } from "./kept-parts.ts";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Reads a plan; throws an error whose message says what is wrong with it. */
export const planAt = (path: string): PacketPlan =>
  packetPlanSchema.parse(JSON.parse(readFileSync(path, "utf8")) as unknown);

/**
 * Builds the packet of a plan into a folder: production, certificate, manifest. Stopped at any point and begun again it goes
 * on with the parts that are made, and ends with the same bytes. Throws where a file of the plan cannot be read at all, and
 * where the check finds in the finished pages what nobody sees on them: then no packet is there.
 */
export async function buildFromPlan(
  engines: Engines,
  planPath: string,
  out: string,
): Promise<PacketManifest> {
  const plan = planAt(planPath);
  const folder = dirname(resolve(planPath));
  const { prefix, firstNumber, assembledAt, title, practice } = plan;
  mkdirSync(out, { recursive: true });
  const parts = join(out, ".parts");
  const kept = keptParts(engines, parts);
  const digests: string[] = [];
  const documents = plan.documents.map(({ name, file, pages, withheld }) => {
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
  const partial = join(out, "production.pdf.partial");
  const file = await open(partial, "w");
  const packet = { documents, prefix, firstNumber, at: new Date(assembledAt) };
  const built = await buildPacket(kept, packet, async (bytes) => {
    await file.appendFile(bytes);
  });
  await file.close();
  await engines.renew();
  const beyond = built.documents.flatMap(({ name, numbers }, at) =>
    (plan.documents[at]?.withheld ?? [])
      .filter(({ page }) => page > numbers)
      .map(({ page }) => `${name} has ${numbers} pages: its page ${page} cannot be withheld`),
  );
  const hidden = built.documents.flatMap(({ name, leftBehind }) =>
    leftBehind.map(
      ({ kind, page }) => `${name}${page === null ? "" : `, page ${page}`}: ${redactionKinds[kind]}`,
    ),
  );
  if (beyond.length + hidden.length > 0) {
    rmSync(partial);
    throw new Error([...beyond, ...hidden].join("\n"));
  }
  const rows = built.documents.map(({ name, leftOut, setAside, firstNumber: first, numbers }, at) => ({
    name,
    sha256: digests[at] ?? "",
    batesFirst: batesNumber(prefix, first),
    batesLast: batesNumber(prefix, first + numbers - 1),
    pages: numbers,
    withheld: (plan.documents[at]?.withheld ?? []).map(({ page, ground }) => ({
      number: batesNumber(prefix, first + page - 1),
      ground,
    })),
    leftOut: [...leftOut],
    setAside,
  }));
  const lastNumber = firstNumber - 1 + rows.reduce((sum, { pages }) => sum + pages, 0);
  const known = { title, practice, prefix, firstNumber, lastNumber, assembledAt, documents: rows };
  const paper = await certificate({ ...known, sha256: built.sha256, pages: built.pages });
  const manifest: PacketManifest = {
    schemaVersion: 1,
    ...known,
    files: [
      { name: "production.pdf", sha256: built.sha256, bytes: built.bytes, pages: built.pages },
      { name: "certificate.pdf", sha256: sha256(paper.bytes), bytes: paper.bytes.length, pages: paper.pages },
    ],
  };
  writeFileSync(join(out, "certificate.pdf"), paper.bytes);
  writeFileSync(join(out, "manifest.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
  renameSync(partial, join(out, "production.pdf"));
  rmSync(parts, { recursive: true, force: true });
  return manifest;
}
