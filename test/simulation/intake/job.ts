import { derivedId, sha256Hex } from "../../../functions/adapters/digests.ts";
import { patientRows } from "../../../functions/adapters/practice-rows.ts";
import type { Patient } from "../../../functions/adapters/practice-rows.ts";
import { pagesSaying } from "../../support/pdf-files.ts";
import type { Ground } from "../jobs.ts";
import { signedIn } from "../people.ts";
import { practice, staff } from "../practice.ts";
import { isArriving } from "../world/storage.ts";
import { aMinute, aSecond } from "../world/world.ts";

const ofNew: Patient = {
  patientRef: derivedId<Patient["patientRef"]>("pat", "ottoline"),
  name: "Ottoline Vane",
  birthDate: "1990-02-11",
  treatedBy: [staff.clinician.personId],
};

/** One file on its way in: how long the scanner takes over each copy of it, in milliseconds, and what it says then. */
type OnItsWay = {
  readonly kind: "progress-note" | "billing" | "psychotherapy-note" | "unclassified" | "treatment-plan";
  readonly takes: number;
  readonly says: (copy: number) => string;
  /** How its import has to end. */
  readonly ends: "taken-in" | "refused" | "waiting";
};
const always = (word: string) => () => word;
const clean = "NO_THREATS_FOUND";
const onTheirWay: readonly OnItsWay[] = [
  { kind: "progress-note", takes: 2 * aSecond, says: always(clean), ends: "taken-in" },
  // Longer than one call waits.
  { kind: "psychotherapy-note", takes: 90 * aSecond, says: always(clean), ends: "taken-in" },
  { kind: "unclassified", takes: aSecond, says: always("THREATS_FOUND"), ends: "refused" },
  { kind: "billing", takes: Number.POSITIVE_INFINITY, says: always(clean), ends: "waiting" },
  {
    kind: "treatment-plan",
    takes: aSecond,
    says: (copy) => (copy === 0 ? "FAILED" : clean),
    ends: "taken-in",
  },
];
/** Made once: whoever sends a record again sends the same bytes. */
const files = onTheirWay.map(({ kind }) => pagesSaying([`On its way in as ${kind}`]));
const mostTries = 8;

/**
 * Records come in while the scanner is late, never answers, fails once or finds a threat, and each is sent twice at the same
 * time. Nothing is kept of what was not found clean.
 */
export function scanned({ world, people, chance }: Ground): Readonly<Record<string, () => Promise<void>>> {
  for (const row of patientRows(practice.practiceId, ofNew)) world.ledger.put(row);
  const { patientRef } = ofNew;
  const wayOf = new Map<string, OnItsWay>();
  /** When each version came, and the how-manieth it was of its file. */
  const came = new Map<string, { readonly at: number; readonly copy: number }>();
  const copies = new Map<string, number>();
  const { objectStored } = world.watchers;
  world.watchers.objectStored = (version) => {
    objectStored(version);
    const sha256 = sha256Hex(version.bytes);
    const way = wayOf.get(sha256);
    if (way && !isArriving(version) && way.ends !== "taken-in")
      people.tellOf(
        `RI: a file was kept that ${way.ends === "refused" ? "holds a threat" : "nobody scanned"}`,
      );
    const copy = copies.get(sha256) ?? 0;
    copies.set(sha256, copy + 1);
    came.set(version.versionId, { at: world.time.now(), copy });
  };
  world.watchers.verdictOn = (version) => {
    const way = isArriving(version) ? wayOf.get(sha256Hex(version.bytes)) : undefined;
    const { at, copy } = came.get(version.versionId) ?? { at: 0, copy: 0 };
    if (!way) return clean;
    return world.time.now() >= at + way.takes ? way.says(copy) : undefined;
  };
  const bring = async (n: number, { kind, ends }: OnItsWay) => {
    const bytes = (await files[n]) ?? Buffer.alloc(0);
    const title = kind === "psychotherapy-note" || kind === "unclassified" ? {} : { title: `Session ${n}` };
    const because = kind === "unclassified" ? { because: "no-label" } : {};
    const body = {
      importId: `import-scanned-000${n}`,
      kind,
      sessionOn: "2026-11-02",
      pdf: bytes.toString("base64"),
      ...title,
      ...because,
    };
    let status = 0;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const asked = { ...signedIn(world, "clinician"), params: { patientRef }, body };
      ({ status } = await people.call("importRecord", asked));
      // Whoever is told that the check failed sends it again; whoever is told of a threat does not.
      if (status === 201 || (status === 422 && ends === "refused")) break;
      await world.time.sleep(aMinute);
    }
    const ended = status === 201 ? "taken-in" : status === 422 ? "refused" : "waiting";
    if (ended !== ends) people.tellOf(`RI: ${kind} ended ${ended} and not ${ends}`);
  };
  const twice = async (n: number, way: OnItsWay) => {
    wayOf.set(sha256Hex((await files[n]) ?? Buffer.alloc(0)), way);
    const after = Math.floor(chance() * 3 * aSecond);
    await Promise.all([bring(n, way), world.time.sleep(after).then(() => bring(n, way))]);
  };
  return {
    clinician: async () => {
      await Promise.all(onTheirWay.map((way, n) => twice(n, way)));
      const left = world.objects.versions.filter(isArriving).map(({ bytes }) => wayOf.get(sha256Hex(bytes)));
      for (const way of left)
        if (way?.ends !== "waiting")
          people.tellOf(`RI: a copy is left on its way in of a file that was ${way?.ends}`);
    },
  };
}
