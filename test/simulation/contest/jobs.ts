import { fileAndWait } from "../work.ts";
import type { Case, Station } from "../work.ts";
import { seeThrough } from "../worker.ts";
import type { Aim } from "../worker.ts";
import { mustDo } from "./acts.ts";
import type { Contest, Ground } from "./acts.ts";
import { codeUsedTwice, keysUsedAgain, spoiledPapers } from "./doors.ts";
import { forgottenWith } from "./wakes.ts";
import * as court from "./in-court.ts";
import * as desk from "./desk.ts";
import { incident } from "./incident.ts";
import { clockInVain, logsInVain, openingPaused, outage, writerAway } from "./outage.ts";
import * as patient from "./patient-side.ts";

type Job = (ground: Ground) => Readonly<Record<string, () => Promise<void>>>;
/** Who comes at which station; where several come, they come at once. */
type Coming = Partial<Record<Station, readonly Contest[]>>;

/** Whoever contests a request does so beside the practice, which goes on with its work as far as it is let. */
const contested =
  (
    coming: Coming,
    {
      withNotes = false,
      aim = () => ({}),
      first = async () => {},
    }: {
      readonly withNotes?: boolean;
      readonly aim?: (ground: Ground, one: Case) => Aim;
      /** What is recorded once the paper was read. */
      readonly first?: Contest;
    } = {},
  ): Job =>
  (ground) => {
    const one: Case = { withNotes, email: "harriet0@colby.example" };
    const { time } = ground.world;
    const interfere = async (station: Station) => {
      if (station === "triaged") await first(ground, one);
      for (const [n, contest] of (coming[station] ?? []).entries()) {
        const after = Math.floor(ground.chance() * 2_100);
        void time
          .start(`contest ${station} ${n}`, async () => {
            await time.sleep(after);
            await contest(ground, one);
          })
          .ending.then((end) => {
            if (end.ended === "badly") ground.people.tellOf(`${station}: ${String(end.error)}`);
          });
      }
      // Whoever comes gets a moment: they come while the practice is about to go on.
      if (coming[station]) await time.sleep(2_000);
    };
    return {
      attorney: () => fileAndWait(ground, one),
      practice: () => seeThrough(ground, one, interfere, aim(ground, one)),
    };
  };

const asksForCertificate: Contest = (ground, one) =>
  mustDo(ground, one, "manager", "recordFacts", { patch: { instrument: { certificationAsked: true } } }).then(
    () => undefined,
  );
const inTwoPhases = (): Aim => ({ phases: [[0], [1]] });
const andReturned = (ground: Ground, one: Case): Aim => ({ afterwards: () => desk.returned(ground, one) });

const everybody: readonly Contest[] = [
  patient.patientObjects,
  patient.patientIsTold,
  patient.patientSaysNo,
  patient.privilegeIsClaimed("overruled"),
  patient.privilegeIsClaimed("waived"),
  court.objectionThenOrder,
  court.objectionTakenBack,
  court.motionToQuash("granted-in-part"),
  court.motionToQuash("denied", true),
  court.motionsOfOthers,
  court.protectiveOrder,
  court.inCamera,
  court.orderIsStayed,
  desk.pauses,
  desk.preservedWhileGivenUp,
  desk.givenUpWhilePreserved,
  desk.closedAndReopened,
  incident("breach"),
  incident("permitted", "refused"),
  incident("low-probability", "destroyed"),
];
const everywhere: readonly Station[] = [
  "proposed",
  "reviewed",
  "vaulted",
  "confirmed",
  "assembled",
  "released",
];

/** Two who contest a request at once, each drawn, at stations that are drawn, and perhaps in phases. */
const brawl: Job = (ground) => {
  const draw = <T>(from: readonly T[]): readonly T[] => {
    const one = from[Math.floor(ground.chance() * from.length)];
    return one === undefined ? [] : [one];
  };
  const coming: Partial<Record<Station, Contest[]>> = {};
  for (const station of [...draw(everywhere), ...draw(everywhere)])
    coming[station] = [...(coming[station] ?? []), ...draw(everybody)];
  const aim = ground.chance() < 0.3 ? inTwoPhases : () => ({});
  const first = ground.chance() < 0.3 ? asksForCertificate : async () => {};
  return contested(coming, { withNotes: ground.chance() < 0.6, aim, first })(ground);
};

