import { describe, expect, it } from "vitest";
import { open } from "../../../workflows/request/decide.ts";
import { papersWaitingOf } from "../../../workflows/request/queue.ts";
import { doc } from "../../support/request/ids.ts";
import { aJudgement, happened, mara, attorney, subpoena } from "../../support/request/told.ts";
import { courseOf, problemOf, verdict } from "../../support/request/verdict.ts";
import {
  assessing,
  remembering,
  deficient,
  opened,
  retrieving,
  submitted,
  triaged,
  walk,
} from "../../support/request/walk.ts";
import type { Walked } from "../../support/request/walk.ts";

const second = doc("second");
const staffed = happened("request.opened", { channel: "fax" }, { by: mara });

describe("opening a request", () => {
  it("makes a draft of what comes through the portal", () => {
    expect(courseOf(opened())).toBe("received.draft");
    expect(opened().context).toMatchObject({ stage: "draft", kind: "subpoena", trackingNumber: "T-0001" });
  });

  it("takes what staff key from paper as submitted", () => {
    const snapshot = opened(staffed);
    expect(courseOf(snapshot)).toBe("received.submitted");
    expect(
      courseOf(walk(snapshot, happened("upload.announced"), happened("document.admitted")).snapshot),
    ).toBe("triage");
  });

  it("leaves the portal to requesters and every other channel to staff", () => {
    const byStaff = open(happened("request.opened", {}, { by: mara }));
    expect(byStaff).toMatchObject({ outcome: "refused", problem: { code: "invalid-field" } });
    const byFax = open(happened("request.opened", { channel: "fax" }, { by: attorney }));
    expect(byFax).toMatchObject({ outcome: "refused", problem: { code: "invalid-field" } });
  });

  it("happens once", () => {
    expect(verdict(opened(), happened("request.opened"))).toBe("wrong-state");
  });

  it("comes first: nothing else can be the beginning", () => {
    const blank = remembering(opened(), { stage: "blank" });
    expect(verdict(blank, happened("upload.announced"))).toBe("wrong-state");
  });
});

describe("papers", () => {
  it("are announced, then admitted or refused, never the other way round", () => {
    expect(verdict(opened(), happened("document.admitted"))).toBe("not-found");
    expect(verdict(opened(), happened("document.refused"))).toBe("not-found");
    const announced = walk(opened(), happened("upload.announced")).snapshot;
    expect(announced.context.papers[0]).toMatchObject({ state: "announced", read: false });
    expect(walk(announced, happened("document.admitted")).snapshot.context.papers[0]).toMatchObject({
      state: "admitted",
      pages: 2,
    });
    const refused = walk(announced, happened("document.refused")).snapshot;
    expect(refused.context.papers[0]).toMatchObject({ state: "refused", refusal: "encrypted" });
    expect(verdict(refused, happened("document.admitted"))).toBe("not-found");
  });

  it("are admitted once, however often storage says so", () => {
    expect(verdict(triaged(), happened("document.admitted"))).toBe("unchanged");
    const refused = walk(opened(), happened("upload.announced"), happened("document.refused")).snapshot;
    expect(verdict(refused, happened("document.refused"))).toBe("unchanged");
  });

  it("are announced once each, and a hundred at most", () => {
    const announced = walk(opened(), happened("upload.announced")).snapshot;
    expect(verdict(announced, happened("upload.announced"))).toBe("already-used-key");
    const names = Array.from({ length: 99 }, (_, at) => `p${String(at).padStart(2, "0")}`);
    const full = walk(
      announced,
      ...names.map((name) => happened("upload.announced", { documentId: doc(name) }, { by: mara })),
    );
    const more = happened("upload.announced", { documentId: second }, { by: mara });
    expect(problemOf(full.snapshot, more).words).toBe(
      "The request has 100 papers. Close it or combine papers.",
    );
  });

  it("with a digest that is known are noted as duplicates; a refused one is no twin", () => {
    const twice = walk(
      opened(),
      happened("upload.announced"),
      happened("upload.announced", { documentId: second }),
    );
    expect(twice.snapshot.context.papers.map((paper) => paper.duplicateOf)).toEqual([null, subpoena]);
    const again = walk(
      opened(),
      happened("upload.announced"),
      happened("document.refused"),
      happened("upload.announced", { documentId: second }),
    );
    expect(again.snapshot.context.papers.at(-1)?.duplicateOf).toBeNull();
  });

  it("that are sent again as something else are no duplicates: a subpoena sent as another paper can be sent right", () => {
    const twice = walk(
      opened(),
      happened("upload.announced", { purpose: "other" }),
      happened("upload.announced", { documentId: second }),
    );
    expect(twice.snapshot.context.papers.at(-1)?.duplicateOf).toBeNull();
  });

  it("that are refused after submission are told to the requester; in a draft the page says so", () => {
    const told = walk(submitted(), happened("document.refused")).effects;
    expect(told).toEqual([{ kind: "send-mail", template: "paper-refused", to: "requester" }]);
    expect(walk(opened(), happened("upload.announced"), happened("document.refused")).effects).toEqual([]);
  });

  it("tells the requester nothing of a paper that staff sent and the gate refused", () => {
    const documentId = doc("staffpaper");
    const { effects } = walk(
      triaged(),
      happened("upload.announced", { documentId, purpose: "authorization" }, { by: mara }),
      happened("document.refused", { documentId }),
    );
    expect(effects).toEqual([]);
  });

  it("are news to the desk when they join others", () => {
    const more = walk(
      triaged(),
      happened("upload.announced", { documentId: second, purpose: "proof-of-notice" }),
      happened("document.admitted", { documentId: second }),
    );
    expect(more.effects).toEqual([{ kind: "send-mail", template: "paper-arrived", to: "managers" }]);
    expect(papersWaitingOf(more.snapshot)).toBe(2);
    expect(
      papersWaitingOf(walk(more.snapshot, happened("paper.viewed", { documentId: second })).snapshot),
    ).toBe(1);
  });

  it("can be opened by staff once they are admitted", () => {
    expect(verdict(submitted(), happened("paper.viewed"))).toBe("not-found");
    expect(verdict(triaged(), happened("paper.viewed"))).toBe("accepted");
  });
});

