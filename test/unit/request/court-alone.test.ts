import { describe, expect, it } from "vitest";
import { nothingToDownload } from "../../../workflows/contract/outward.ts";
import { localDateOf } from "../../../workflows/facts/local-date.ts";
import { wrongDayOfDelivery } from "../../../workflows/request/court-delivery.ts";
import { nextActionOf } from "../../../workflows/request/next-action.ts";
import {
  outwardOutcomeOf,
  outwardProductionOf,
  outwardStatusOf,
} from "../../../workflows/request/outward.ts";
import { queueOf } from "../../../workflows/request/queue.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import { statesOf } from "../../../workflows/request/states-of.ts";
import { doc, lnk } from "../../support/request/ids.ts";
import { aJudgement, attorney, ezra, happened, mara, paz, production } from "../../support/request/told.ts";
import { problemOf, verdict } from "../../support/request/verdict.ts";
import { readyForRelease, released, reviewing, walk } from "../../support/request/walk.ts";

// What an order or state law sends to the court alone (45 CFR 164.512(e)(1)(i)): the practice fetches it and carries it there.

const judgement = aJudgement({ goesToCourtAlone: true });
const under = { judgement };
const link = (by: typeof mara | typeof ezra = mara) => happened("court-link.issued", {}, { judgement, by });
const delivery = happened("court.delivered", {}, { judgement, by: mara });
const confirmed = happened("requester.email-confirmed", {}, under);
const forCourt = (...events: readonly Recorded[]) =>
  walk(readyForRelease(judgement), happened("production.released", {}, under), ...events).snapshot;

