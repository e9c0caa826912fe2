import { assign } from "xstate";
import { weightConfirmed } from "../changes.ts";
import { request } from "../setup.ts";
import { outBeforeRelease, returnToSender } from "./ways-out.ts";

/** What the paper can compel. Judged before anybody looks whether the person is a patient. */
export const validateCourtWeight = request.createStateConfig({
  initial: "assessing",
  states: {
    assessing: {
      id: "assessing",
      meta: { words: "having its weight assessed", cites: ["45 CFR 164.512(e)(1)"] },
      tags: ["awaiting-practice"],
      on: {
        ...outBeforeRelease,
        ...returnToSender,
        "weight.confirmed": { guard: "lawful", target: "#retrieval", actions: assign(weightConfirmed) },
      },
    },
    deficient: {
      id: "deficient",
      meta: { words: "returned to the requester as defective" },
      tags: ["awaiting-requester"],
      on: {
        ...outBeforeRelease,
        "document.admitted": { guard: "lawful", target: "assessing" },
        "facts.recorded": { guard: "lawful", target: "assessing" },
      },
    },
  },
});
