import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contentsOf } from "../../functions/adapters/packet/prove.ts";
import { batesNumber } from "../../workflows/production/bates.ts";
import { numbersOf, packetManifestSchema } from "../../workflows/production/packet-plan.ts";
import type { PacketManifest } from "../../workflows/production/packet-plan.ts";
import { certifiedWords } from "./certificate.ts";
import { textPlaces } from "./text-places.ts";

/** What does not hold of the packet in a folder, in words; empty where all does. Nothing is asked of anybody outside. */
export async function faultsOf(folder: string): Promise<readonly string[]> {
  const read = (name: string) => {
    try {
      return readFileSync(join(folder, name));
    } catch {
      return undefined;
    }
  };
  const written = packetManifestSchema.safeParse(parsed(read("manifest.json")));
  if (!written.success) return ["manifest.json is not there, or is no manifest of a packet"];
  const manifest = written.data;
  const named = manifest.files.map(({ name }) => name).join(" and ");
  if (named !== "production.pdf and certificate.pdf")
    return ["the manifest names other files than production.pdf and certificate.pdf"];
  const faults: string[] = [];
  for (const { name, sha256, bytes, pages } of manifest.files) {
    const file = read(name);
    if (!file) faults.push(`${name} is not there`);
    else if (file.length !== bytes || createHash("sha256").update(file).digest("hex") !== sha256)
      faults.push(`${name} is not the file that the manifest names: its bytes or its SHA-256 differ`);
    else faults.push(...(await faultsIn(name, file, pages)));
  }
  const [production, paper] = [read("production.pdf"), read("certificate.pdf")];
  if (faults.length > 0 || !production || !paper) return faults;
  return [...(await wrongNumbers(manifest, production)), ...(await wrongCertificate(manifest, paper))];
}

async function faultsIn(name: string, file: Buffer, pages: number): Promise<readonly string[]> {
  const found = await contentsOf(file).catch(() => undefined);
  if (!found) return [`${name} cannot be read`];
  const { active, foreign } = found;
  return [
    ...(found.pages === pages ? [] : [`${name} has ${found.pages} pages, not ${pages}`]),
    ...(active.length === 0 ? [] : [`${name} holds what acts: ${active.join(", ")}`]),
    ...(foreign.length === 0 || name !== "production.pdf"
      ? []
      : [`${name} holds what no page of a production may: ${foreign.join(", ")}`]),
  ];
}

/** Every page under its number, without a gap but those that the log of withheld pages names. */
async function wrongNumbers(manifest: PacketManifest, production: Buffer): Promise<readonly string[]> {
  const expected = numbersOf(manifest, (number) => batesNumber(manifest.prefix, number));
  if (!expected) return ["the documents of the manifest do not follow each other by their numbers"];
  const pages = await textPlaces(production);
  if (pages.length !== expected.length)
    return [`production.pdf has ${pages.length} pages where the log leaves ${expected.length}`];
  return pages.flatMap(({ words }, at) =>
    words.some(({ text }) => text === expected[at])
      ? []
      : [`page ${at + 1} does not bear its number ${expected[at]}`],
  );
}

async function wrongCertificate(manifest: PacketManifest, paper: Buffer): Promise<readonly string[]> {
  const [production] = manifest.files;
  if (!production) return ["the manifest names no production.pdf"];
  const { sha256, pages } = production;
  const text = (await textPlaces(paper)).flatMap(({ words }) => words.map((word) => word.text)).join("");
  return certifiedWords({ ...manifest, sha256, pages })
    .filter((words) => !text.includes(words.replaceAll(/\s/g, "")))
    .map((words) => `certificate.pdf does not say: ${words}`);
}

function parsed(bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(bytes?.toString("utf8") ?? "") as unknown;
  } catch {
    return undefined;
  }
}