describe("submission", () => {
  it("needs a legal paper that was not refused", () => {
    const submit = happened("request.submitted");
    expect(problemOf(opened(), submit).words).toContain("Upload the subpoena");
    const onlyProof = walk(opened(), happened("upload.announced", { purpose: "proof-of-notice" })).snapshot;
    expect(verdict(onlyProof, submit)).toBe("wrong-state");
    const refused = walk(opened(), happened("upload.announced"), happened("document.refused")).snapshot;
    expect(verdict(refused, submit)).toBe("wrong-state");
    for (const purpose of ["legal-process", "court-order", "authorization"] as const) {
      expect(verdict(walk(opened(), happened("upload.announced", { purpose })).snapshot, submit)).toBe(
        "accepted",
      );
    }
  });

  const lettersOf = ({ effects }: Walked) => effects.filter((effect) => effect.kind === "send-mail");
  const confirmation = { kind: "send-mail", template: "confirm-email", to: "requester" };
  const news = { kind: "send-mail", template: "request-submitted", to: "managers" };

  it("asks the requester to confirm the address, and tells the desk only when a legal paper has passed", () => {
    const sent = walk(opened(), happened("upload.announced"), happened("request.submitted"));
    expect(lettersOf(sent)).toEqual([confirmation]);
    expect(lettersOf(walk(sent.snapshot, happened("document.admitted")))).toEqual([news]);
    const early = walk(opened(), happened("upload.announced"), happened("document.admitted"));
    expect(lettersOf(walk(early.snapshot, happened("request.submitted")))).toEqual([confirmation, news]);
  });

  it("does not write to the desk of what it opened itself", () => {
    const keyed = walk(opened(staffed), happened("upload.announced"), happened("document.admitted"));
    expect(courseOf(keyed.snapshot)).toBe("triage");
    expect(lettersOf(keyed)).toEqual([]);
  });

  it("that is withdrawn before any paper has passed is no news to the desk", () => {
    expect(lettersOf(walk(submitted(), happened("request.withdrawn")))).toEqual([]);
    expect(lettersOf(walk(triaged(), happened("request.withdrawn")))).toEqual([
      { kind: "send-mail", template: "request-withdrawn", to: "managers" },
    ]);
  });

  it("goes on to triage at once when the paper has passed the check already", () => {
    const { snapshot } = walk(
      opened(),
      happened("upload.announced"),
      happened("document.admitted"),
      happened("request.submitted"),
    );
    expect(courseOf(snapshot)).toBe("triage");
  });

  it("waits while no legal paper is admitted", () => {
    expect(courseOf(submitted())).toBe("received.submitted");
    expect(courseOf(walk(submitted(), happened("document.refused")).snapshot)).toBe("received.submitted");
  });
});

