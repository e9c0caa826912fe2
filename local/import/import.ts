import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { call, Refusal } from "../journey/api.ts";
import { signIn } from "../journey/sign-in.ts";
import { fhirServer } from "./fhir-server.ts";
import { largestBundle, piecesOfBundle } from "./from-bundle.ts";
import { piecesOfFolder } from "./from-folder.ts";
import { piecesOfServer } from "./from-server.ts";
import { SourceUnreadable } from "./piece.ts";
import type { Piece } from "./piece.ts";
import { reportOf } from "./report.ts";
import { takeIn } from "./take-in.ts";
import type { Api, Outcome } from "./take-in.ts";

const usage = `npm run records:import -- FROM [--api URL] [--as E-MAIL] [--password WORDS] [--time-zone ZONE]
  FROM is a folder with manifest.json or manifest.csv, a file with a Bundle of FHIR R4, or the https address of a FHIR
  server, whose bearer token stands in DUCES_FHIR_TOKEN.`;

/** What FROM names: an address, a folder or a file. */
async function piecesOf(from: string, timeZone: string): Promise<AsyncIterable<Piece> | Iterable<Piece>> {
  if (/^https?:/i.test(from))
    return piecesOfServer(fhirServer(from, process.env["DUCES_FHIR_TOKEN"]), timeZone);
  const found = await stat(from).catch(() => undefined);
  if (found === undefined) throw new SourceUnreadable("There is no such folder or file.");
  if (found.isDirectory()) return piecesOfFolder(from);
  if (found.size > largestBundle)
    throw new SourceUnreadable("The bundle is larger than 64 MB. Send it in parts.");
  return piecesOfBundle(await readFile(from, "utf8"), timeZone);
}

/** Signs in, and once more whenever the sign-in has ended. */
async function apiOf(origin: string, email: string, password: string): Promise<Api> {
  let token = await signIn(origin, email, password);
  return async (name, input) => {
    try {
      return await call(origin, name, { ...input, token });
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 401) throw error;
      token = await signIn(origin, email, password);
      return call(origin, name, { ...input, token });
    }
  };
}

/** `npm run records:import`: takes in what a folder, a bundle or a FHIR server holds. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      api: { type: "string", default: "http://127.0.0.1:8787" },
      as: { type: "string", default: "miriam.okafor@harborlight.example" },
      password: { type: "string", default: "invented-Passw0rd" },
      "time-zone": { type: "string", default: "America/Chicago" },
    },
  });
  const [from, ...more] = positionals;
  if (from === undefined || more.length > 0) throw new SourceUnreadable(`Say from where: ${usage}`);
  const pieces = await piecesOf(from, values["time-zone"]);
  const api = await apiOf(values.api, values.as, values.password);
  const outcomes: Outcome[] = [];
  try {
    for await (const outcome of takeIn(api, pieces)) {
      outcomes.push(outcome);
      if (outcomes.length % 10 === 0) console.log(`${outcomes.length} documents looked at.`);
    }
  } finally {
    console.log(reportOf(outcomes));
  }
}

try {
  await main();
} catch (error) {
  const isOurs = error instanceof SourceUnreadable || error instanceof Refusal;
  // Other errors may quote what was read.
  console.error(
    isOurs ? error.message : `The import was stopped (${error instanceof Error ? error.name : "unknown"}).`,
  );
  process.exitCode = 1;
}
