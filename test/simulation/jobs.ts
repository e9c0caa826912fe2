import type { StaffCommandName } from "../../workflows/contract/commands.ts";
import { sealWindowMs } from "../../functions/adapters/seal-window.ts";
import { contestJobs } from "./contest/jobs.ts";
import { disposed } from "./disposal/job.ts";
import { derivedId } from "../../functions/adapters/digests.ts";
import { scanned } from "./intake/job.ts";
import { neighbours } from "./neighbours.ts";
import { registrarJobs } from "./registrar/jobs.ts";
import { answerRequest, asking, file, fileAndCollect, revoke } from "./work.ts";
import type { Case, Station } from "./work.ts";
import { signedIn } from "./people.ts";
import type { People } from "./people.ts";
import { patient, recordIds } from "./practice.ts";
import type { StaffName } from "./practice.ts";
import { aMinute } from "./world/world.ts";
import type { World } from "./world/world.ts";

export type Ground = { readonly world: World; readonly people: People; readonly chance: () => number };
/** Who comes between the release and its end, and how many milliseconds after it began. */
export type Race = { readonly rival: Rival; readonly after: number };
/** The people of a job, each with what they do. */
type Job = (ground: Ground, race?: Race) => Readonly<Record<string, () => Promise<void>>>;

const aCase = (withNotes: boolean, n = 0): Case => ({ withNotes, email: `harriet${n}@colby.example` });
const because = { reason: "Something has come up." };

/** The practice's work as far as the law and the lifecycle let it come; then the request is closed. */
async function answerAsFarAsPossible(
  ground: Ground,
  one: Case,
  passed: (station: Station) => Promise<void>,
): Promise<void> {
  try {
    await answerRequest(ground, one, passed);
  } catch (error) {
    if (one.requestId === undefined) throw error;
    await closeSomehow(ground, one.requestId);
  }
}

/** Closes a request, as soon as what is under way with it has ended. */
export async function closeSomehow({ people }: Ground, requestId: string): Promise<void> {
  await people.until("the end of what is under way", async () => {
    const { states } = await people.overview("manager", requestId);
    if (states.course === "closed") return true;
    const outcome = states.course.startsWith("release.") ? "released_full" : "withheld_no_authority";
    const { status } = await people.give("manager", requestId, "closeRequest", { outcome, ...because });
    return status === 200 || undefined;
  });
}

const mainJob =
  (withNotes: boolean): Job =>
  (ground) => {
    const one = aCase(withNotes);
    return { attorney: () => fileAndCollect(ground, one), practice: () => answerRequest(ground, one) };
  };

/** The attorney is slow: tickets and links have run out before they are used, and are asked for again. */
const dawdling: Job = (ground) => {
  const one = aCase(false);
  return {
    attorney: () => fileAndCollect(ground, one, { dawdles: true }),
    practice: () => answerRequest(ground, one),
  };
};

/** The form is revoked at one station of the work. */
const revokedAt =
  (station: Station): Job =>
  (ground) => {
    const one = aCase(true);
    const practice = () =>
      answerAsFarAsPossible(ground, one, async (passed) => {
        if (passed !== station) return;
        await revoke(ground, one);
        if (station !== "released") return;
        // The attorney goes on asking for the files, and nobody has closed the request yet.
        await ground.world.time.sleep(60 * aMinute);
        throw new Error("nothing is left to do but to close");
      });
    return { attorney: () => fileAndCollect(ground, one, { impatient: station === "released" }), practice };
  };

/** At every station somebody tries what must be refused: the same person twice, the wrong one, too early. */
const tempted =
  (withNotes: boolean): Job =>
  (ground) => {
    const one = aCase(withNotes);
    const { give, overview } = ground.people;
    const attempts: Partial<Record<Station, readonly (readonly [StaffName, StaffCommandName])[]>> = {
      reviewed: [
        ["clinician", "confirmRelease"],
        ["manager", "confirmRelease"],
      ],
      "half-vaulted": [
        ["clinician", "approveVault"],
        ["privacyOfficer", "confirmRelease"],
      ],
      vaulted: [["clinician", "confirmRelease"]],
      confirmed: [["manager", "releaseProduction"]],
    };
    // Whoever is refused goes on all the same: what slipped through before is not undone by it.
    const order: People["order"] = async (...all) => void (await give(...all));
    const stubborn = { ...ground, people: { ...ground.people, order } };
    const practice = () =>
      answerAsFarAsPossible(stubborn, one, async (passed) => {
        const requestId = one.requestId ?? "";
        for (const [by, command] of attempts[passed] ?? []) {
          const { production } = await overview("manager", requestId);
          await give(by, requestId, command, production ? { productionId: production.productionId } : {});
        }
      });
    return { attorney: () => fileAndCollect(ground, one, { impatient: true }), practice };
  };

