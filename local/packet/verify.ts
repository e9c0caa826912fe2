import { faultsOf } from "./verify-packet.ts";

// npm run packet:verify -- DIR: holds the files of a packet against their manifest, without a network.

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Say which folder: npm run packet:verify -- DIR");
  process.exit(2);
}
const faults = await faultsOf(folder);
for (const fault of faults) console.error(fault);
if (faults.length === 0) console.log("Hashes, numbers, withheld pages, contents and certificate hold.");
process.exitCode = faults.length === 0 ? 0 : 1;
