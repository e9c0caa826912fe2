import { assign } from "xstate";
import { discardsOfGivenUp, givenUpSettled } from "./assemblies.ts";
import { stopsLeft } from "./clock-moves.ts";
import { clockEffects, clocksAfter } from "./clocks.ts";
import { blankContext } from "./context.ts";
import { request } from "./setup.ts";
import { negotiate, protectiveOrder } from "./states/contest.ts";
import { file } from "./states/file.ts";
import { incident, recall } from "./states/incident.ts";
import { received, triage } from "./states/intake.ts";
import { money, paymentHold } from "./states/money.ts";
import { inCamera } from "./states/in-camera.ts";
import { motionToQuash } from "./states/motion-to-quash.ts";
import { order } from "./states/order.ts";
import { patientNotice } from "./states/patient-notice.ts";
import { privilege } from "./states/privilege.ts";
import { assembling, closed, release, releaseReady } from "./states/production.ts";
import { legalHold } from "./states/legal-hold.ts";
import { returnDuty } from "./states/return-duty.ts";
import { retrieval } from "./states/retrieval.ts";
import { clinicianReview, secondLook } from "./states/review.ts";
import { validateCourtWeight } from "./states/validate-court-weight.ts";
import { hold, vault } from "./states/vault.ts";
import { stillUndone } from "./undone.ts";

/** The life of one request: its main course, and beside it the contest, the vault, the hold and the file. */
export const requestMachine = request.createMachine({
  id: "request",
  type: "parallel",
  context: blankContext,
  options: { maxIterations: 50 },
  // What every accepted event leaves behind: the judgement it was made under, and clocks that agree with it.
  always: [
    {
      guard: "judgementIsNew",
      actions: [
        { type: "intend", params: clockEffects },
        // At once: XState works out where the request stands after each assignment.
        assign(({ context, event }) => {
          const left = { clocks: clocksAfter({ context, event }), judgement: event.judgement };
          const after = { ...context, ...left };
          return { ...left, ...stopsLeft(after), ...stillUndone(after) };
        }),
      ],
    },
    // By whichever way a production was given up, its files do not stay.
    {
      guard: "aProductionIsGivenUp",
      actions: [{ type: "intend", params: discardsOfGivenUp }, assign(givenUpSettled)],
    },
  ],
  states: {
    course: {
      initial: "received",
      states: {
        received,
        triage,
        validateCourtWeight,
        retrieval,
        clinicianReview,
        secondLook,
        assembling,
        releaseReady,
        release,
        closed,
      },
    },
    negotiate,
    motionToQuash,
    protectiveOrder,
    inCamera,
    order,
    patientNotice,
    privilege,
    vault,
    hold,
    legalHold,
    returnDuty,
    money,
    paymentHold,
    incident,
    recall,
    file,
  },
});
