import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "../../local/build.ts";
import type { Staff } from "../../local/journey/disclose.ts";
import type { Ground } from "../../local/journey/file-request.ts";
import { seed } from "../../local/seed/seed.ts";
import { startStack } from "../../local/stack.ts";
import type { Stack } from "../../local/stack.ts";

export const seededPassword = "invented-Passw0rd";

/** A running, seeded stack of a test, with tokens for the people of the first practice. */
export type TestStack = Stack & {
  readonly folder: string;
  readonly ground: Ground;
  readonly staff: Staff;
  readonly errors: readonly string[];
  readonly end: () => Promise<void>;
};

/**
 * Starts a whole product on ports of the system's choice, in a folder of its own that `end` removes. `mostPatients` keeps
 * each practice to its first patients: seeding all of them is most of what a short test file would wait for.
 */
export async function startSeededStack(mostPatients?: number): Promise<TestStack> {
  const stack = await openStack(mkdtempSync(join(tmpdir(), "duces-stack-")));
  await seed(stack, mostPatients);
  return stack;
}

/** Starts a product over the folder of an earlier one, as after a restart of the machine; what is `fenced` runs nothing. */
export async function openStack(folder: string, fenced?: ReadonlySet<string>): Promise<TestStack> {
  const errors: string[] = [];
  const built = await build(() => undefined);
  const stack = await startStack({
    folder,
    localSecret: "test",
    ...built,
    ports: { portal: 0, aws: 0, signIn: 0, api: 0 },
    password: seededPassword,
    onError: (words) => errors.push(words),
    ...(fenced === undefined ? {} : { fenced }),
  });
  const token = (name: string) => stack.accessTokenOf(`${name}@harborlight.example`);
  return {
    ...stack,
    folder,
    errors,
    ground: { portalOrigin: stack.portalOrigin, signInOrigin: stack.signInOrigin, say: () => undefined },
    staff: {
      manager: token("dana.whitfield"),
      clinician: token("miriam.okafor"),
      privacyOfficer: token("tomas.lindqvist"),
    },
    end: async () => {
      await stack.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
