/**
 * Counts what one request, one record and a month of sweeps ask of AWS, and what stands in the templates, and writes it where
 * `npm run cost` reads it. `npm run cost:count`, after a change of what a step loads, asks or writes.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { countAll } from "./cost/count.ts";
import { countStanding } from "./cost/standing.ts";

const all = { ...(await countAll()), standing: countStanding() };
const tidy = (_name: string, value: unknown): unknown =>
  typeof value === "number" ? Number(value.toPrecision(6)) : value;
const file = fileURLToPath(new URL("../../local/cost/counted.json", import.meta.url));
writeFileSync(file, `${JSON.stringify(all, tidy, 2)}\n`);
console.log(`Written to ${file}.`);
