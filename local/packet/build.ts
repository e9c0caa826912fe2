import { statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { pdfEngines } from "../../functions/adapters/packet/engines.ts";
import { leftOutWords, notable, setAsideWords } from "../../workflows/contract/rebuilt.ts";
import { archiveName } from "./archive.ts";
import { buildFromPlan } from "./build-packet.ts";
import { liesIn, passwordIn } from "./password-file.ts";
import { manifestIn } from "./verify-packet.ts";

// npm run packet:build -- --plan plan.json --out DIR [--after DIR]... [--password-file FILE]: one packet from files of this machine,
// by the code of the product. Each folder named after --after holds an earlier production on the same request: numbers go on from
// those. With --password-file the archive is encrypted under the password in that file; what lies beside it in DIR is not.

const { values } = parseArgs({
  options: {
    plan: { type: "string" },
    out: { type: "string" },
    after: { type: "string", multiple: true, default: [] },
    "password-file": { type: "string" },
  },
});
const { plan, out, after } = values;
if (plan === undefined || out === undefined) {
  console.error("Say which plan, and where to: npm run packet:build -- --plan plan.json --out DIR");
  process.exit(2);
}
const secret = passwordIn(values["password-file"]);
const unfit =
  secret.refused ??
  (liesIn(out, values["password-file"]) ? "The password would lie beside what it locks." : null);
if (unfit !== null) {
  console.error(unfit);
  process.exit(2);
}
const begun = performance.now();
const engines = pdfEngines();
try {
  const before = after.map((folder) => {
    const manifest = manifestIn(folder);
    if (!manifest) throw new Error(`${folder} holds no packet`);
    return manifest;
  });
  const { documents, files } = await buildFromPlan(engines, plan, out, before, secret.password);
  for (const { name, setAside, leftOut } of documents) {
    if (setAside !== null) console.log(`${name}: not reproduced. ${setAsideWords[setAside]}`);
    const left = notable(leftOut);
    if (left.length > 0)
      console.log(`${name}: left out: ${left.map((kind) => leftOutWords[kind]).join("; ")}.`);
  }
  for (const { name, pages, sha256 } of files)
    console.log(`${name}:${pages === null ? "" : ` ${pages} pages,`} SHA-256 ${sha256}`);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const locked = secret.password === null ? "" : ", encrypted with AES-256";
  console.log(
    `${archiveName}: ${statSync(join(out, archiveName)).size} bytes${locked}. All took ${seconds} s.`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await engines.renew();
}