const at = "2026-11-23";
/** What a second member of staff does while the release is on its way. */
export const rivals = {
  revokes: (ground: Ground, one: Case) => revoke(ground, one),
  holds: (ground: Ground, one: Case) =>
    ground.people.give("colleague", one.requestId ?? "", "placeHold", {
      ...because,
      kind: "mine",
      followUpOn: at,
    }),
  returns: (ground: Ground, one: Case) =>
    ground.people.give("privacyOfficer", one.requestId ?? "", "returnForChanges", because),
  releases: async (ground: Ground, one: Case) => {
    const { production } = await ground.people.overview("privacyOfficer", one.requestId ?? "");
    const productionId = production?.productionId;
    return ground.people.give("privacyOfficer", one.requestId ?? "", "releaseProduction", { productionId });
  },
  objects: (ground: Ground, one: Case) =>
    ground.people.give("privacyOfficer", one.requestId ?? "", "serveObjection", { servedOn: at }),
  closes: (ground: Ground, one: Case) =>
    ground.people.give("privacyOfficer", one.requestId ?? "", "closeRequest", {
      outcome: "withheld_privilege",
      ...because,
    }),
} as const;
export type Rival = keyof typeof rivals;
export const rivalNames = Object.keys(rivals) as readonly Rival[];

/** While the manager releases, somebody else comes between two of the calls that it takes. */
const raced: Job = (ground, race = { rival: "revokes", after: 0 }) => {
  const one = aCase(true);
  const practice = () =>
    answerAsFarAsPossible(ground, one, async (passed) => {
      if (passed !== "assembled") return;
      const rival = async () => {
        await ground.world.time.sleep(race.after);
        await rivals[race.rival](ground, one);
      };
      void ground.world.time.start("rival", rival, true);
    });
  return { attorney: () => fileAndCollect(ground, one), practice };
};

/** The form is revoked while the vault is on its way from shut to open. */
const revokedWhileOpening: Job = (ground) => {
  const one = aCase(true);
  const practice = () =>
    answerAsFarAsPossible(ground, one, async (passed) => {
      if (passed !== "half-vaulted") return;
      const later = Math.floor(ground.chance() * 8_000);
      const rival = async () => {
        await ground.world.time.sleep(later);
        await revoke(ground, one);
      };
      void ground.world.time.start("rival", rival, true);
    });
  return { attorney: () => fileAndCollect(ground, one), practice };
};

/** Asks to read a note and has it opened; gives its id, and how the last call was answered. */
async function reads({ people, world }: Ground, one: Case, by: StaffName) {
  const readingId = derivedId("rdg", `${by} ${world.time.now()}`);
  const requestId = one.requestId ?? "";
  const payload = { readingId, documentId: recordIds.notes[0], ...because };
  const asked = await people.give(by, requestId, "readNote", payload, readingId);
  const route = { ...signedIn(world, by), params: { requestId, readingId }, body: {} };
  const opened = await people.call("openReading", route);
  const link = () => people.call("readingLink", { ...signedIn(world, by), params: { readingId }, body: {} });
  return { asked, opened, link };
}

/** The second who approves reads first and lets the minutes go by; the author reads the same note for treatment. */
const reading: Job = (ground) => {
  const one = aCase(true);
  const { people, world } = ground;
  const own = async () => {
    const [patientRef, documentId] = [patient.patientRef, recordIds.notes[0]];
    const body = { forTreatment: true, wroteIt: true, reason: "To prepare a session." };
    await people.call("readOwnNote", {
      ...signedIn(world, "clinician"),
      params: { patientRef, documentId },
      body,
    });
  };
  const practice = () =>
    answerRequest(ground, one, async (passed) => {
      if (passed !== "half-vaulted") return;
      const { link } = await reads(ground, one, "privacyOfficer");
      await world.time.sleep(11 * aMinute);
      if ((await link()).status < 300) people.tellOf("a copy was handed out after its minutes");
    });
  return { attorney: () => fileAndCollect(ground, one), practice, own };
};

