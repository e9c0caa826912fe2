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
import { differsFromJoined } from "./joined-again.ts";
import { faultsOfArchive } from "./verify-archive.ts";
import { followingFrom, setFollowing } from "../../functions/adapters/packet/following.ts";

/** The one file of all pages: it may be larger than memory, and is read a piece at a time. */
const whole = "production.pdf";
type Read = (name: string) => Buffer | undefined;

/** The manifest in the folder of a packet; undefined where there is none. */
export function manifestIn(folder: string): PacketManifest | undefined {
  const written = packetManifestSchema.safeParse(parsed(reading(folder)("manifest.json")));
  return written.success ? written.data : undefined;
}

/**
 * What does not hold of the packet in a folder, in words; empty where all does. What the manifest says is held against the pages,
 * and what follows from it against the papers, so that a manifest amended for a damage tells of it, too. Nothing is asked of
 * anybody outside. Where a password is given, everything in the archive has to be encrypted with it.
 */
export async function faultsOf(folder: string, password: string | null = null): Promise<readonly string[]> {
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
    else if (pages !== null && name !== whole) faults.push(...(await faultsIn(name, read(name), pages)));
  }
  const archived = join(folder, archiveName);
  faults.push(...(await faultsOfArchive(archived, manifest, read("manifest.json"), password)));
  if (faults.length > 0) return faults;
  return [
    ...(await wrongPages(manifest, read)),
    ...(await wrongWhole(manifest, folder)),
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
    whole,
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
  const produced = name.startsWith("documents/");
  return [
    ...(found.pages === pages ? [] : [`${name} has ${found.pages} pages, not ${pages}`]),
    ...(active.length === 0 ? [] : [`${name} holds what acts: ${active.join(", ")}`]),
    ...(foreign.length === 0 || !produced
      ? []
      : [`${name} holds what no page of a production may: ${foreign.join(", ")}`]),
  ];
}

/**
 * Every page of the documents under its number, without a gap but those that the log of what is withheld names; and the words of
 * each as they stand beside it.
 */
async function wrongPages(manifest: PacketManifest, read: Read): Promise<readonly string[]> {
  const expected = allNumbersOf(manifest);
  if (!expected) return ["the documents of the manifest do not follow each other by their numbers"];
  const [faults, said]: [string[], string[]] = [[], []];
  let pages = 0;
  for (const [at, document] of manifest.documents.entries()) {
    const numbers = expected[at] ?? [];
    const own = await pageWords(read(documentPath(document)) ?? Buffer.alloc(0));
    faults.push(
      ...own.flatMap((words, page) =>
        words.split(/\s/u).includes(numbers[page] ?? "")
          ? []
          : [`page ${pages + page + 1} does not bear its number ${numbers[page]}`],
      ),
    );
    pages += own.length;
    const text = textPath(document);
    if (read(text)?.toString("utf8") !== textFileOf(own))
      said.push(`${text} does not say what the pages say`);
  }
  const due = expected.flat().length;
  if (pages !== due) return [`${whole} has ${pages} pages where the log leaves ${due}`];
  return [...faults, ...said];
}

/** The one file is its documents, joined: what each was found to hold it holds, and nothing else. */
async function wrongWhole({ documents, files, assembledAt }: PacketManifest, folder: string) {
  const paths = documents.map(documentPath);
  const differing = await differsFromJoined(folder, whole, paths, new Date(assembledAt));
  const counted = files
    .filter(({ name }) => paths.includes(name))
    .reduce((sum, { pages }) => sum + (pages ?? 0), 0);
  const [own] = files;
  if (differing === whole) return [`${whole} holds more than its documents, or less`];
  if (differing !== undefined) return [`${differing} does not show what ${whole} shows`];
  return own?.pages === counted ? [] : [`${whole} has ${counted} pages, not ${own?.pages}`];
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
