import { disposedKey, preservedKey } from "../../../functions/adapters/ledger-keys.ts";
import { patientRows } from "../../../functions/adapters/practice-rows.ts";
import type { Patient } from "../../../functions/adapters/practice-rows.ts";
import { derivedId } from "../../../functions/adapters/digests.ts";
import type { RequestId } from "../../../workflows/vocabulary/ids.ts";
import { pagesSaying } from "../../support/pdf-files.ts";
import type { Ground } from "../jobs.ts";
import { signedIn } from "../people.ts";
import { practice, staff } from "../practice.ts";
import { aMinute, aSecond } from "../world/world.ts";
import { watchDisposals } from "./faults.ts";

/** Somebody whose treatment ended long ago; no period of the practice's state was read. */
const ofOld: Patient = {
  patientRef: derivedId<Patient["patientRef"]>("pat", "wilhelmina"),
  name: "Wilhelmina Storch",
  birthDate: "1951-09-03",
  treatedBy: [staff.clinician.personId],
};
const kinds = ["progress-note", "billing", "psychotherapy-note", "unclassified"] as const;
/** Of the four what the desk is told of. */
const toldToTheDesk = 2;
const { practiceId } = practice;
/** Made once: whoever sends a record again sends the same bytes. */
const files: Promise<Buffer>[] = [];
const holder = derivedId<RequestId>("req", "a request that keeps the record");

/**
 * A record is destroyed by two people and the sweep, while whoever brought it in brings it in again, and a request keeps it
 * for a while in the middle of it.
 */
export function disposed(ground: Ground): Readonly<Record<string, () => Promise<void>>> {
  const { world, people, chance } = ground;
  watchDisposals(world, people.tellOf);
  for (const row of patientRows(practiceId, ofOld)) world.ledger.put(row);
  const { patientRef } = ofOld;
  const bring = async (n: number, kind: (typeof kinds)[number]) => {
    const pdf = (await (files[n] ??= pagesSaying([`What was said ${n}`]))).toString("base64");
    const title = kind === "progress-note" || kind === "billing" ? { title: `Session ${n}` } : {};
    const because = kind === "unclassified" ? { because: "notes-and-part-2" } : {};
    const importId = `import-of-old-0000${n}`;
    const body = { importId, kind, sessionOn: `2012-03-0${n + 1}`, pdf, ...title, ...because };
    return people.call("importRecord", { ...signedIn(world, "clinician"), params: { patientRef }, body });
  };
  const bringAll = () => Promise.all(kinds.map((kind, n) => bring(n, kind)));
  /** Whoever sends it all again, at this moment or a little later. */
  const bringAgain = () => {
    for (const [n, kind] of kinds.entries()) {
      const after = Math.floor(chance() * aSecond) * (n % 2);
      void world.time.start("import again", async () => {
        await world.time.sleep(after);
        await bring(n, kind);
      });
    }
  };
  keptForAWhile(ground);
  const decide = async (by: "manager" | "privacyOfficer", disposalId: string, body: object) => {
    const { status } = await people.call("decideDisposal", {
      ...signedIn(world, by),
      params: { disposalId },
      body,
    });
    return status < 300;
  };
  const stageOf = async (disposalId: string) => {
    const { disposals } = (await people.must("retention", signedIn(world, "privacyOfficer"))) as {
      readonly disposals: readonly {
        readonly disposalId: string;
        readonly stage: { readonly state: string };
      }[];
    };
    return disposals.find((one) => one.disposalId === disposalId)?.stage.state;
  };
  return {
    practice: async () => {
      await bringAll();
      const body = { treatmentEndedOn: "2012-06-01", ground: "Counsel, letter of November 3, 2026." };
      await people.call("proposeDisposal", {
        ...signedIn(world, "privacyOfficer"),
        params: { patientRef },
        body,
      });
      const { disposals } = (await people.must("retention", signedIn(world, "privacyOfficer"))) as {
        readonly disposals: readonly { readonly disposalId: string }[];
      };
      const disposalId = disposals[0]?.disposalId ?? "";
      await people.until("the end of the disposal", async () => {
        const state = await stageOf(disposalId);
        if (state === "done") return true;
        // What is under way goes on by itself; what was stopped is let go on by the officer once nothing keeps it.
        if (state === "proposed" || state === "stopped") bringAgain();
        if (state === "proposed")
          await decide("manager", disposalId, { decision: "confirm", records: toldToTheDesk });
        if (state === "stopped") await decide("privacyOfficer", disposalId, { decision: "continue" });
        return undefined;
      });
    },
  };
}

/** As soon as the second record is off the shelf a request keeps the record, until people have looked again and again. */
function keptForAWhile({ world }: Ground): void {
  const before = world.watchers.rowInserted;
  const { pk } = disposedKey(practiceId, ofOld.patientRef, "");
  let taken = 0;
  world.watchers.rowInserted = (row) => {
    before(row);
    if (row["pk"] !== pk || !String(row["sk"]).startsWith("DISPOSED#")) return;
    taken += 1;
    if (taken !== 2) return;
    const key = preservedKey({ practiceId, requestId: holder }, ofOld.patientRef);
    const trackingNumber = "26-HLC-12345-A";
    const since = new Date(world.time.now()).toISOString();
    world.ledger.put({ ...key, requestId: holder, trackingNumber, because: "legal-hold", since });
    world.time.at(world.time.now() + 25 * aMinute, () => world.ledger.remove(key));
  };
}
