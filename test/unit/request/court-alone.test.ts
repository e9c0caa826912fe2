import { describe, expect, it } from "vitest";
import { nothingToDownload } from "../../../workflows/contract/outward.ts";
import { nextActionOf } from "../../../workflows/request/next-action.ts";
import { outwardStatusOf } from "../../../workflows/request/outward.ts";
import { queueOf } from "../../../workflows/request/queue.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import { statesOf } from "../../../workflows/request/states-of.ts";
import { lnk } from "../../support/request/ids.ts";
import { aJudgement, attorney, ezra, happened, mara, paz } from "../../support/request/told.ts";
import { problemOf, verdict } from "../../support/request/verdict.ts";
import { readyForRelease, released, reviewing, walk } from "../../support/request/walk.ts";

// What an order or state law sends to the court alone (45 CFR 164.512(e)(1)(i)): the practice fetches it and carries it there.

const judgement = aJudgement({ goesToCourtAlone: true });
const under = { judgement };
const link = (by: typeof mara | typeof ezra = mara) => happened("court-link.issued", {}, { judgement, by });
const confirmed = happened("requester.email-confirmed", {}, under);
const forCourt = (...events: readonly Recorded[]) =>
  walk(readyForRelease(), happened("production.released", {}, under), ...events).snapshot;

describe("files that go to the court alone", () => {
  it("call no requester by mail, and make no link for one, who hears what they hear before any release", () => {
    const { effects } = walk(readyForRelease(), happened("production.released", {}, under));
    expect(effects.some(({ kind }) => kind === "send-mail")).toBe(false);
    expect(problemOf(forCourt(confirmed), happened("link.issued", {}, under))).toMatchObject({
      code: "wrong-state",
      words: nothingToDownload,
    });
    expect(verdict(forCourt(confirmed), happened("link.issued"))).toBe("accepted");
  });

  it("are fetched by those who may release, by nobody else, and nothing else is", () => {
    expect(verdict(forCourt(), link())).toBe("accepted");
    expect(verdict(forCourt(), link(ezra))).toBe("not-allowed-for-role");
    expect(
      verdict(walk(released(), confirmed).snapshot, happened("court-link.issued", {}, { by: mara })),
    ).toBe("wrong-state");
  });

  it("have the ball with the practice, which first downloads and then delivers and records", () => {
    expect(nextActionOf(forCourt())).toMatchObject({
      who: "practice-manager",
      words: expect.stringContaining("Download the files for the court"),
    });
    expect(nextActionOf(forCourt(link()))).toMatchObject({
      who: "practice-manager",
      words: expect.stringContaining("record how, when and to whom"),
    });
    expect(queueOf(forCourt())).toBe("release");
    expect(queueOf(released())).toBe("waiting");
  });

  it("are delivered by the record of it, as after a download, and not by fetching them", () => {
    const fetched = forCourt(link(), happened("transfer.finished", { linkId: lnk("court") }, under));
    expect(statesOf(fetched).course).toBe("release.ready");
    expect(verdict(fetched, happened("hold.placed", {}, under))).toBe("accepted");
    const delivered = walk(fetched, happened("court.delivered", {}, { judgement, by: mara })).snapshot;
    expect(statesOf(delivered).course).toBe("release.delivered");
    expect(delivered.context.production?.deliveredToCourtOn).toBe("2026-12-03");
    expect(nextActionOf(delivered).words).toBe("Close the request.");
    expect(verdict(delivered, happened("hold.placed", {}, under))).toBe("wrong-state");
  });

  it("cannot be recorded as delivered before they were fetched, nor where they go to the requester, nor by a clinician", () => {
    const delivery = happened("court.delivered", {}, { judgement, by: mara });
    expect(problemOf(forCourt(), delivery).words).toContain("Download them first");
    expect(verdict(walk(released(), confirmed).snapshot, happened("court.delivered", {}, { by: mara }))).toBe(
      "wrong-state",
    );
    expect(verdict(forCourt(link()), happened("court.delivered", {}, { judgement, by: ezra }))).toBe(
      "not-allowed-for-role",
    );
    expect(verdict(forCourt(link()), happened("court.delivered", {}, { judgement, by: paz }))).toBe(
      "accepted",
    );
  });

  it("let the requester withdraw as if the request were still in review, before and after the delivery", () => {
    const withdrawal = happened("request.withdrawn", {}, { judgement, by: attorney });
    const inReview = walk(reviewing(), withdrawal);
    for (const standing of [
      forCourt(),
      forCourt(link(), happened("court.delivered", {}, { judgement, by: mara })),
    ]) {
      const after = walk(standing, withdrawal);
      expect(outwardStatusOf(after.snapshot)).toBe(outwardStatusOf(inReview.snapshot));
      expect(after.effects.filter(({ kind }) => kind === "send-mail")).toEqual(
        inReview.effects.filter(({ kind }) => kind === "send-mail"),
      );
    }
    expect(verdict(released(), happened("request.withdrawn", {}, { by: attorney }))).toBe("wrong-state");
  });
});