describe("files that go to the court alone", () => {
  it("call no requester by mail, and make no link for one, who hears what they hear before any release", () => {
    const { effects } = walk(readyForRelease(judgement), happened("production.released", {}, under));
    expect(effects.some(({ kind }) => kind === "send-mail")).toBe(false);
    expect(problemOf(forCourt(confirmed), happened("link.issued", {}, under))).toMatchObject({
      code: "wrong-state",
      words: nothingToDownload,
    });
    // What was confirmed for the court is nobody else's, whatever the law says later.
    expect(problemOf(forCourt(confirmed), happened("link.issued")).words).toContain("has to look again");
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
    const delivered = walk(fetched, delivery).snapshot;
    expect(statesOf(delivered).course).toBe("release.delivered");
    expect(delivered.context.courtDeliveries).toMatchObject([{ deliveredOn: "2026-12-03" }]);
    expect(nextActionOf(delivered).words).toBe("Close the request.");
    expect(verdict(delivered, happened("hold.placed", {}, under))).toBe("wrong-state");
  });

  it("are owed the record of their delivery as an archive, too", () => {
    const archive = happened("court-link.issued", { file: "packet" }, { judgement, by: mara });
    expect(statesOf(walk(forCourt(archive), delivery).snapshot).course).toBe("release.delivered");
  });

  it("cannot be recorded as delivered before they were fetched, nor where they go to the requester, nor by a clinician", () => {
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

  it("let the requester withdraw as if the request were still in review, once, and go to the court all the same", () => {
    const withdrawal = happened("request.withdrawn", {}, { judgement, by: attorney });
    const upload = happened("upload.announced", { documentId: doc("late") }, { judgement, by: attorney });
    const inReview = walk(reviewing(), withdrawal);
    for (const standing of [forCourt(), forCourt(link()), forCourt(link(), delivery)]) {
      const after = walk(standing, withdrawal);
      const seen = [outwardStatusOf(after.snapshot), outwardOutcomeOf(after.snapshot.context)];
      expect(seen).toEqual(["closed", "withdrawn"]);
      expect(seen).toEqual([outwardStatusOf(inReview.snapshot), outwardOutcomeOf(inReview.snapshot.context)]);
      expect(after.effects.filter(({ kind }) => kind === "send-mail")).toEqual(
        inReview.effects.filter(({ kind }) => kind === "send-mail"),
      );
      // The order stands: nothing is destroyed, and the practice goes on.
      expect(after.effects.map(({ kind }) => kind)).toEqual(["send-mail"]);
      expect(statesOf(after.snapshot).course).toBe(statesOf(standing).course);
      for (const event of [withdrawal, upload])
        expect(problemOf(after.snapshot, event)).toEqual(problemOf(inReview.snapshot, event));
    }
    const carried = walk(forCourt(), withdrawal, link(), delivery).snapshot;
    expect(statesOf(carried).course).toBe("release.delivered");
    const closed = walk(carried, happened("request.closed", { outcome: "released_full" }, under));
    expect(closed.effects.filter(({ kind }) => kind === "send-mail")).toEqual([]);
    expect(outwardOutcomeOf(closed.snapshot.context)).toBe("withdrawn");
    expect(verdict(released(), happened("request.withdrawn", {}, { by: attorney }))).toBe("wrong-state");
  });

  it("stay unknown to the requester, whatever the law says later of who receives them", () => {
    const read = happened("requester.email-confirmed");
    const carried = [link(), delivery] as const;
    for (const standing of [forCourt(read), forCourt(...carried, read)]) {
      expect(outwardStatusOf(standing)).toBe("in-review");
      expect(outwardProductionOf(standing.context)).toBeNull();
      const left = walk(standing, happened("request.withdrawn", {}, { by: attorney })).snapshot;
      expect([outwardStatusOf(left), outwardOutcomeOf(left.context)]).toEqual(["closed", "withdrawn"]);
      const closed = walk(standing, happened("request.closed", { outcome: "released_full" })).snapshot;
      expect(outwardOutcomeOf(closed.context)).toBe("neither_confirm_nor_deny");
    }
    // A phase that is begun after one for the court gives that one's production up.
    const begun = walk(forCourt(...carried, read), happened("phase.begun")).snapshot;
    expect(begun.context.production).toBeNull();
    const partly = walk(begun, happened("request.closed", { outcome: "released_partial" })).snapshot;
    expect(outwardOutcomeOf(partly.context)).toBe("neither_confirm_nor_deny");
  });

  it("are recorded as delivered once they were fetched, though the request was closed or reopened since", () => {
    const end = happened("request.closed", { outcome: "released_full" }, under);
    const closed = walk(forCourt(link()), end).snapshot;
    const reopened = walk(closed, happened("request.reopened", {}, under)).snapshot;
    expect(reopened.context.production).toBeNull();
    expect(nextActionOf(closed).words).toContain("Record how, when and to whom");
    expect(queueOf(closed)).toBe("release");
    expect(queueOf(walk(closed, delivery).snapshot)).toBe("closed");
    for (const standing of [closed, reopened]) {
      const after = walk(standing, delivery).snapshot;
      expect(after.context.courtDeliveries).toHaveLength(1);
      expect(statesOf(after).course).toBe(statesOf(standing).course);
      expect(problemOf(after, delivery).words).toContain("recorded already");
    }
    expect(verdict(walk(forCourt(), end).snapshot, delivery)).toBe("wrong-state");
  });

  it("stay owed to the court, or to the record, while a reopened request takes its next step", () => {
    const reopened = walk(
      forCourt(link()),
      happened("request.closed", { outcome: "released_full" }, under),
      happened("request.reopened", {}, under),
    ).snapshot;
    const owed =
      "The delivery of files fetched earlier for the court is not recorded yet: once they are delivered, record it under Production.";
    expect(nextActionOf(reopened)).toEqual({
      who: "practice-manager",
      words: `Read the paper and record what it says. ${owed}`,
    });
    const held = walk(reopened, happened("hold.placed", {}, under)).snapshot;
    expect(nextActionOf(held).words).toBe(
      `On hold, waiting for counsel or another professional; look again on Thursday, December 10, 2026. ${owed}`,
    );
    expect(nextActionOf(walk(reopened, delivery).snapshot).words).toBe(
      "Read the paper and record what it says.",
    );
    // At its own release the delivery is the step itself.
    expect(nextActionOf(forCourt(link())).words).not.toContain(owed);
  });

  it("were delivered no earlier than they were fetched, and on no day to come, where the practice is", () => {
    const { context } = forCourt(link());
    const dayOf = (at: string) => localDateOf(at, "America/Los_Angeles");
    const wrong = (deliveredOn: string, fetched = context) =>
      wrongDayOfDelivery(fetched, { productionId: production, deliveredOn }, { today: "2026-12-04", dayOf });
    expect(["2026-12-01", "2026-12-05"].map((day) => wrong(day))).toEqual([
      expect.stringContaining("before they were fetched"),
      expect.stringContaining("on a day to come"),
    ]);
    expect(["2026-12-02", "2026-12-04"].map((day) => wrong(day))).toEqual([undefined, undefined]);
    // Still the evening before, on that coast.
    const late = happened("court-link.issued", {}, { judgement, by: mara, at: "2026-12-03T04:00:00Z" });
    expect(wrong("2026-12-02", forCourt(late).context)).toBeUndefined();
  });
});
