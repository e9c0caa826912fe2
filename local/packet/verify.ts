import { parseArgs } from "node:util";
import { wrongBetween } from "../../workflows/production/packet/phases.ts";
import { passwordIn } from "./password-file.ts";
import { faultsOf, manifestIn } from "./verify-packet.ts";

// npm run packet:verify -- DIR... [--password-file FILE]: holds the files of packets against their manifests, without a network. Of
// several, in the order in which they went, none gives a number that one before has given. With --password-file every archive has
// to be encrypted under that password.

const { values, positionals: folders } = parseArgs({
  options: { "password-file": { type: "string" } },
  allowPositionals: true,
});
if (folders.length === 0) {
  console.error("Say which folder: npm run packet:verify -- DIR, or the folders of all phases in order");
  process.exit(2);
}
const { password, refused } = passwordIn(values["password-file"]);
if (refused !== null) {
  console.error(refused);
  process.exit(2);
}
const faults: string[] = [];
for (const folder of folders)
  faults.push(
    ...(await faultsOf(folder, password)).map((fault) =>
      folders.length > 1 ? `${folder}: ${fault}` : fault,
    ),
  );
faults.push(...wrongBetween(folders.flatMap((folder) => manifestIn(folder) ?? [])));
for (const fault of faults) console.error(fault);
if (faults.length === 0)
  console.log("Hashes, numbers, logs, texts, load files, archive, contents and certificate hold.");
process.exitCode = faults.length === 0 ? 0 : 1;
