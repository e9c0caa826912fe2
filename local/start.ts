import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.ts";
import { StartRefused, openDataFolder } from "./data-folder.ts";
import type { DataFolder } from "./data-folder.ts";
import { PortTaken } from "./gateway/listener.ts";
import { seededPractices } from "./seed/practices.ts";
import { seed } from "./seed/seed.ts";
import { PartDamaged, startStack } from "./stack.ts";
import type { Stack } from "./stack.ts";

const password = "invented-Passw0rd";

/** `npm start`: builds what changed, starts the whole product on this machine, seeds it once, and says where it is. */
async function main(): Promise<void> {
  const startedAt = performance.now();
  const options = readOptions();
  const folder = openDataFolder(options.data, options.fresh);
  const stopping = new AbortController();
  let stack: Stack | undefined;
  const stop = async (signal: string) => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    console.log(`\n${signal}: stopping …`);
    await stack?.stop();
    folder.release();
    process.exit(0);
  };
  process.on("SIGINT", () => void stop("Ctrl-C"));
  process.on("SIGTERM", () => void stop("Asked to stop"));
  process.on("SIGHUP", () => void stop("Terminal closed"));
  try {
    const built = await build((words) => console.log(words));
    if (stopping.signal.aborted) return;
    stack = await startStack({
      folder: folder.path,
      localSecret: folder.localSecret,
      ...built,
      ports: { portal: options.port, aws: options.port + 1, signIn: options.port + 2, api: options.port + 3 },
      password,
      onError: (words) => console.error(words),
    });
    if (!folder.seeded) {
      console.log("Seeding the invented practices …");
      await seed(stack);
      folder.markSeeded();
    }
  } catch (error) {
    await stack?.stop();
    folder.release();
    throw error;
  }
  announce(stack, folder, performance.now() - startedAt);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        fresh: { type: "boolean", default: false },
        port: { type: "string", default: "8787" },
        data: { type: "string", default: join(import.meta.dirname, "..", ".duces") },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1024 || port > 65_532) {
      throw new StartRefused(
        `--port ${values.port} is not a port. Give a number from 1024 to 65532; four ports from there on are used.`,
      );
    }
    return { fresh: values.fresh, port, data: resolve(values.data) };
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    throw new StartRefused(
      `${(error as Error).message}\nOptions: --fresh (begin again), --port NUMBER, --data FOLDER.`,
    );
  }
}

function announce(stack: Stack, folder: DataFolder, tookMs: number): void {
  const lines = [
    "",
    ...seededPractices.map(
      ({ name, slug }) => `${name.padEnd(24)} attorneys file at ${stack.portalOrigin}/p/${slug}`,
    ),
    "",
    `Staff sign in at         ${stack.portalOrigin}/desk   (password ${password})`,
    ...seededPractices.flatMap(({ people }) =>
      people.map(({ name, email, roles }) => `  ${email.padEnd(38)} ${name}, ${roles.join(", ")}`),
    ),
    `One-time codes           ${stack.signInOrigin}/codes`,
    `Captured mail            ${stack.signInOrigin}/mail`,
    `API, behind the portal   ${stack.apiOrigin}`,
    `AWS services             ${stack.awsOrigin}`,
    `Data                     ${folder.path}`,
    `Memory                   ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB`,
    "",
    `Started in ${(tookMs / 1000).toFixed(1)} s. Ctrl-C stops everything.`,
    "ready",
  ];
  console.log(lines.join("\n"));
}

try {
  await main();
} catch (error) {
  const expected = [StartRefused, PortTaken, PartDamaged].some((kind) => error instanceof kind);
  console.error(expected && error instanceof Error ? error.message : error);
  process.exit(1);
}
