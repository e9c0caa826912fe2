import { describe, expect, it } from "vitest";
import { play } from "./play.ts";
import type { registrarJobs } from "./registrar/jobs.ts";

type Refused = readonly [job: keyof typeof registrarJobs, who: string, command: string, code: string];
/** Who is told what, of a change that is made while their command is on its way. */
const refused: readonly Refused[] = [
  ["member-leaves", "manager", "releaseProduction", "not-found"],
  ["officer-leaves", "privacyOfficer", "confirmRelease", "not-found"],
  ["officer-of-many-leaves", "privacyOfficer", "confirmRelease", "not-found"],
  ["role-taken", "privacyOfficer", "approveVault", "not-allowed-for-role"],
  ["treatment-ends", "clinician", "completeReview", "not-allowed-for-role"],
  ["stands-in", "privacyOfficer", "confirmRelease", "same-person"],
  ["part-ends", "colleague", "releaseProduction", "not-allowed-for-role"],
  ["part-of-many-ends", "colleague", "releaseProduction", "not-allowed-for-role"],
  ["child-released", "manager", "releaseProduction", "refused-by-law"],
  ["note-found", "manager", "releaseProduction", "refused-by-law"],
];

describe("what changes past a request while something of it is about to leave", { timeout: 180_000 }, () => {
  it.each(refused)(
    "is what the writer decides on in the job %s, though reads may be old: the %s is refused %s",
    async (job, who, command, code) => {
      const { given, violations } = await play({ job, seed: 1, moods: ["stale"] });
      const said = given.find((one) => one.by === who && one.command === command && one.answer.status >= 300);
      expect([said?.answer.body["code"], violations]).toEqual([code, []]);
    },
  );
});