/** The form is revoked while a note is opened for a reader: nothing is handed out from then on. */
const revokedWhileReading: Job = (ground) => {
  const one = aCase(true);
  const practice = () =>
    answerAsFarAsPossible(ground, one, async (passed) => {
      if (passed !== "half-vaulted") return;
      const later = Math.floor(ground.chance() * 4000);
      const rival = async () => {
        await ground.world.time.sleep(later);
        return revoke(ground, one);
      };
      const [{ link }] = await Promise.all([reads(ground, one, "privacyOfficer"), rival()]);
      if ((await link()).status < 300) ground.people.tellOf("a copy was handed out after the revocation");
    });
  return { attorney: () => fileAndCollect(ground, one), practice };
};

const nobodyGoesOn = new Error("nobody goes on");
/** The request is triaged, and then nobody does anything: its clocks ring. */
const forgotten: Job = (ground) => {
  const one = aCase(false);
  const practice = () =>
    answerRequest(ground, one, async (passed) => {
      if (passed === "triaged") throw nobodyGoesOn;
    }).catch((error: unknown) => {
      if (error !== nobodyGoesOn) throw error;
    });
  return { attorney: () => file(ground, one), practice };
};

/** Three requests at once, each with or without notes, each perhaps disturbed at some station. */
const crowd: Job = (ground) => {
  const draw = (most: number) => Math.floor(ground.chance() * most);
  const disturbed: readonly Station[] = [
    "formed",
    "reviewed",
    "vaulted",
    "confirmed",
    "assembled",
    "released",
  ];
  const tasks = Array.from({ length: 3 }, (_empty, n) => {
    const one = aCase(ground.chance() < 0.7, n);
    const station = ground.chance() < 0.7 ? disturbed[draw(disturbed.length)] : undefined;
    const names: readonly Rival[] = one.withNotes
      ? rivalNames
      : rivalNames.filter((name) => name !== "revokes");
    const rival = names[draw(names.length)] ?? "holds";
    const later = draw(120_000);
    const practice = () =>
      answerAsFarAsPossible(ground, one, async (passed) => {
        if (passed !== station) return;
        const disturb = async () => {
          await ground.world.time.sleep(later);
          await rivals[rival](ground, one);
        };
        void ground.world.time.start("rival", disturb);
      });
    return { [`attorney ${n}`]: () => fileAndCollect(ground, one), [`practice ${n}`]: practice };
  });
  return Object.assign({}, ...tasks) as Readonly<Record<string, () => Promise<void>>>;
};

/** Drafts are begun in one window and another, while every window is sealed after it. */
const sealed: Job = ({ world, people }) => {
  const drafts = async () => {
    for (const n of [0, 1, 2]) {
      await people.must("openIntake", { body: asking(aCase(false, n)) });
      await world.time.sleep(17 * aMinute);
    }
  };
  const clockwork = async () => {
    for (let ticks = 0; ticks < 12; ticks += 1) {
      await world.time.sleep(sealWindowMs - (world.time.now() % sealWindowMs));
      world.invoke("seal-audit", {});
    }
  };
  return { drafts, clockwork };
};

export const jobs = {
  neighbours,
  plain: mainJob(false),
  notes: mainJob(true),
  "revoked-vaulted": revokedAt("vaulted"),
  "revoked-confirmed": revokedAt("confirmed"),
  "revoked-assembled": revokedAt("assembled"),
  "revoked-released": revokedAt("released"),
  tempted: tempted(true),
  "tempted-plain": tempted(false),
  "revoked-opening": revokedWhileOpening,
  reading,
  "revoked-reading": revokedWhileReading,
  forgotten,
  raced,
  crowd,
  sealed,
  dawdling,
  ...contestJobs,
  ...registrarJobs,
  disposed,
  scanned,
} as const satisfies Record<string, Job>;
export type JobName = keyof typeof jobs;
export const jobNames = Object.keys(jobs) as readonly JobName[];
