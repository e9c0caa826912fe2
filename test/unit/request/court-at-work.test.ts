import { describe, expect, it } from "vitest";
import { nextActionOf } from "../../../workflows/request/next-action.ts";
import { outwardStatusOf } from "../../../workflows/request/outward.ts";
import { queueOf } from "../../../workflows/request/queue.ts";
import { statesOf } from "../../../workflows/request/states-of.ts";
import { doc } from "../../support/request/ids.ts";
import { denying } from "../../support/request/representative.ts";
import { aJudgement, happened } from "../../support/request/told.ts";
import { courseOf, problemOf, verdict } from "../../support/request/verdict.ts";
import {
  opened,
  readyForRelease,
  released,
  retrieving,
  reviewed,
  triaged,
  walk,
} from "../../support/request/walk.ts";

type Station = ReturnType<typeof reviewed>;
type Event = Parameters<typeof walk>[1];
const on = (from: Station, ...events: Event[]) => walk(from, ...events).snapshot;
const toCourt = { judgement: aJudgement({ goesToCourtAlone: true }) };
const signed = happened("counsel.signed-off", { paper: "in-camera-request" });
const asked = happened("in-camera.asked");
const ordered = happened("in-camera.ordered");
const delivered = happened("in-camera.delivered");
const reopened = happened("request.reopened");
const ruled = happened("in-camera.ruled", { result: "produce" });
const inPart = happened("in-camera.ruled");
const keeps = happened("in-camera.ruled", { result: "withhold" });

describe("the court's look at the records in camera", () => {
  const stateOf = (...events: Event[]) => statesOf(on(retrieving(), ...events)).inCamera;

  it("is asked for through counsel, or ordered; the court may decline (FRCP 11(a))", () => {
    expect(problemOf(retrieving(), asked)).toMatchObject({ citations: ["FRCP 11(a)"] });
    expect(stateOf(signed, asked)).toBe("asked");
    expect(on(retrieving(), signed, asked).context.signedOff).toEqual({});
    expect(stateOf(signed, asked, happened("in-camera.declined"))).toBe("idle");
    expect(stateOf(signed, asked, ordered)).toBe("ordered");
    expect(stateOf(ordered, delivered, ruled)).toBe("ruled");
    expect(stateOf(ordered, delivered, ruled, ordered)).toBe("ordered");
    for (const event of [delivered, ruled, happened("in-camera.declined")])
      expect(verdict(retrieving(), event)).toBe("wrong-state");
  });

  it.each([
    ["asked for", [signed, asked]],
    ["ordered", [ordered]],
    ["with the court", [ordered, delivered]],
  ] as const)("holds back everything but what goes to the court while it is %s", (_name, events) => {
    expect(verdict(on(reviewed(), ...events), happened("release.confirmed"))).toBe("wrong-state");
    expect(verdict(on(readyForRelease(), ...events), happened("production.released"))).toBe("wrong-state");
    const alone = on(
      readyForRelease(toCourt.judgement),
      ...events.map((event) => ({ ...event, ...toCourt })),
    );
    expect(verdict(alone, happened("production.released", {}, toCourt))).toBe("accepted");
  });

  it("keeps a released production from being downloaded once it is ordered", () => {
    const ready = on(released(), happened("requester.email-confirmed"));
    expect(verdict(on(ready, ordered), happened("link.issued"))).toBe("wrong-state");
    expect(verdict(on(ready, ordered, delivered, ruled), happened("link.issued"))).toBe("accepted");
  });

  it("lets them go once the court has ruled", () => {
    expect(verdict(on(readyForRelease(), ordered, delivered, ruled), happened("production.released"))).toBe(
      "accepted",
    );
  });

  it("keeps everything here once the court ruled so, until a later ruling", () => {
    const before = on(reviewed(), ordered, delivered, keeps);
    expect(verdict(before, happened("release.confirmed"))).toBe("wrong-state");
    expect(nextActionOf(before)).toMatchObject({ who: "practice-manager" });
    expect(nextActionOf(before).words).toContain("record a later ruling");
    expect(verdict(on(before, ruled), happened("release.confirmed"))).toBe("accepted");
    expect(verdict(on(before, ordered), happened("release.confirmed"))).toBe("wrong-state");
    // A court that declined to look again would leave nothing of the ruling.
    expect(verdict(before, asked)).toBe("wrong-state");
    const ready = on(readyForRelease(), ordered, delivered, keeps);
    expect(verdict(ready, happened("production.released"))).toBe("wrong-state");
    const gone = on(released(), happened("requester.email-confirmed"), ordered, delivered, keeps);
    expect(verdict(gone, happened("link.issued"))).toBe("wrong-state");
    const again = on(gone, happened("request.closed", { outcome: "released_full" }), reopened);
    expect(again.context.inCamera).toBe("withheld");
  });

  it("has the records chosen again where the court allows a part of them", () => {
    const part = on(readyForRelease(), ordered, delivered, inPart);
    expect([courseOf(part), part.context.reviews]).toEqual(["retrieval", []]);
    const gone = on(released(), happened("requester.email-confirmed"), ordered, delivered, inPart);
    expect(verdict(gone, happened("link.issued"))).toBe("wrong-state");
    expect(nextActionOf(gone).words).toContain("reopen it");
    const again = on(gone, happened("request.closed", { outcome: "released_full" }), reopened);
    expect(again.context.inCamera).toBeNull();
  });

  it("has what the product released to the court alone delivered by that", () => {
    const gone = on(
      readyForRelease(toCourt.judgement),
      happened("in-camera.ordered", {}, toCourt),
      happened("production.released", {}, toCourt),
      happened("court-link.issued", {}, toCourt),
      happened("court.delivered", {}, toCourt),
    );
    expect(statesOf(gone).inCamera).toBe("delivered");
    expect(nextActionOf(gone)).toMatchObject({ who: "court" });
    expect(statesOf(on(gone, ruled)).inCamera).toBe("ruled");
  });

  it("changes no word that an outsider sees, and says who has the ball", () => {
    for (const events of [[signed, asked], [ordered], [ordered, delivered]])
      expect(outwardStatusOf(on(reviewed(), ...events))).toBe("in-review");
    expect(nextActionOf(on(reviewed(), signed, asked)).who).toBe("court");
    expect(queueOf(on(reviewed(), signed, asked))).toBe("waiting");
    expect(nextActionOf(on(retrieving(), ordered)).words).toBe("Choose the records that answer the paper.");
    expect(nextActionOf(on(reviewed(), ordered)).words).toContain("sends the records to the court");
  });
});

