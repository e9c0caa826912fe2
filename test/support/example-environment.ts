import type { z } from "zod";
import type { FunctionName } from "../../infra/function-settings.ts";

const shaped = [
  { ending: "_URL", value: "https://example.test/" },
  { ending: "_POOL_ID", value: "us-east-1_Example" },
  { ending: "_BYTES", value: "16777216" },
];

/** Enough of an environment for a function's bundle to be loaded: a value for each name its config.ts asks for. */
export async function exampleEnvironment(name: FunctionName): Promise<Readonly<Record<string, string>>> {
  const { configSchema } = (await import(`../../functions/${name}/config.ts`)) as {
    configSchema: z.ZodObject;
  };
  const valueOf = (key: string) => shaped.find(({ ending }) => key.endsWith(ending))?.value ?? "example";
  return {
    AWS_REGION: "us-east-1",
    ...Object.fromEntries(Object.keys(configSchema.shape).map((key) => [key, valueOf(key)])),
  };
}