describe("the weight of the paper", () => {
  it("is assessed once facts are recorded", () => {
    expect(courseOf(assessing())).toBe("validateCourtWeight.assessing");
    expect(assessing().context.timesFactsRecorded).toBe(1);
  });

  it("is confirmed by staff only when the judgement has established it", () => {
    const judgement = aJudgement({ weight: "unknown" });
    expect(problemOf(assessing(), happened("weight.confirmed", {}, { judgement }))).toMatchObject({
      code: "refused-by-law",
      missingFacts: ["/instrument/type", "/instrument/signerRole"],
    });
    const { context } = walk(assessing(), happened("weight.confirmed")).snapshot;
    expect(context.weight).toBe("W4");
    expect(context.papers.every((paper) => paper.read)).toBe(true);
  });

  it("is judged before anybody looks for the patient", () => {
    expect(problemOf(assessing(), happened("patient.matched")).words).toContain("Judge the paper before");
    expect(
      verdict(walk(assessing(), happened("weight.confirmed")).snapshot, happened("patient.matched")),
    ).toBe("accepted");
  });

  it("cannot be confirmed without a paper", () => {
    const bare = walk(
      opened(staffed),
      happened("upload.announced"),
      happened("document.admitted"),
      happened("facts.recorded"),
    ).snapshot;
    const without = remembering(bare, { papers: [] });
    expect(problemOf(without, happened("weight.confirmed")).words).toContain("No paper has been admitted");
  });

  it("of a defective paper is judged again when the requester sends another", () => {
    expect(courseOf(deficient())).toBe("validateCourtWeight.deficient");
    const cured = walk(
      deficient(),
      happened("upload.announced", { documentId: second, purpose: "proof-of-notice" }),
      happened("document.admitted", { documentId: second }),
    ).snapshot;
    expect(courseOf(cured)).toBe("validateCourtWeight.assessing");
    expect(cured.context.papers.at(-1)?.state).toBe("admitted");
  });

  it("of a defective paper tells the requester the reasons and the desk's own words, each once", () => {
    const words = "Nobody signed the paper.";
    expect(deficient().context.deficiencies).toEqual(["not-signed", words]);
    const unread = walk(remembering(deficient(), { deficiencies: [] }), happened("facts.recorded")).snapshot;
    expect(
      walk(unread, happened("paper.returned", { reasons: [words], words })).snapshot.context.deficiencies,
    ).toEqual([words]);
  });

  it("of a defective paper is judged again when staff record what cures it", () => {
    const cured = walk(deficient(), happened("facts.recorded")).snapshot;
    expect(courseOf(cured)).toBe("validateCourtWeight.assessing");
    expect(cured.context.deficiencies).toEqual(["not-signed", "Nobody signed the paper."]);
    expect(walk(cured, happened("weight.confirmed")).snapshot.context.deficiencies).toEqual([]);
  });
});

describe("the records that are put forward", () => {
  it("wait for a patient", () => {
    const unmatched = walk(assessing(), happened("weight.confirmed")).snapshot;
    expect(problemOf(unmatched, happened("records.proposed")).words).toBe(
      "Match the patient first. The next step is the practice manager's: match the patient.",
    );
  });

  it("are the matched patient's, each once", () => {
    const strange = happened("records.proposed", { documentIds: [doc("strange")] });
    expect(verdict(retrieving(), strange)).toBe("not-found");
    const [one] = happened("records.proposed").documentIds;
    const twice = happened("records.proposed", { documentIds: one === undefined ? [] : [one, one] });
    expect(verdict(retrieving(), twice)).toBe("invalid-field");
  });

  it("go to the clinicians", () => {
    expect(walk(retrieving(), happened("records.proposed")).effects).toEqual([
      { kind: "send-mail", template: "review-needed", to: "clinicians" },
    ]);
  });
});
