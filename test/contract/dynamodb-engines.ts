import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";

import {
  createDynamoDb,
  type LocalDynamoDb,
  type LocalDynamoDbOptions,
} from "../../local/dynamodb/dynamodb.ts";
import { type AccessKey, directoryOf } from "../../local/iam/principals.ts";
import { administrator, serve } from "./local-port.ts";

/** The two clients of one running engine. */
export type DynamoDbClients = { readonly tables: DynamoDBClient; readonly streams: DynamoDBStreamsClient };

/** A running engine that stops and leaves nothing behind. */
export type RunningEngine = DynamoDbClients & { stop(): Promise<void> };

/** An engine that the contract suite can start. */
export type Engine = { readonly name: string; start(): Promise<RunningEngine> };

/** Clients that sign with a key and do not retry, so that every refusal is seen. */
export function clientsFor(endpoint: string, key: AccessKey): DynamoDbClients {
  const settings = { endpoint, region: "us-east-1", credentials: key, maxAttempts: 1 };
  return { tables: new DynamoDBClient(settings), streams: new DynamoDBStreamsClient(settings) };
}

/** Our stand-in on a port of its own, over a fresh directory or one that is given. */
export async function startOurs(
  options: Partial<LocalDynamoDbOptions> = {},
): Promise<RunningEngine & { readonly local: LocalDynamoDb; readonly endpoint: string }> {
  const fresh = options.dir === undefined ? await mkdtemp(path.join(tmpdir(), "duces-tables-")) : undefined;
  const local = await createDynamoDb({
    dir: options.dir ?? fresh ?? "",
    directory: directoryOf([administrator]),
    ...options,
  });
  const server = await serve((request, response) => void local.handle(request, response));
  return {
    ...clientsFor(server.endpoint, administrator),
    local,
    endpoint: server.endpoint,
    async stop() {
      await server.close();
      await local.close();
      if (fresh !== undefined) await rm(fresh, { recursive: true, force: true });
    },
  };
}

/** The engines that this machine has; the second one ships only for Linux on x64. */
export function availableEngines(): readonly Engine[] {
  const ours: Engine = { name: "ours", start: startOurs };
  const binary = dynoxideBinary();
  if (binary === undefined) {
    console.warn(
      `The second engine, @dynoxide/linux-x64, is not available on ${process.platform}-${process.arch}: only ours is tested.`,
    );
    return [ours];
  }
  return [ours, { name: "dynoxide", start: () => startDynoxide(binary) }];
}

function dynoxideBinary(): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve("@dynoxide/linux-x64/package.json");
    const binary = path.join(path.dirname(manifest), "dynoxide");
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

async function startDynoxide(binary: string): Promise<RunningEngine> {
  const dir = await mkdtemp(path.join(tmpdir(), "duces-dynoxide-"));
  const port = await freePort();
  const child = spawn(binary, ["--port", String(port), "--db-path", path.join(dir, "tables.db")], {
    stdio: "ignore",
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const endpoint = `http://127.0.0.1:${port}`;
  await answering(endpoint);
  return {
    ...clientsFor(endpoint, administrator),
    async stop() {
      child.kill("SIGKILL");
      await exited;
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answering(endpoint: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      await fetch(endpoint);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  throw new Error(`no engine answers at ${endpoint} after five seconds`);
}
