import { expect, it } from "vitest";
import { timelineRow } from "../../../../functions/staff-api/timeline.ts";
import { ids } from "../../../support/desk.ts";
import { happened } from "../../../support/request/told.ts";

const told = (type: "requester.email-confirmed" | "link.issued" | "transfer.finished") =>
  timelineRow({
    seq: 1,
    eventId: ids.event("told"),
    recorded: { ...happened(type), actor: { kind: "system", name: "deliver" } },
    prevHash: "",
    hash: "",
  }).actor;

it("the timeline tells a requester's confirmation and request for a link as the requester's, and a transfer as seen by the storage", () => {
  expect(told("requester.email-confirmed")).toEqual({ kind: "requester", name: "Requester" });
  expect(told("link.issued")).toEqual({ kind: "requester", name: "Requester" });
  expect(told("transfer.finished")).toEqual({ kind: "system", name: "Delivery" });
});