describe("an order that is stayed, vacated or reinstated", () => {
  const stayed = happened("order.stayed");
  const vacated = happened("order.vacated");
  const reinstated = happened("order.reinstated");

  it("stops what rests on it at any time, also after release", () => {
    expect(verdict(on(reviewed(), stayed), happened("release.confirmed"))).toBe("wrong-state");
    expect(verdict(on(readyForRelease(), stayed), happened("production.released"))).toBe("wrong-state");
    const ready = on(released(), happened("requester.email-confirmed"), stayed);
    expect(verdict(ready, happened("link.issued"))).toBe("wrong-state");
    expect(verdict(on(ready, reinstated), happened("link.issued"))).toBe("accepted");
    expect(verdict(opened(), stayed)).toBe("wrong-state");
  });

  it("falls with what only it released, and leaves what rests on something else (45 CFR 164.512(e)(1)(i))", () => {
    const gone = on(readyForRelease(), happened("order.vacated", {}, { judgement: denying }));
    expect(courseOf(gone)).toBe("retrieval");
    expect(verdict(on(readyForRelease(), vacated), happened("production.released"))).toBe("accepted");
    expect(verdict(on(readyForRelease(), stayed, vacated), happened("production.released"))).toBe("accepted");
  });

  it("is recorded once, and reinstated only when it fell", () => {
    expect(verdict(on(triaged(), stayed), stayed)).toBe("wrong-state");
    expect(verdict(on(triaged(), vacated), vacated)).toBe("wrong-state");
    expect(verdict(triaged(), reinstated)).toBe("wrong-state");
    expect(statesOf(on(triaged(), vacated, reinstated)).order).toBe("standing");
  });

  it("is recorded of a closed request too, as long as something left under it (45 CFR 164.512(e)(1)(v)(B))", () => {
    const closed = (outcome: "released_full" | "no_records", from: Station) =>
      on(from, happened("request.closed", { outcome }));
    const { snapshot, effects } = walk(closed("released_full", released()), stayed);
    expect([courseOf(snapshot), statesOf(snapshot).order, effects]).toEqual(["closed", "stayed", []]);
    expect(statesOf(on(snapshot, vacated, reinstated)).order).toBe("standing");
    expect(problemOf(closed("no_records", triaged()), stayed).words).toContain(
      "if something of it was released",
    );
  });

  it("is vacated only where one is on file: its paper, its facts, or what the court ordered here", () => {
    const none = { judgement: aJudgement({ orderOnFile: undefined }) };
    const fell = happened("order.vacated", {}, none);
    expect(problemOf(triaged(), fell).words).toContain("No order is on file");
    expect(verdict(triaged(), vacated)).toBe("accepted");
    expect(verdict(on(retrieving(), happened("in-camera.ordered", {}, none)), fell)).toBe("accepted");
    const protective = happened("protective-order.entered", {}, none);
    expect(verdict(on(triaged(), protective), fell)).toBe("accepted");
    const paper = doc("theorder");
    const filed = on(
      triaged(),
      happened("upload.announced", { documentId: paper, purpose: "court-order" }, none),
      happened("document.admitted", { documentId: paper }, none),
    );
    expect(verdict(filed, fell)).toBe("accepted");
  });

  it("says who has the ball, and shows nothing outside", () => {
    const held = on(reviewed(), stayed);
    expect(nextActionOf(held).who).toBe("court");
    expect(queueOf(held)).toBe("waiting");
    expect(outwardStatusOf(held)).toBe("in-review");
    const late = on(
      released(),
      happened("requester.email-confirmed"),
      happened("link.issued"),
      happened("transfer.finished"),
      vacated,
    );
    expect(nextActionOf(late).words).toContain("fell after the delivery");
  });
});

describe("the terms of a protective order", () => {
  it("are kept as they were read, with the day of return where one is named (45 CFR 164.512(e)(1)(v))", () => {
    const entered = happened("protective-order.entered", { returnOrDestroyBy: "2027-06-30" });
    expect(on(triaged(), entered).context.protectiveOrder).toEqual({
      enteredOn: "2026-12-03",
      limitsUse: true,
      returnOrDestroy: true,
      returnOrDestroyBy: "2027-06-30",
      maySee: ["counsel-of-record", "experts"],
      sealed: true,
    });
    const late = on(triaged(), entered, happened("protective-order.entered"));
    expect(late.context.protectiveOrder?.returnOrDestroyBy).toBeUndefined();
  });

  it("have a day of return only with the duty, after the order", () => {
    for (const change of [
      { returnOrDestroy: false, returnOrDestroyBy: "2027-06-30" },
      { returnOrDestroyBy: "2026-12-03" },
    ])
      expect(verdict(triaged(), happened("protective-order.entered", change))).toBe("invalid-field");
  });
});
