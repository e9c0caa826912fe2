import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { begin } from "./interleavings.ts";
import type { Scene } from "./interleavings.ts";
import { goOn } from "./restore.ts";
import { violationsAtRest } from "./invariants.ts";
import { standstillAt, takenUp } from "./stations.ts";
import type { Resumable } from "./stations.ts";
import type { Case } from "./work.ts";
import type { Saved } from "./world/world.ts";

// A deployment comes between two steps: what the former version wrote and had not performed yet, its effects, its schedules
// and its sealed notes, is taken up by this one, and the same request is led to its end.

/** An account of one version at one moment, with something under way. */
type InFlight = { readonly saved: Saved; readonly one: Case; readonly next: Resumable };

/** A command was just taken, and nobody has performed yet what it intends. */
const moments: readonly { readonly scene: Scene; readonly next: Resumable }[] = [
  {
    scene: { station: "half-vaulted", after: { by: "privacyOfficer", command: "approveVault" } },
    next: "vaulted",
  },
  {
    scene: { station: "vaulted", after: { by: "privacyOfficer", command: "confirmRelease" } },
    next: "assembled",
  },
  {
    scene: { station: "assembled", after: { by: "manager", command: "releaseProduction" } },
    next: "released",
  },
];

const folder = new URL("in-flight/", import.meta.url);
/** The accounts that each released version left behind. */
export const versionsInFlight = (): readonly {
  readonly version: string;
  readonly accounts: readonly InFlight[];
}[] =>
  readdirSync(folder).map((name) => ({
    version: name.replace(".br", ""),
    accounts: deserialize(brotliDecompressSync(readFileSync(new URL(name, folder)))) as InFlight[],
  }));

/** Keeps what this version has under way at those moments. */
export async function keepInFlight(version: string): Promise<void> {
  const accounts: InFlight[] = [];
  for (const { scene, next } of moments) {
    const { one } = await standstillAt(scene.station);
    accounts.push({ saved: await begin(scene), one, next });
  }
  writeFileSync(new URL(`${version}.br`, folder), brotliCompressSync(serialize(accounts)));
}

/** Leads the request of such an account to its end with the code of today, and says what was violated. */
export async function ledToTheEnd({ saved, one, next }: InFlight): Promise<readonly string[]> {
  const violations: string[] = [];
  const tell = (violation: string) => void violations.push(violation);
  const { world, ground } = await goOn(
    saved,
    async (now) => {
      const work = Object.values(takenUp(now, { ...one }, next));
      await Promise.all(work.map((act) => act()));
    },
    tell,
  );
  violations.push(...(await violationsAtRest(world, ground.people.given)));
  return violations;
}
