import { errorNameOf } from "../adapters/log.ts";
import type { LogFields } from "../adapters/log.ts";
import type { StoredDisposal } from "../adapters/disposals.dynamodb.ts";
import type { Practice } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { runDisposal } from "./run-disposal.ts";
import type { Confirmed, Run } from "./run-disposal.ts";

export type Sweep = Run & {
  readonly practices: Pick<Practices, "ids" | "byId" | "patient">;
};

/** A sweep begins no disposal after so long, in milliseconds; the next one does. */
const sweepMs = 18_000;

/**
 * Goes on with every disposal that two people have confirmed and that nobody carries out: whose run died, which took longer
 * than one call, or which waits for its last look. The law and the holds are asked anew before. One that was stopped is left
 * to a person. One failure does not keep back the others; the sweep fails after them, so that somebody is told.
 */
export async function sweepDisposals(ports: Sweep): Promise<void> {
  const workUntil = ports.now().getTime() + sweepMs;
  let failed = 0;
  const orFails = async (about: LogFields, act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      failed += 1;
      ports.log("error", "disposal-failed", { ...about, errorName: errorNameOf(error) });
    }
  };
  for (const practiceId of await ports.practices.ids())
    // A row that cannot be read keeps back its practice and no other.
    await orFails({ practiceId }, async () => {
      for (const disposal of await ports.disposals.list(practiceId)) {
        const now = ports.now().toISOString();
        const confirmed = waitsSince(disposal, now);
        if (!confirmed || Date.parse(now) >= workUntil) continue;
        const practice = await ports.practices.byId(practiceId);
        if (practice)
          await orFails({ practiceId, disposalId: disposal.disposalId }, () =>
            carryOn(ports, practice, disposal, { confirmed, workUntil }),
          );
      }
    });
  if (failed > 0) throw new DisposalsFailed(failed);
}

/** Who confirmed it, of a disposal that could go on now. */
const waitsSince = ({ stage }: StoredDisposal, now: string): Confirmed | undefined =>
  stage.state === "under-way" && (stage.runsUntil ?? "") <= now && (stage.lastLookAt ?? "") <= now
    ? stage.confirmed
    : undefined;

async function carryOn(
  ports: Sweep,
  practice: Practice,
  disposal: StoredDisposal,
  how: { readonly confirmed: Confirmed; readonly workUntil: number },
): Promise<void> {
  const patient = await ports.practices.patient(practice.practiceId, disposal.patientRef);
  if (patient) await runDisposal(ports, { practice, patient, disposal }, how);
}

class DisposalsFailed extends Error {
  override readonly name = "DisposalsFailed";
  constructor(count: number) {
    super(`${count} disposals could not go on`);
  }
}
