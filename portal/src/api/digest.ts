import { sha256Of } from "./sha256.ts";
import { Said } from "./said.ts";

// Reading and hashing this much takes long enough to be felt while typing.
const workerFromBytes = 4 * 1024 * 1024;

/** SHA-256 of a file; a large one is hashed in a worker, so that the page stays quick. */
export async function digestOf(file: Blob): Promise<string> {
  if (file.size < workerFromBytes) return sha256Of(file);
  const worker = new Worker(new URL("./digest-worker.ts", import.meta.url), { type: "module" });
  try {
    return await new Promise<string>((resolve, reject) => {
      worker.addEventListener("message", (event: MessageEvent<string>) => {
        resolve(event.data);
      });
      worker.addEventListener("error", () => {
        reject(new Said("The file could not be read. Choose it again."));
      });
      worker.postMessage(file);
    });
  } finally {
    worker.terminate();
  }
}
