import { expect, it } from "vitest";
import { shelfView } from "../../../../functions/dispose-records/shelf-now.ts";
import type { FilesLeft } from "../../../../workflows/retention/request-files.ts";
import { aHold, aShelfOfOne, endedOn } from "../../../support/a-disposal.ts";
import { aPatient, aPractice, ids } from "../../../support/desk.ts";

const left = (trackingNumber: string, since: string): FilesLeft => ({
  requestId: ids.request,
  trackingNumber,
  because: "files-left",
  since,
});

it("the search lists the files of closed requests beside the record, the longest there first, by the practice's own days", async () => {
  const shelf = aShelfOfOne();
  // An hour after midnight in UTC is the day before where the practice is.
  shelf.filesLeft.push(left("B", "2024-03-01T01:00:00Z"), left("A", "2019-05-06T15:00:00Z"));
  const { files } = await shelfView(shelf.ports, aPractice, aPatient, endedOn);
  expect(
    files.map(({ trackingNumber, lastOn, disposition }) => [trackingNumber, lastOn, disposition]),
  ).toEqual([
    ["A", "2019-05-06", { kind: "undecided", why: "other-law-of-request-files" }],
    ["B", "2024-02-29", { kind: "kept", until: "2030-02-28", because: "45 CFR 164.530(j)(2)" }],
  ]);
});

it("files do not keep the record, and what keeps the record keeps them", async () => {
  const shelf = aShelfOfOne();
  const classes = async () => (await shelfView(shelf.ports, aPractice, aPatient, endedOn)).classes;
  const before = await classes();
  shelf.filesLeft.push(left("A", "2024-03-01T15:00:00Z"));
  expect(await classes()).toEqual(before);
  shelf.holders.push(aHold);
  const { files } = await shelfView(shelf.ports, aPractice, aPatient, endedOn);
  expect(files.map(({ disposition }) => disposition)).toEqual([{ kind: "held", by: [aHold] }]);
});
