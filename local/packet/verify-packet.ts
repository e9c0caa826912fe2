import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { checkRedaction } from "../../functions/adapters/redaction-check/check-redaction.ts";
import { contentsOf } from "../../functions/adapters/packet/prove.ts";
import { pageWords, textFileOf } from "../../functions/adapters/packet/page-words.ts";
import {
  allNumbersOf,
  documentPath,
  packetManifestSchema,
  textPath,
} from "../../workflows/production/packet/manifest.ts";
import type { PacketManifest } from "../../workflows/production/packet/manifest.ts";
import { certifiedWords, digestLines } from "../../workflows/production/packet/papers.ts";
import { ofWhatIsNeverListed } from "../../workflows/production/privilege-log.ts";
import { archiveName } from "./archive.ts";
import { digestOfFile } from "./digest-of-file.ts";
import { faultsOfArchive } from "./verify-archive.ts";
import { followingFrom, setFollowing } from "./papers.ts";

type Read = (name: string) => Buffer | undefined;

/** The manifest in the folder of a packet; undefined where there is none. */
export function manifestIn(folder: string): PacketManifest | undefined {
  const written = packetManifestSchema.safeParse(parsed(reading(folder)("manifest.json")));
  return written.success ? written.data : undefined;
}

/**
 * What does not hold of the packet in a folder, in words; empty where all does. What the manifest says is held against the pages,
 * and what follows from it against the papers, so that a manifest amended for a damage tells of it, too. Nothing is asked of
 * anybody outside.
 */
export async function faultsOf(folder: string): Promise<readonly string[]> {
  const read = reading(folder);
  const manifest = manifestIn(folder);
  if (!manifest) return ["manifest.json is not there, or is no manifest of a packet"];
  const unnamed = wrongNames(manifest, folder);
  if (unnamed.length > 0) return unnamed;
  const faults: string[] = [];
  for (const { name, sha256, bytes, pages } of manifest.files) {
    const found = await digestOfFile(join(folder, name));
    if (!found) faults.push(`${name} is not there`);
    else if (found.bytes !== bytes || found.sha256 !== sha256)
      faults.push(`${name} is not the file that the manifest names: its bytes or its SHA-256 differ`);
    else if (pages !== null) faults.push(...(await faultsIn(name, read(name), pages)));
  }
  faults.push(...(await faultsOfArchive(join(folder, archiveName), manifest, read("manifest.json"))));
  if (faults.length > 0) return faults;
  return [
    ...(await wrongPages(manifest, read)),
    ...(await wrongFollowing(manifest, read)),
    ...(await leftBehind(manifest, read)),
  ];
}

const reading =
  (folder: string): Read =>
  (name) => {
    try {
      return readFileSync(join(folder, name));
    } catch {
      return undefined;
    }
  };

/** The files that a packet of these documents has are those that the manifest names, and those that lie there. */
function wrongNames(manifest: PacketManifest, folder: string): readonly string[] {
  const named = manifest.files.map(({ name }) => name);
  const due = [
    "production.pdf",
    ...manifest.documents.flatMap((document) => [documentPath(document), textPath(document)]),
    ...followingFrom(manifest).map(({ name }) => name),
  ];
  if (named.join("\n") !== due.join("\n"))
    return ["the manifest names other files than a packet of its documents has"];
  if (manifest.neverListed !== ofWhatIsNeverListed)
    return ["the manifest says something else of what is never listed"];
  const expected = new Set([...named, "manifest.json", archiveName]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length).replaceAll("\\", "/"))
    .filter((name) => !expected.has(name))
    .map((name) => `${name} lies in the folder, and the manifest does not name it`);
}

async function faultsIn(name: string, file: Buffer | undefined, pages: number): Promise<readonly string[]> {
  const found = file && (await contentsOf(file).catch(() => undefined));
  if (!found) return [`${name} cannot be read`];
  const { active, foreign } = found;
  const produced = name === "production.pdf" || name.startsWith("documents/");
  return [
    ...(found.pages === pages ? [] : [`${name} has ${found.pages} pages, not ${pages}`]),
    ...(active.length === 0 ? [] : [`${name} holds what acts: ${active.join(", ")}`]),
    ...(foreign.length === 0 || !produced
      ? []
      : [`${name} holds what no page of a production may: ${foreign.join(", ")}`]),
  ];
}

/**
 * Every page under its number, without a gap but those that the log of what is withheld names; and each document by itself, and its words,
 * the same as in the whole.
 */
async function wrongPages(manifest: PacketManifest, read: Read): Promise<readonly string[]> {
  const expected = allNumbersOf(manifest);
  if (!expected) return ["the documents of the manifest do not follow each other by their numbers"];
  const numbers = expected.flat();
  const pages = await pageWords(read("production.pdf") ?? Buffer.alloc(0));
  if (pages.length !== numbers.length)
    return [`production.pdf has ${pages.length} pages where the log leaves ${numbers.length}`];
  const faults = pages.flatMap((words, at) =>
    words.split(/\s/u).includes(numbers[at] ?? "")
      ? []
      : [`page ${at + 1} does not bear its number ${numbers[at]}`],
  );
  let next = 0;
  for (const [at, document] of manifest.documents.entries()) {
    const own = pages.slice(next, next + (expected[at]?.length ?? 0));
    next += own.length;
    const [path, text] = [documentPath(document), textPath(document)];
    const alone = await pageWords(read(path) ?? Buffer.alloc(0));
    if (alone.join("\f") !== own.join("\f")) faults.push(`${path} does not show what production.pdf shows`);
    if (read(text)?.toString("utf8") !== textFileOf(own))
      faults.push(`${text} does not say what the pages say`);
  }
  return faults;
}

/** Papers, logs and load files say what follows from the manifest, and nothing else. */
async function wrongFollowing(manifest: PacketManifest, read: Read): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const one of followingFrom(manifest)) {
    const found = read(one.name) ?? Buffer.alloc(0);
    if ("text" in one) {
      if (found.toString("utf8") !== one.text)
        faults.push(`${one.name} does not say what follows from the manifest`);
      continue;
    }
    const due = await setFollowing(one, new Date(manifest.assembledAt));
    const [said, asked] = [await wordsOf(found), await wordsOf(due.bytes)];
    if (said === asked) continue;
    const missing =
      one.name === "certificate.pdf"
        ? [...certifiedWords(manifest), ...digestLines(manifest)].filter(
            (words) => !said.includes(words.replaceAll(/\s/g, "")),
          )
        : [];
    if (missing.length > 0) faults.push(...missing.map((words) => `certificate.pdf does not say: ${words}`));
    else faults.push(`${one.name} does not say what follows from the manifest`);
  }
  return faults;
}

const wordsOf = async (bytes: Uint8Array): Promise<string> =>
  (await pageWords(bytes)).join("").replaceAll(/\s/g, "");

/**
 * What is still in the documents that go and nobody sees on their pages, one document at a time: also in those of which the log names no
 * redaction.
 */
async function leftBehind({ documents }: PacketManifest, read: Read): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const document of documents) {
    const path = documentPath(document);
    const { findings } = await checkRedaction(read(path) ?? Buffer.alloc(0));
    faults.push(
      ...findings.map(({ page, says }) => `${path}${page === null ? "" : `, page ${page}`}: ${says}`),
    );
  }
  return faults;
}

function parsed(bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(bytes?.toString("utf8") ?? "") as unknown;
  } catch {
    return undefined;
  }
}
