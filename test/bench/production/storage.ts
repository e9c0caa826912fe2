import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Starts the local S3 as a process of its own, with its files in a folder. */
export async function localStorageServer(
  folder: string,
): Promise<{ readonly endpoint: string; readonly close: () => void }> {
  const program = fileURLToPath(new URL("../../contract/s3-child.ts", import.meta.url));
  const child = spawn(process.execPath, [program, join(folder, "storage")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  const [first] = (await once(lines, "line")) as [string];
  const { port } = JSON.parse(first) as { readonly port: number };
  return { endpoint: `http://127.0.0.1:${port}`, close: () => child.kill("SIGKILL") };
}
