import { keyIn } from "../work.ts";
import type { Case } from "../work.ts";
import { does, hour, mustDo, onDay } from "./acts.ts";
import type { Contest, Ground } from "./acts.ts";

// The notice to the patient, the patient's objection, and the privilege (45 CFR 164.512(e)(1)(iii); FRE 501).

const both = { coversClasses: ["progress-notes", "psychotherapy-notes"], coversTestimony: false };
const tellThePatient = (ground: Ground, one: Case): Promise<boolean> =>
  does(ground, one, "manager", "recordPatientNotice", {
    sentOn: onDay(ground.world),
    how: "first-class-mail",
    to: "current",
    objectBy: onDay(ground.world, 1),
    saysEnough: true,
  });
const clear = (ground: Ground, one: Case, how: string): Promise<boolean> =>
  mustDo(ground, one, "manager", "clearPatientNotice", { clearedOn: onDay(ground.world), how });

/** The patient is told, has a day to object, and does not. */
export const patientIsTold: Contest = async (ground, one) => {
  if (!(await tellThePatient(ground, one))) return;
  // Too early: the day has not passed.
  await does(ground, one, "manager", "clearPatientNotice", {
    clearedOn: onDay(ground.world),
    how: "no-objection",
  });
  await ground.world.time.sleep(49 * hour);
  await clear(ground, one, "no-objection");
};

/** The patient objects to the practice, takes it back, and objects to the court, which overrules it. */
export const patientObjects: Contest = async (ground, one) => {
  const { time } = ground.world;
  const objects = (how: string) =>
    does(ground, one, "colleague", "recordPatientObjection", { objectedOn: onDay(ground.world), how });
  await tellThePatient(ground, one);
  if (await objects("oral")) {
    await time.sleep(3 * hour);
    await clear(ground, one, "withdrawn");
  }
  if (await objects("court-filing")) {
    await time.sleep(49 * hour);
    await clear(ground, one, "overruled");
  } else if (
    (await ground.people.overview("manager", one.requestId ?? "")).patientNotice?.cleared === false
  ) {
    await time.sleep(49 * hour);
    await clear(ground, one, "no-objection");
  }
};

/** The patient, of whom no notice is owed, tells the practice not to send anything, and thinks better of it. */
export const patientSaysNo: Contest = async (ground, one) => {
  const objection = { objectedOn: onDay(ground.world), how: "oral" };
  if (!(await does(ground, one, "colleague", "recordPatientObjection", objection))) return;
  await ground.world.time.sleep(5 * hour);
  await clear(ground, one, "withdrawn");
};

/** The patient claims the privilege; the court overrules it, or the patient waives it in writing. */
export const privilegeIsClaimed =
  (end: "overruled" | "waived"): Contest =>
  async (ground, one) => {
    const claimed = { claimedOn: onDay(ground.world), by: "patient" };
    if (!(await does(ground, one, "colleague", "claimPrivilege", claimed))) return;
    await ground.world.time.sleep(5 * hour);
    const on = onDay(ground.world);
    if ((await ground.people.overview("manager", one.requestId ?? "")).states.course.startsWith("release."))
      // After the release only a ruling or the waiver frees it, and neither is taken then: the request is closed.
      return void (await does(ground, one, "manager", "recordPrivilegeRuling", { ruledOn: on, ...both }));
    if (end === "overruled")
      return void (await mustDo(ground, one, "manager", "recordPrivilegeRuling", { ruledOn: on, ...both }));
    const documentId = await keyIn(ground, one.requestId ?? "", "other", "waiver-of-privilege");
    await mustDo(ground, one, "manager", "recordPrivilegeWaiver", {
      waivedOn: on,
      documentId,
      signedBy: "patient",
      ...both,
    });
  };
