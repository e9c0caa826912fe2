import { keyIn } from "../work.ts";
import { does, hour, mustDo, onDay, signOff } from "./acts.ts";
import type { Contest, Ground } from "./acts.ts";
import type { Case } from "../work.ts";

// Objections, motions and orders: what is before a court, and what the court makes of it (FRCP 45(d)).

const anOrder = {
  instrument: { type: "court-order", signerRole: "judge", judgeSigned: true },
  order: {
    exists: true,
    inForce: true,
    stayed: false,
    addressedToPractice: true,
    namesPatient: true,
    namesClasses: ["progress-notes", "psychotherapy-notes"],
    expresslyNamesPsychotherapyNotes: false,
    onNotice: true,
  },
};

/** The practice objects; then the court orders it to comply, and the objection is overruled. */
export const objectionThenOrder: Contest = async (ground, one) => {
  if (!(await does(ground, one, "privacyOfficer", "serveObjection", { servedOn: onDay(ground.world) })))
    return;
  await ground.world.time.sleep(6 * hour);
  await keyIn(ground, one.requestId ?? "", "court-order", "general-authorization");
  await mustDo(ground, one, "manager", "recordFacts", {
    patch: { ...anOrder, order: { ...anOrder.order, enteredOn: onDay(ground.world) } },
  });
  await mustDo(ground, one, "manager", "liftObjection", {
    liftedOn: onDay(ground.world),
    how: "overruled-by-court",
  });
};

/** The practice objects and takes it back. */
export const objectionTakenBack: Contest = async (ground, one) => {
  if (!(await does(ground, one, "privacyOfficer", "serveObjection", { servedOn: onDay(ground.world) })))
    return;
  await ground.world.time.sleep(4 * hour);
  const liftedOn = onDay(ground.world);
  await mustDo(ground, one, "manager", "liftObjection", { liftedOn, how: "withdrawn-by-practice" });
};

const decides = (ground: Ground, one: Case, result: string, by = "practice"): Promise<boolean> =>
  mustDo(ground, one, "manager", "recordMotionDecision", { decidedOn: onDay(ground.world), result, by });

/** The practice moves to quash: drafted, signed off by counsel, filed, opposed, heard, decided. */
export const motionToQuash =
  (result: "granted" | "granted-in-part" | "denied" | "withdrawn", appeals = false): Contest =>
  async (ground, one) => {
    const { world } = ground;
    const filing = { filedOn: onDay(world), by: "practice" };
    if (!(await does(ground, one, "manager", "draftMotionToQuash", { grounds: ["Privilege"] }))) return;
    // Without counsel it does not go to court.
    await does(ground, one, "manager", "fileMotionToQuash", filing);
    await signOff(ground, one, "motion-to-quash");
    await mustDo(ground, one, "manager", "fileMotionToQuash", filing);
    await world.time.sleep(2 * hour);
    await mustDo(ground, one, "manager", "recordOpposition", { opposedOn: onDay(world), by: "practice" });
    await mustDo(ground, one, "privacyOfficer", "recordHearing", { heardOn: onDay(world), by: "practice" });
    await world.time.sleep(2 * hour);
    await decides(ground, one, result);
    // Somebody has read what the court left, and that what is asked fits it.
    if (result === "granted-in-part")
      await mustDo(ground, one, "manager", "recordFacts", {
        patch: { assurances: { notice: { requestMatchesResolution: true } } },
      });
    // What was withdrawn is filed again only if counsel signs it off again.
    if (result === "withdrawn") await does(ground, one, "manager", "fileMotionToQuash", filing);
    if (!appeals) return;
    const appeal = { appealedOn: onDay(world), by: "practice" };
    await does(ground, one, "manager", "recordAppeal", appeal);
    await signOff(ground, one, "appeal");
    if (!(await does(ground, one, "manager", "recordAppeal", appeal))) return;
    await world.time.sleep(3 * hour);
    await decides(ground, one, "denied");
  };

/** The patient and a party move beside each other; each is decided for itself. */
export const motionsOfOthers: Contest = async (ground, one) => {
  const filed = { filedOn: onDay(ground.world) };
  const both: string[] = [];
  for (const by of ["patient", "party"])
    if (await does(ground, one, "manager", "fileMotionToQuash", { ...filed, by })) both.push(by);
  for (const by of both) {
    await ground.world.time.sleep(3 * hour);
    await decides(ground, one, "denied", by);
  }
};

/** A protective order is sought through counsel and entered; what leaves under it is to be returned or destroyed. */
export const protectiveOrder: Contest = async (ground, one) => {
  const on = onDay(ground.world);
  await signOff(ground, one, "protective-order-motion");
  if (!(await does(ground, one, "manager", "seekProtectiveOrder", { soughtOn: on, by: "practice" }))) return;
  await ground.world.time.sleep(4 * hour);
  await mustDo(ground, one, "manager", "recordProtectiveOrder", {
    enteredOn: onDay(ground.world),
    limitsUse: true,
    returnOrDestroy: true,
    returnOrDestroyBy: onDay(ground.world, 40),
    maySee: ["counsel-of-record"],
    sealed: true,
  });
};

/** The court looks at the records in camera, and lets them go. */
export const inCamera: Contest = async (ground, one) => {
  const { world } = ground;
  await signOff(ground, one, "in-camera-request");
  if (!(await does(ground, one, "manager", "askInCamera", { askedOn: onDay(world) }))) return;
  await world.time.sleep(2 * hour);
  await mustDo(ground, one, "manager", "recordInCameraOrder", { orderedOn: onDay(world) });
  await mustDo(ground, one, "manager", "recordInCameraDelivery", {
    deliveredOn: onDay(world),
    how: "in-person",
    to: "Chambers, receipt 18",
  });
  await world.time.sleep(5 * hour);
  await mustDo(ground, one, "manager", "recordInCameraRuling", { ruledOn: onDay(world), result: "produce" });
};

/** The order is stayed, vacated and reinstated, whenever it was. */
export const orderIsStayed: Contest = async (ground, one) => {
  const { world } = ground;
  if (!(await does(ground, one, "privacyOfficer", "recordStay", { stayedOn: onDay(world) }))) return;
  await world.time.sleep(7 * hour);
  await does(ground, one, "manager", "recordVacatur", { vacatedOn: onDay(world) });
  await world.time.sleep(hour);
  await does(ground, one, "privacyOfficer", "recordStay", { stayedOn: onDay(world) });
  await world.time.sleep(hour);
  await mustDo(ground, one, "manager", "recordReinstatement", { reinstatedOn: onDay(world) });
};
