import { assurances, keyIn, sendTooLate } from "../work.ts";
import { does, because, hour, mustDo, onDay } from "./acts.ts";
import type { Contest } from "./acts.ts";

// What the practice itself may do at any time: pause, preserve, give up, and take up again.

/** The request waits for somebody outside, for the desk, and for counsel, one after the other. */
export const pauses: Contest = async (ground, one) => {
  for (const kind of ["outside", "mine", "specialist"]) {
    const followUpOn = onDay(ground.world, 3);
    if (!(await does(ground, one, "colleague", "placeHold", { ...because, kind, followUpOn }))) return;
    // Whoever stops it cannot let it go on; only the desk can.
    await does(ground, one, "colleague", "liftHold", because);
    await ground.world.time.sleep(3 * hour);
    await mustDo(ground, one, "manager", "liftHold", because);
    await ground.world.time.sleep(hour / 2);
  }
};

/** What was assembled is given up, and while it is to be destroyed somebody preserves it; later the duty ends. */
export const preservedWhileGivenUp: Contest = async (ground, one) => {
  if (!(await does(ground, one, "privacyOfficer", "returnForChanges", because))) return;
  // Before it is destroyed, in the middle of it, or after.
  await ground.world.time.sleep(Math.floor(ground.chance() * 2_500));
  if (!(await does(ground, one, "colleague", "placeLegalHold", because))) return;
  await ground.world.time.sleep(30 * hour);
  await mustDo(ground, one, "privacyOfficer", "liftLegalHold", because);
};

/** Somebody hears of a duty to preserve while the records are still chosen. */
export const preservedEarly: Contest = async (ground, one) => {
  await does(ground, one, "colleague", "placeLegalHold", because);
};

/** A legal hold that was there before: what is given up under it stays until it is lifted. */
export const givenUpWhilePreserved: Contest = async (ground, one) => {
  await does(ground, one, "colleague", "placeLegalHold", because);
  await does(ground, one, "privacyOfficer", "returnForChanges", because);
  await ground.world.time.sleep(30 * hour);
  await mustDo(ground, one, "privacyOfficer", "liftLegalHold", because);
};

/** Somebody closes the request too early; it is opened again and worked on from the start. */
export const closedAndReopened: Contest = async (ground, one) => {
  const outcome = "withheld_no_authority";
  if (!(await does(ground, one, "privacyOfficer", "closeRequest", { outcome, ...because }))) return;
  await mustDo(ground, one, "manager", "reopenRequest", because);
};

/** What left under an order is asked back when the case is over, and comes back. */
export const returned: Contest = async (ground, one) => {
  const { world } = ground;
  await does(ground, one, "manager", "setReturnDate", { dueOn: onDay(world, 20), ...because });
  await does(ground, one, "manager", "remindOfReturn", { remindedOn: onDay(world), how: "letter" });
  await world.time.sleep(20 * hour);
  await mustDo(ground, one, "privacyOfficer", "recordReturn", {
    metOn: onDay(world),
    how: "destroyed",
    proof: "Certificate of destruction of counsel",
  });
};

/** Somebody is in a hurry: the packet is there, and nothing else that it needs. */
export const releasedTooEarly: Contest = async (ground, one) => {
  const { production } = await ground.people.overview("privacyOfficer", one.requestId ?? "");
  await does(ground, one, "privacyOfficer", "releaseProduction", { productionId: production?.productionId });
};

/** What was certified is returned for changes; the certificate is not that of the next production. */
export const returnedLater: Contest = async (ground, one) => {
  await ground.world.time.sleep(hour);
  await does(ground, one, "privacyOfficer", "returnForChanges", because);
};

/** The requester sends one more paper, which nobody has opened when the packet is ready. */
export const anotherPaper: Contest = (ground, one) =>
  keyIn(ground, one.requestId ?? "", "proof-of-notice", "proof-of-notice").then(() => undefined);

/** A file is announced and never comes: in the end the desk is told, and asks for it again. */
export const fileNeverCame: Contest = async (ground, one) => {
  const { people, world } = ground;
  const requestId = one.requestId ?? "";
  const followUpOn = onDay(world, 1);
  if (!(await does(ground, one, "colleague", "placeHold", { ...because, kind: "outside", followUpOn })))
    return;
  await sendTooLate(ground, requestId, "other", "waiver-of-privilege");
  const task = async () =>
    (await people.overview("manager", requestId)).undone.find(({ what }) => what.includes("file"));
  const { effectKey } = await people.until("a task of the file", task);
  await does(ground, one, "manager", "recordDoneByHand", { effectKey, how: "Asked for it again." });
  if (await task()) people.tellOf("UT: a task that was done by hand is still there");
  await mustDo(ground, one, "manager", "liftHold", because);
};

/** The requester serves another paper that commands, with an assurance of its own: the weight is confirmed anew, whatever was approved before. */
export const servedAgain: Contest = async (ground, one) => {
  await keyIn(ground, one.requestId ?? "", "legal-process", "waiver-of-privilege");
  await mustDo(ground, one, "manager", "recordFacts", { patch: { assurances } });
};
