import type { States } from "../contract/staff.ts";
import type { Standing } from "./stored-snapshot.ts";

/** Where each region is; a nested state is written with a dot, such as `assembling.building`. */
export function statesOf({ value }: Standing): States {
  return {
    course: pathOf(value.course),
    negotiate: value.negotiate,
    motionToQuash: value.motionToQuash,
    protectiveOrder: value.protectiveOrder,
    inCamera: value.inCamera,
    order: value.order,
    patientNotice: value.patientNotice,
    privilege: value.privilege,
    vault: value.vault,
    hold: value.hold,
    legalHold: value.legalHold,
    returnDuty: value.returnDuty,
    money: value.money,
    paymentHold: value.paymentHold,
    incident: value.incident,
    recall: value.recall,
  };
}

function pathOf(value: Standing["value"]["course"]): string {
  if (typeof value === "string") return value;
  return Object.entries(value)
    .map(([parent, child]) => `${parent}.${child}`)
    .join("");
}
