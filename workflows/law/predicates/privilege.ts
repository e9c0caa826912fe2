import {
  all,
  any,
  isOneOf,
  isTrue,
  known,
  not,
  question,
  settled,
  waiting,
  type Predicate,
} from "../predicate.ts";
import { isCommunication, kindIs, patientBroughtTheAction } from "./paper.ts";

/** Whether the patient's writing or a court's ruling frees communications of this class from the privilege. */
export const privilegeIsCleared: Predicate = question(
  "a writing or a ruling clears the privilege",
  (scene) => {
    const privilege = scene.caseFile.privilege;
    const at = "/privilege/status";
    if (privilege?.status === undefined) return waiting(at);
    if (privilege.objectionsPending === true) return settled(false, "/privilege/objectionsPending");
    if (privilege.status !== "waived-in-writing" && privilege.status !== "waived-by-court")
      return settled(false, at);
    // What a day to come says holds from that day on.
    const on = privilege.waiver?.documentOn;
    if (on !== undefined && on > scene.caseFile.asOf.assessedOn)
      return settled(false, "/privilege/waiver/documentOn");
    if (scene.class === "testimony") {
      const spoken = privilege.waiver?.coversTestimony;
      if (spoken === undefined) return waiting("/privilege/waiver/coversTestimony");
      return settled(spoken, at, "/privilege/waiver/coversTestimony");
    }
    const covered: readonly string[] | undefined = privilege.waiver?.coversClasses;
    if (covered === undefined) return waiting("/privilege/waiver/coversClasses");
    // Excluded items are treated like the rest of the chart for waiver.
    const alike = scene.class === "excluded-items" && covered.includes("chart-other");
    return settled(covered.includes(scene.class) || alike, at, "/privilege/waiver/coversClasses");
  },
);

/** Whether compulsory process other than an order reaches communications, so that the privilege is in play. */
export const processReachesCommunications: Predicate = all(
  isCommunication,
  any(
    kindIs("civil-subpoena", "grand-jury", "criminal-subpoena", "doj-subpoena"),
    all(kindIs("party-discovery"), not(known(patientBroughtTheAction))),
  ),
);

/** Whether a demand for information that is not process, yet in litigation, leaves the privilege to its holder. */
export const suitByAnotherReachesCommunications: Predicate = all(
  isCommunication,
  kindIs("defense-use"),
  known(isOneOf("/forum/actionBroughtBy", "other-person", "government", "licensing-board")),
);

/** Whether the place where the therapist is told to appear lacks the fee that comes with such a command. */
export const attendanceFeeWasTendered: Predicate = isTrue("/instrument/witnessFeeTendered");
