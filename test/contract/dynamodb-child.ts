// Keeps the tables under the directory given as argument until it is killed; prints its endpoint first.
import { startOurs } from "./dynamodb-engines.ts";

const dir = process.argv[2];
if (dir === undefined) throw new Error("usage: node dynamodb-child.ts <directory>");
const running = await startOurs({ dir });
process.stdout.write(`${running.endpoint}\n`);