/** The jobs of a contested request. */
export const contestJobs = {
  "patient-told": contested({ triaged: [patient.patientIsTold] }),
  "patient-objects": contested({ reviewed: [patient.patientObjects] }),
  "patient-says-no": contested({ assembled: [patient.patientSaysNo] }),
  "privilege-overruled": contested({ reviewed: [patient.privilegeIsClaimed("overruled")] }),
  "privilege-waived": contested({ assembled: [patient.privilegeIsClaimed("waived")] }, { withNotes: true }),
  "objection-ordered": contested({ reviewed: [court.objectionThenOrder] }),
  "objection-back": contested({ assembled: [court.objectionTakenBack] }),
  quashed: contested({ reviewed: [court.motionToQuash("granted")] }),
  "quashed-in-part": contested({ proposed: [court.motionToQuash("granted-in-part")] }),
  "quash-denied": contested({ reviewed: [court.motionToQuash("denied", true)] }),
  "quash-of-others": contested({ assembled: [court.motionsOfOthers, court.motionToQuash("withdrawn")] }),
  protected: contested({ reviewed: [court.protectiveOrder] }, { aim: andReturned }),
  "in-camera": contested({ proposed: [court.inCamera] }),
  stayed: contested({ assembled: [court.orderIsStayed] }, { first: asksForCertificate }),
  "stayed-released": contested({ released: [court.orderIsStayed] }),
  "contest-opening": contested(
    { confirmed: [court.orderIsStayed, patient.patientObjects] },
    { withNotes: true },
  ),
  paused: contested({ confirmed: [desk.pauses] }, { withNotes: true }),
  "paused-released": contested({ released: [desk.pauses] }),
  preserved: contested({ assembled: [desk.preservedWhileGivenUp] }),
  "preserved-before": contested(
    { proposed: [desk.preservedEarly], assembled: [desk.givenUpWhilePreserved] },
    { withNotes: true },
  ),
  phased: contested({ released: [desk.pauses] }, { aim: inTwoPhases }),
  "incident-in-phase": contested({ released: [incident("breach")] }, { aim: inTwoPhases }),
  "incident-permitted": contested({ released: [incident("permitted", "refused")] }),
  certified: contested({ assembled: [desk.pauses] }, { first: asksForCertificate, withNotes: true }),
  "letters-fail": contested({ reviewed: [outage("ses", "again")] }),
  "letters-by-hand": contested({ confirmed: [outage("ses", "by-hand"), desk.pauses] }),
  "assembly-fails": contested({ reviewed: [outage("sqs", "again")] }),
  "incident-untold": contested({ released: [incident("breach-untold")] }),
  "certified-again": contested(
    { assembled: [desk.pauses, desk.releasedTooEarly, desk.returnedLater] },
    { first: asksForCertificate },
  ),
  "paper-unread": contested({ assembled: [desk.anotherPaper] }),
  "file-never-came": contested({ reviewed: [desk.fileNeverCame] }),
  "served-again": contested({ assembled: [desk.servedAgain] }),
  "opening-paused": contested({ vaulted: [openingPaused] }, { withNotes: true }),
  "writer-away": contested({ confirmed: [writerAway] }, { withNotes: true }),
  "logs-in-vain": contested({ released: [logsInVain] }),
  "clock-in-vain": contested({ triaged: [clockInVain] }),
  "keys-again": contested({ reviewed: [keysUsedAgain], proposed: [codeUsedTwice] }),
  spoiled: (ground) => ({
    attorney: () => spoiledPapers(ground, { withNotes: false, email: "harriet0@colby.example" }),
  }),
  "wrong-wakes": forgottenWith("wrong wakes"),
  "no-wakes": forgottenWith("no wakes"),
  brawl,
  reopened: contested({ reviewed: [desk.closedAndReopened] }),
} as const satisfies Record<string, Job>;
