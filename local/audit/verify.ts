import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { folderSource } from "./source.ts";
import type { Source } from "./source.ts";
import { signingKey, verifyExport } from "./verify-export.ts";
import type { Verdict } from "./verify-export.ts";

const usage = `npm run audit:verify -- FOLDER | s3://BUCKET/PREFIX [--key PUBLIC-KEY.pem] [--json]`;

/** `npm run audit:verify`: exit status 0 when all holds, 1 when something does not, 2 when nothing could be checked. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { key: { type: "string" }, json: { type: "boolean", default: false } },
  });
  const [where] = positionals;
  if (where === undefined) throw new Error(`Say where the export lies: ${usage}`);
  const source = await sourceOf(where);
  const pem = values.key === undefined ? await source.publicKey() : await readFile(values.key, "utf8");
  if (pem === undefined) throw new Error(`The export has no public key. Give one: ${usage}`);
  const verdict = await verifyExport(source, signingKey(pem));
  console.log(values.json ? JSON.stringify(verdict) : report(verdict, values.key !== undefined));
  return verdict.found === 0 ? 0 : 1;
}

async function sourceOf(where: string): Promise<Source> {
  const inBucket = /^s3:\/\/([^/]+)\/?(.*)$/.exec(where);
  if (!inBucket) return folderSource(where);
  const [, bucket = "", path = ""] = inBucket;
  // Most exports lie in a folder, and the storage's client weighs more than all of the checks.
  const [{ S3Client }, { bucketSource }] = await Promise.all([
    import("@aws-sdk/client-s3"),
    import("./bucket-source.ts"),
  ]);
  return bucketSource(new S3Client({}), bucket, path === "" || path.endsWith("/") ? path : `${path}/`);
}

/** What was found, what it proves and what it does not. */
export function report(verdict: Verdict, keyGiven: boolean): string {
  const { events, requests, seals, sealed, unsealed, looks, looksUnsealed, faults, found, fingerprint } =
    verdict;
  const told = faults.map(({ kind, index, look, requestId, words }) => {
    const at =
      index === undefined
        ? look === undefined
          ? ""
          : ` at look ${look} of the export`
        : ` at event ${index} of the export`;
    return `  ${kind}${at}${requestId === undefined ? "" : ` (request ${requestId})`}: ${words}`;
  });
  const more = found > faults.length ? [`  and ${found - faults.length} more`] : [];
  return [
    `${events} events of ${requests} requests, ${looks} looks, ${seals} seals`,
    ...sealed.map(({ practiceId, from, to }) => `${practiceId} is sealed from ${from} to ${to}`),
    `public key ${fingerprint}`,
    "",
    ...(found === 0
      ? ["Everything holds. This proves, for whoever trusts this key:"]
      : [
          `${found} ${found === 1 ? "fault" : "faults"}:`,
          ...told,
          ...more,
          "",
          "Where no fault is named, this proves:",
        ]),
    "  - no event under a seal was changed, left out, put in or put elsewhere since it was sealed;",
    "  - no chain was cut off before its sealed end, and no second history of it passes for the first;",
    verdict.whole
      ? "  - no look under a seal was changed, left out, put in or put elsewhere since it was sealed, and none is missing."
      : "  - every look that is shown was sealed as it stands, in this order.",
    "It does not prove:",
    `  - anything of the ${unsealed} events that came after the last seal, but that they link on to it;`,
    `  - anything of the ${looksUnsealed} looks after the last seal, nor that there were no others before the next one;`,
    "  - that what was recorded is true, or that everything that was done was recorded;",
    verdict.whole
      ? "  - that the seals before the first one and after the last one of this export are all there."
      : "  - that every seal that tells of this request is there; the last one that is binds all before it;",
    ...(verdict.whole
      ? []
      : ["  - that every look at this request is shown: that is proved for a whole practice."]),
    ...(keyGiven
      ? []
      : [
          "  - whose key it is: it came with the export. Compare its digest with one you got elsewhere, or give --key.",
        ]),
  ].join("\n");
}

if (import.meta.main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
