import { createWriteStream, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { AccessKey } from "../iam/principals.ts";
import type { Deployment, Resolved } from "../template/resolve.ts";
import type { Roles } from "../template/roles.ts";
import { startInstance } from "./instance.ts";
import type { FunctionSettings, Instance, Invocation } from "./instance.ts";

/** Every function of the template, run from its real bundle under its own role. */
export type Functions = {
  /** Invokes by name or ARN; an alias at the end of the ARN is passed on to the handler. Waits for a free copy. */
  readonly invoke: (nameOrArn: string, event: unknown) => Promise<Invocation>;
  /** Hands an event over without waiting; tried three times in all, as Lambda does, then given to `onGivenUp`. */
  readonly invokeLater: (nameOrArn: string, event: unknown) => void;
  readonly find: (nameOrArn: string) => FunctionSettings | undefined;
  readonly stop: () => Promise<void>;
};

const mostCopies = 4;
// Lambda tries an asynchronous event three times in all.
const asynchronousTries = 3;

const throttled: Invocation = {
  functionError: "Unhandled",
  payload: { errorType: "TooManyRequestsException", errorMessage: "Rate exceeded" },
};

/** Whether a function was not let run: nothing of it happened. */
export const isThrottled = (answer: Invocation): boolean =>
  "functionError" in answer && answer.payload.errorType === "TooManyRequestsException";

/**
 * Prepares the functions; each starts its first copy when it is first called. Logs go to one file per function. Those whose
 * folders are in `fenced` run nothing as long as they are in it, as with a reserved concurrency of 0.
 */
export function createFunctions(
  deployment: Deployment,
  roles: Roles,
  extraEnvironment: Readonly<Record<string, string>>,
  logFolder: string,
  onGivenUp: (fn: FunctionSettings, event: unknown) => Promise<void>,
  fenced: ReadonlySet<string> = new Set(),
): Functions {
  mkdirSync(logFolder, { recursive: true });
  let stopped = false;
  const words = new Map<string, string>();
  const all = new Map<string, FunctionSettings>();
  for (const fn of deployment.ofType("AWS::Lambda::Function")) {
    const settings = settingsOf(fn, deployment, roles, extraEnvironment);
    if (!settings) continue;
    all.set(settings.name, settings);
    words.set(settings.name, fn.logicalId.replace(/Function[0-9A-F]{8}$/u, ""));
  }
  const isFenced = ({ name }: FunctionSettings): boolean =>
    [...fenced].some((folder) => folder.replaceAll("-", "") === words.get(name));
  const pools = new Map<string, Pool>();
  const poolOf = (settings: FunctionSettings): Pool => {
    const pool = pools.get(settings.name) ?? createPool(settings, logFolder);
    pools.set(settings.name, pool);
    return pool;
  };
  const find = (nameOrArn: string) => all.get(nameOf(nameOrArn));
  const invoke = async (nameOrArn: string, event: unknown): Promise<Invocation> => {
    const settings = find(nameOrArn);
    if (!settings) throw new Error(`The template defines no function ${nameOrArn}.`);
    if (isFenced(settings)) return throttled;
    const alias = aliasOf(nameOrArn);
    return poolOf(settings).run(event, alias ? `${settings.arn}:${alias}` : settings.arn);
  };
  const persist = async (nameOrArn: string, event: unknown): Promise<void> => {
    for (let attempt = 0; attempt < asynchronousTries; attempt += 1) {
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
      let answer = await invoke(nameOrArn, event);
      // What is refused for want of a copy waits, and is no try.
      while (isThrottled(answer) && !stopped) {
        await new Promise((resolve) => setTimeout(resolve, 250));
        answer = await invoke(nameOrArn, event);
      }
      if (!("functionError" in answer) || stopped) return;
    }
    const settings = find(nameOrArn);
    if (settings) await onGivenUp(settings, event);
  };
  return {
    find,
    invoke,
    invokeLater: (nameOrArn, event) => void persist(nameOrArn, event),
    stop: async () => {
      stopped = true;
      await Promise.all([...pools.values()].map((pool) => pool.stop()));
    },
  };
}

const nameOf = (nameOrArn: string) => nameOrArn.split(":function:").at(-1)?.split(":")[0] ?? nameOrArn;
const aliasOf = (nameOrArn: string) => nameOrArn.split(":function:").at(-1)?.split(":")[1];

function settingsOf(
  fn: Resolved,
  deployment: Deployment,
  roles: Roles,
  extraEnvironment: Readonly<Record<string, string>>,
): FunctionSettings | undefined {
  const properties = fn.properties as {
    readonly Runtime?: string;
    readonly Handler?: string;
    readonly Role?: string;
    readonly Timeout?: number;
    readonly MemorySize?: number;
    readonly ReservedConcurrentExecutions?: number;
    readonly DeadLetterConfig?: { readonly TargetArn: string };
    readonly Environment?: { readonly Variables?: Readonly<Record<string, string>> };
  };
  if (!properties.Runtime?.startsWith("nodejs") || !properties.Role) return undefined;
  const folder = deployment.codeOf(fn);
  const [module = "index", handler = "handler"] = (properties.Handler ?? "index.handler").split(".");
  const file = readdirSync(folder).find((name) => name === `${module}.mjs` || name === `${module}.js`);
  if (!file) throw new Error(`The bundle of ${fn.logicalId} in ${folder} has no ${module}.mjs.`);
  return {
    name: fn.physical.ref,
    arn: fn.physical.attributes["Arn"] ?? "",
    file: join(folder, file),
    handler,
    environment: {
      ...extraEnvironment,
      ...credentialsOf(roles.keyOf(properties.Role)),
      ...properties.Environment?.Variables,
      AWS_LAMBDA_FUNCTION_NAME: fn.physical.ref,
    },
    timeoutSeconds: properties.Timeout ?? 3,
    memoryMegabytes: properties.MemorySize ?? 128,
    role: properties.Role,
    deadLetterArn: properties.DeadLetterConfig?.TargetArn,
    concurrency: Math.min(mostCopies, properties.ReservedConcurrentExecutions ?? mostCopies),
  };
}

const credentialsOf = (key: AccessKey) => ({
  AWS_ACCESS_KEY_ID: key.accessKeyId,
  AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
});

type Pool = {
  readonly run: (event: unknown, invokedArn: string) => Promise<Invocation>;
  readonly stop: () => Promise<void>;
};

function createPool(settings: FunctionSettings, logFolder: string): Pool {
  const log = createWriteStream(join(logFolder, `${settings.name}.log`), { flags: "a" });
  log.setMaxListeners(4 * mostCopies);
  const idle: Instance[] = [];
  const running = new Set<Instance>();
  const waiting: ((instance: Instance) => void)[] = [];
  // Counted as running before anything is awaited: two calls at once must not both see the last free place.
  const begin = (instance: Instance): Instance => {
    running.add(instance);
    return instance;
  };
  const take = (): Promise<Instance> => {
    let free = idle.pop();
    // A copy may have died while nobody called it.
    while (free && !free.alive()) free = idle.pop();
    if (free) return Promise.resolve(begin(free));
    if (running.size < settings.concurrency) return Promise.resolve(begin(startInstance(settings, log)));
    return new Promise((resolve) => waiting.push(resolve));
  };
  const give = (instance: Instance) => {
    running.delete(instance);
    const copy = instance.alive() ? instance : undefined;
    const next = waiting.shift();
    if (next) {
      next(begin(copy ?? startInstance(settings, log)));
    } else if (copy) {
      idle.push(copy);
    }
  };
  return {
    run: async (event, invokedArn) => {
      const instance = await take();
      try {
        const invocation = await instance.invoke(event, invokedArn);
        // As in Lambda, an error that the handler let through ends up in the function's log.
        if ("functionError" in invocation)
          log.write(`${JSON.stringify({ level: "error", ...invocation.payload })}\n`);
        return invocation;
      } finally {
        give(instance);
      }
    },
    stop: async () => {
      await Promise.all([...idle, ...running].map((instance) => instance.stop()));
      log.end();
    },
  };
}
