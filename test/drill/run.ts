import { drillRestore } from "./restore.ts";

/** `npm run drill:restore`: exit status 1 when a step does not go as it must. */
await drillRestore(({ words, holds }) => {
  console.log(`${holds ? "ok  " : "FAIL"} ${words}`);
  if (!holds) process.exitCode = 1;
});
