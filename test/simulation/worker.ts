import type { RequestOverview } from "../../workflows/contract/staff.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import { onDay } from "./contest/acts.ts";
import { recordsOnShelf, patient } from "./practice.ts";
import { signedIn } from "./people.ts";
import type { People } from "./people.ts";
import { putFormOnFile, takeUp } from "./work.ts";
import type { Case, Station } from "./work.ts";
import { aMinute } from "./world/world.ts";
import type { World } from "./world/world.ts";

type Ground = { readonly world: World; readonly people: People };
type Answer = Awaited<ReturnType<People["give"]>>;
/** What a request is to come to, where it is more than one release. */
export type Aim = {
  /** The records of each phase, as places on the shelf; one phase of everything where nothing is said. */
  readonly phases?: readonly (readonly number[])[];
  /** What is done after the last delivery, before the request is closed. */
  readonly afterwards?: () => Promise<void>;
};
type Work = Ground & {
  readonly requestId: string;
  readonly one: Case;
  readonly seen: RequestOverview;
  readonly chosen: readonly DocumentId[];
  readonly morePhases: boolean;
};

const reason = "Within what is asked and permitted.";
const mostRounds = 120;
/** Minutes between two tries, at most, and after how many in vain the request is closed. */
const [longestPause, patience] = [300, 16];

/** The next step that the practice can take where a request stands; nothing where it waits for somebody else. */
async function nextStep(work: Work): Promise<Answer | undefined> {
  const { people, requestId, seen, one, chosen } = work;
  const { course, vault } = seen.states;
  const give = (by: Parameters<People["give"]>[0], ...rest: [Parameters<People["give"]>[2], object?]) =>
    people.give(by, requestId, rest[0], { ...rest[1] });
  if (course === "triage") return give("manager", "recordFacts", { patch: {} });
  if (course.startsWith("validateCourtWeight")) {
    const verified = { how: "called-clerk", docket: "26-CV-104", verifiedOn: onDay(work.world) };
    return give("manager", "confirmWeight", { verified });
  }
  if (course === "retrieval" && !seen.patient)
    return give("manager", "matchPatient", { patientRef: patient.patientRef });
  if (course === "retrieval") return give("manager", "proposeRecords", { documentIds: chosen });
  if (course === "clinicianReview") {
    for (const { documentId, decision } of seen.records)
      if (!decision) await give("clinician", "reviewRecord", { documentId, decision: "approve", reason });
    return give("clinician", "completeReview");
  }
  if (course === "secondLook") {
    const notes = seen.records.filter(({ sealed }) => sealed).map(({ documentId }) => documentId);
    if (notes.length > 0 && ["closed", "closedAgain"].includes(vault)) {
      const authority = { kind: "authorization", documentId: one.form };
      return give("manager", "requestVault", { authority, documentIds: notes, reason });
    }
    if (vault === "requested") return give("clinician", "approveVault");
    if (vault === "firstApproval") return give("privacyOfficer", "approveVault");
    return notes.length > 0 && vault !== "approved" ? undefined : give("privacyOfficer", "confirmRelease");
  }
  const productionId = seen.production?.productionId;
  if (course === "releaseReady" && seen.certificationAsked && !seen.production?.certified) {
    const statements = { madeAtOrNearTheTime: true, keptInTheCourse: true, regularPractice: true };
    return give("privacyOfficer", "certifyProduction", { productionId, capacity: "custodian", statements });
  }
  if (course === "releaseReady") return give("manager", "releaseProduction", { productionId });
  if (course !== "release.delivered") return undefined;
  if (work.morePhases) return give("manager", "beginPhase", { phase: seen.phase + 1, reason });
  return undefined;
}

/** Where the work has come to, in the words of whoever may interfere. */
function stationOf({ states: { course, vault } }: RequestOverview): Station | undefined {
  if (course === "clinicianReview") return "proposed";
  if (course === "secondLook" && vault === "firstApproval") return "half-vaulted";
  if (course === "secondLook" && vault === "approved") return "vaulted";
  if (course === "secondLook") return "reviewed";
  if (course.startsWith("assembling")) return "confirmed";
  if (course === "releaseReady") return "assembled";
  return course.startsWith("release.") ? "released" : undefined;
}

/** Opens every paper that nobody has opened yet, as whoever looks at a request does. */
async function readPapers(
  { world, people }: Ground,
  requestId: string,
  seen: RequestOverview,
): Promise<void> {
  for (const { documentId, state, read } of seen.papers)
    if (state === "admitted" && !read)
      await people.call("paperLink", {
        ...signedIn(world, "manager"),
        params: { requestId, documentId },
        body: {},
      });
}

/**
 * The practice works on a request until it is closed, whatever comes between: it looks where the request stands, takes the
 * next step, and what is refused it tries again later.
 */
export async function seeThrough(
  ground: Ground,
  one: Case,
  interfere: (station: Station) => Promise<void>,
  { phases, afterwards = async () => {} }: Aim = {},
): Promise<void> {
  const { world, people } = ground;
  const passed = new Set<Station>();
  const pass = async (station: Station): Promise<void> => {
    people.reached.push(station);
    if (passed.has(station)) return;
    passed.add(station);
    await interfere(station);
  };
  const requestId = await takeUp(ground, one);
  await pass("triaged");
  if (one.withNotes) await putFormOnFile(ground, one, requestId);
  await pass("formed");
  const rows = (await recordsOnShelf()).map(({ row }) => row);
  const all = rows.flatMap(({ sealed }, place) => (one.withNotes || !sealed ? [place] : []));
  const parts = phases ?? [all];
  for (let [round, idle] = [0, 0]; round < mostRounds; round += 1) {
    const seen = await people.overview("manager", requestId);
    if (seen.states.course === "closed") return;
    // Papers are opened by whoever is told that one was not.
    if (idle > 0) await readPapers(ground, requestId, seen);
    const station = stationOf(seen);
    if (station && people.reached.at(-1) !== station) await pass(station);
    const done = seen.phases.length;
    if (seen.states.course === "release.delivered" && done >= parts.length) {
      await afterwards();
      await people.insist("manager", requestId, "closeRequest", { outcome: "released_full", reason });
      return;
    }
    const chosen = (parts[done] ?? all).flatMap((place) => rows[place]?.documentId ?? []);
    const answer = await nextStep({
      ...ground,
      requestId,
      one,
      seen,
      chosen,
      morePhases: done < parts.length,
    });
    idle = answer && answer.status < 300 ? 0 : idle + 1;
    if (idle > 0) await world.time.sleep(Math.min(10 * 2 ** (idle - 1), longestPause) * aMinute);
    // What cannot go on is closed in the end, as far as it came.
    const outcome =
      seen.furtherPhase || seen.states.course.startsWith("release.")
        ? "released_partial"
        : "withheld_no_authority";
    if (idle > patience) await people.give("manager", requestId, "closeRequest", { outcome, reason });
  }
  throw new Error("the practice never came to the end of a request");
}
