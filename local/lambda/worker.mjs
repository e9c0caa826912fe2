// Runs inside a worker thread: loads one real bundle and answers one event at a time.
import { enableCompileCache, flushCompileCache } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";

// Every start compiles the same bundles again: what came of it is kept between copies, and between runs.
enableCompileCache(fileURLToPath(new URL("../../.cache/compiled", import.meta.url)));
const loaded = import(pathToFileURL(workerData.file).href);
// A failed load is told to the first caller; without this line it would end the thread first.
loaded.then(flushCompileCache).catch(() => undefined);

parentPort.on("message", async ({ id, event, invokedArn, deadlineMs, name }) => {
  const startedAt = performance.now();
  try {
    const handler = (await loaded)[workerData.handler];
    const payload = await handler(event, {
      functionName: name,
      functionVersion: "$LATEST",
      invokedFunctionArn: invokedArn,
      awsRequestId: crypto.randomUUID(),
      getRemainingTimeInMillis: () => Math.max(0, deadlineMs - (performance.now() - startedAt)),
    });
    // The answer crosses as JSON, as it does in Lambda: what JSON cannot hold is lost here too.
    parentPort.postMessage({
      id,
      payload: payload === undefined ? null : JSON.parse(JSON.stringify(payload)),
    });
  } catch (error) {
    parentPort.postMessage({
      id,
      error: { name: error?.name ?? "Error", message: error?.message ?? String(error) },
    });
  }
});
