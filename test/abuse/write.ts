import { readFileSync, writeFileSync } from "node:fs";
import { withTable } from "./table.ts";

const page = "docs/assurance.md";
writeFileSync(page, withTable(readFileSync(page, "utf8")));
