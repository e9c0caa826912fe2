import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { archive } from "../../local/packet/archive.ts";
import { buildFromPlan } from "../../local/packet/build-packet.ts";
import type { PacketManifest } from "../../workflows/production/packet/manifest.ts";
import { pagesSaying } from "./pdf-files.ts";
import { engineHere } from "./packets.ts";

/** The plan that is published as an example. */
export const examplePlan = readFileSync(
  new URL("../../docs/packet-plan.example.json", import.meta.url),
  "utf8",
);

// Made once: a file of a test says when it was made.
const files = {
  "progress-notes-march.pdf": await pagesSaying(["first", "second"]),
  "intake.pdf": await pagesSaying(["privileged", "fourth"]),
  "letter-to-counsel.pdf": await pagesSaying(["counsel", "advice"]),
};

type PlanRow = { name: string; file: string; withheld?: unknown[]; redacted?: unknown[] };
export type PlanInWriting = { documents: PlanRow[]; [key: string]: unknown };

/** A folder with the plan of the example, changed, and its files. */
export async function planFolder(change: (plan: PlanInWriting) => void = () => undefined) {
  const folder = mkdtempSync(join(tmpdir(), "duces-packet-"));
  const plan = JSON.parse(examplePlan) as PlanInWriting;
  change(plan);
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return { plan: join(folder, "plan.json"), out: join(folder, "out"), folder };
}

/** The packet of such a folder. */
export async function builtPacket(
  change: (plan: PlanInWriting) => void = () => undefined,
  before: readonly PacketManifest[] = [],
) {
  const places = await planFolder(change);
  return { ...places, manifest: await buildFromPlan(engineHere, places.plan, places.out, before) };
}

/** Writes the manifest of a packet anew, with the digest that each file has now, and the archive with it: a damage that covers its tracks. */
export async function signAnew(
  out: string,
  change: (manifest: PacketManifest) => void = () => undefined,
): Promise<void> {
  const path = join(out, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as PacketManifest;
  change(manifest);
  for (const file of manifest.files) {
    const bytes = readFileSync(join(out, file.name));
    file.sha256 = createHash("sha256").update(bytes).digest("hex");
    file.bytes = bytes.length;
  }
  const written = `${JSON.stringify(manifest, undefined, 2)}\n`;
  writeFileSync(path, written);
  await archive(out, manifest, Buffer.byteLength(written));
}
