import { describe, expect, it } from "vitest";
import { nextActionOf } from "../../../workflows/request/next-action.ts";
import { queueOf } from "../../../workflows/request/queue.ts";
import { statesOf } from "../../../workflows/request/states-of.ts";
import { happened } from "../../support/request/told.ts";
import { courseOf, problemOf, verdict } from "../../support/request/verdict.ts";
import {
  beforeRelease,
  building,
  readyForRelease,
  retrieving,
  reviewed,
  reviewing,
  triaged,
  vaultOpen,
  walk,
} from "../../support/request/walk.ts";

const signed = happened("counsel.signed-off");

describe("the motion to quash", () => {
  const filed = happened("motion-to-quash.filed");
  const decided = (result: "granted" | "granted-in-part" | "denied") =>
    happened("motion-to-quash.decided", { result });

  it.each(Object.entries(beforeRelease))(
    "granted while %s closes the request as quashed",
    (_name, station) => {
      const { snapshot } = walk(station(), signed, filed, decided("granted"));
      expect(courseOf(snapshot)).toBe("closed");
      expect(snapshot.context.outcome).toBe("quashed");
      expect(statesOf(snapshot).motionToQuash).toBe("granted");
    },
  );

  it("granted in part sends the request back to the records, from any later station", () => {
    for (const station of [retrieving, reviewing, reviewed, building, vaultOpen, readyForRelease]) {
      const { snapshot } = walk(station(), signed, filed, decided("granted-in-part"));
      expect(courseOf(snapshot)).toBe("retrieval");
      expect(snapshot.context.selection).toBeNull();
      expect(statesOf(snapshot).motionToQuash).toBe("grantedInPart");
    }
    expect(courseOf(walk(triaged(), signed, filed, decided("granted-in-part")).snapshot)).toBe("triage");
  });

  it("of the patient is recorded beside the practice's, and each is settled for itself", () => {
    const both = walk(
      triaged(),
      signed,
      filed,
      happened("motion-to-quash.filed", { by: "patient" }),
    ).snapshot;
    expect(both.context.motionsFiled).toEqual(["practice", "patient"]);
    expect(problemOf(both, filed).words).toContain("before the court already");
    expect(problemOf(both, happened("motion-to-quash.drafted")).words).toContain("before the court already");
    expect(verdict(both, happened("motion-to-quash.decided", { by: "party" }))).toBe("wrong-state");
    const ours = walk(both, decided("denied")).snapshot;
    expect(statesOf(ours).motionToQuash).toBe("filed");
    expect(nextActionOf(ours)).toEqual({ who: "court", words: "Decide the motion to quash." });
    const none = walk(ours, happened("motion-to-quash.decided", { by: "patient" })).snapshot;
    expect(statesOf(none).motionToQuash).toBe("denied");
    expect(none.context.motionsFiled).toEqual([]);
  });

  it("granted in part to one still leaves the others to the court", () => {
    const both = walk(
      retrieving(),
      signed,
      filed,
      happened("motion-to-quash.filed", { by: "party" }),
    ).snapshot;
    const left = walk(both, decided("granted-in-part")).snapshot;
    expect(statesOf(left).motionToQuash).toBe("filed");
    expect(
      courseOf(walk(left, happened("motion-to-quash.decided", { result: "granted", by: "party" })).snapshot),
    ).toBe("closed");
  });

  it("that the practice drafts outlives what the court makes of the patient's", () => {
    const { snapshot } = walk(
      triaged(),
      happened("motion-to-quash.drafted"),
      happened("motion-to-quash.filed", { by: "patient" }),
      happened("motion-to-quash.decided", { by: "patient" }),
    );
    expect(statesOf(snapshot).motionToQuash).toBe("drafting");
    expect(
      verdict(snapshot, happened("motion-to-quash.decided", { result: "withdrawn", by: "patient" })),
    ).toBe("wrong-state");
    expect(verdict(snapshot, happened("motion-to-quash.decided", { result: "withdrawn" }))).toBe("accepted");
  });

  it("that the practice drafts is the practice's next step, though the patient's is before the court", () => {
    const drafted = walk(
      triaged(),
      happened("motion-to-quash.filed", { by: "patient" }),
      happened("motion-to-quash.drafted"),
    ).snapshot;
    expect(nextActionOf(drafted)).toEqual({
      who: "practice-manager",
      words: "Have counsel sign off the motion to quash and record it, or record that it is withdrawn.",
    });
    expect(queueOf(drafted)).toBe("triage");
    const both = walk(drafted, signed, filed).snapshot;
    expect(nextActionOf(both)).toEqual({ who: "court", words: "Decide the motions to quash." });
    expect(queueOf(both)).toBe("waiting");
  });

  it("is still before the court when the request was closed meanwhile and is opened again", () => {
    const theirs = happened("motion-to-quash.filed", { by: "patient" });
    const again = walk(
      retrieving(),
      theirs,
      happened("request.closed"),
      happened("request.reopened"),
    ).snapshot;
    expect(statesOf(again).motionToQuash).toBe("filed");
    expect(again.context.motionsFiled).toEqual(["patient"]);
    const decidedThen = walk(again, happened("motion-to-quash.decided", { by: "patient" })).snapshot;
    expect(decidedThen.context.motionsFiled).toEqual([]);
  });

  it("granted to one leaves nothing to decide, and no other motion stands in the way of a new beginning", () => {
    const { snapshot } = walk(
      retrieving(),
      signed,
      filed,
      happened("motion-to-quash.filed", { by: "party" }),
      decided("granted"),
      happened("request.reopened"),
    );
    expect(statesOf(snapshot).motionToQuash).toBe("idle");
    expect(snapshot.context.motionsFiled).toEqual([]);
  });

  it("is decided only after it was filed", () => {
    expect(problemOf(triaged(), decided("granted")).words).toContain(
      "This motion to quash is not before the court",
    );
    const drafted = walk(triaged(), happened("motion-to-quash.drafted")).snapshot;
    expect(verdict(drafted, decided("granted"))).toBe("wrong-state");
  });

  it("can be brought again after it was denied", () => {
    const again = walk(triaged(), signed, filed, decided("denied"), signed, filed).snapshot;
    expect(statesOf(again).motionToQuash).toBe("filed");
    const redrafted = walk(
      triaged(),
      signed,
      filed,
      decided("granted-in-part"),
      happened("motion-to-quash.drafted"),
    ).snapshot;
    expect(statesOf(redrafted).motionToQuash).toBe("drafting");
  });

  it("of the practice is filed only once counsel signed it off; others file by themselves (FRCP 11(a))", () => {
    expect(problemOf(triaged(), filed)).toMatchObject({ code: "wrong-state", citations: ["FRCP 11(a)"] });
    for (const by of ["patient", "party"] as const)
      expect(verdict(triaged(), happened("motion-to-quash.filed", { by }))).toBe("accepted");
    const other = happened("counsel.signed-off", { paper: "objection-letter" });
    const late = happened("counsel.signed-off", { signedOn: "2026-12-03" });
    for (const sign of [other, late])
      expect(verdict(walk(triaged(), sign).snapshot, filed)).toBe("wrong-state");
    const drafted = walk(triaged(), happened("motion-to-quash.drafted"), signed).snapshot;
    expect(nextActionOf(drafted).words).toBe(
      "File the motion to quash, which counsel has signed off, and record it.",
    );
    // A new draft is another paper, and one that was filed is used up.
    expect(verdict(walk(drafted, happened("motion-to-quash.drafted")).snapshot, filed)).toBe("wrong-state");
    expect(walk(drafted, filed).snapshot.context.signedOff).toEqual({});
  });

  it("is opposed, heard and decided, each mover's for itself", () => {
    const opposed = (by: "practice" | "patient") => happened("motion-to-quash.opposed", { by });
    const heard = (by: "practice" | "patient") => happened("motion-to-quash.heard", { by });
    const theirs = happened("motion-to-quash.filed", { by: "patient" });
    const both = walk(triaged(), signed, filed, theirs, opposed("practice"), heard("patient")).snapshot;
    expect(both.context.motionStages).toEqual({ practice: "opposed", patient: "heard" });
    expect(verdict(both, opposed("practice"))).toBe("wrong-state");
    expect(verdict(both, opposed("patient"))).toBe("wrong-state");
    expect(verdict(both, heard("practice"))).toBe("accepted");
    expect(verdict(triaged(), heard("practice"))).toBe("wrong-state");
    const one = walk(both, decided("denied")).snapshot;
    expect(one.context.motionStages).toEqual({ patient: "heard" });
  });

  it("is pending again once the ruling is appealed, and complied with by the release", () => {
    const appealed = happened("motion-to-quash.appealed");
    const signedAppeal = happened("counsel.signed-off", { paper: "appeal" });
    const lost = walk(readyForRelease(), signed, filed, decided("denied")).snapshot;
    expect(lost.context.motionsLost).toEqual(["practice"]);
    expect(problemOf(lost, appealed)).toMatchObject({ citations: ["FRCP 11(a)"] });
    const again = walk(lost, signedAppeal, appealed).snapshot;
    expect(statesOf(again).motionToQuash).toBe("filed");
    expect(again.context.motionStages).toEqual({ practice: "appealed" });
    expect(verdict(again, happened("production.released"))).toBe("wrong-state");
    expect(verdict(again, appealed)).toBe("wrong-state");
    const denied = walk(again, decided("denied"), happened("production.released")).snapshot;
    expect(statesOf(denied).motionToQuash).toBe("complied");
    expect(verdict(triaged(), appealed)).toBe("wrong-state");
    const theirs = walk(
      triaged(),
      happened("motion-to-quash.filed", { by: "patient" }),
      happened("motion-to-quash.decided", { by: "patient" }),
      happened("motion-to-quash.appealed", { by: "patient" }),
    ).snapshot;
    expect(theirs.context.motionsFiled).toEqual(["patient"]);
  });

  it("begins anew in a request that is reopened", () => {
    const reopened = walk(
      triaged(),
      signed,
      filed,
      decided("granted"),
      happened("request.reopened"),
    ).snapshot;
    expect(statesOf(reopened).motionToQuash).toBe("idle");
  });
});
