import { describe, expect, it } from "vitest";
import { preservedBy } from "../../../workflows/retention/preserved.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";
import type { LinkId } from "../../../workflows/vocabulary/ids.ts";
import { ezra, mara, paz } from "../../support/request/people.ts";
import { happened, production, subpoena } from "../../support/request/told.ts";
import { problemOf, verdict } from "../../support/request/verdict.ts";
import * as at from "../../support/request/walk.ts";
import { remembering, unheld, walk } from "../../support/request/walk.ts";

const fetched = () =>
  walk(unheld(at.released()), happened("requester.email-confirmed"), happened("link.issued")).snapshot;
/** Released, fetched and closed, under no hold. */
const closed = () => walk(fetched(), happened("request.closed", { outcome: "released_full" })).snapshot;
const proposed = () => walk(closed(), happened("files.disposal-proposed")).snapshot;
const ordered = () => walk(proposed(), happened("files.disposal-ordered")).snapshot;
const stands = ({ context }: RequestSnapshot) => ({
  papers: context.papers.map(({ state }) => state),
  productions: context.assemblies.map(({ files }) => files),
  disposal: context.filesDisposal?.state,
});
const reopened = (from: RequestSnapshot) => walk(from, happened("request.reopened")).snapshot;

describe("the files of a closed request", () => {
  it("are destroyed once the history says so: the order comes first, then the effect", () => {
    const { snapshot, effects } = walk(proposed(), happened("files.disposal-ordered"));
    expect(effects).toEqual([{ kind: "destroy-files" }]);
    expect(stands(snapshot)).toEqual({ papers: ["going"], productions: ["going"], disposal: "ordered" });
    const gone = walk(snapshot, happened("files.counted"), happened("files.destroyed"));
    expect(gone.effects).toEqual([]);
    expect(stands(gone.snapshot)).toEqual({
      papers: ["destroyed"],
      productions: ["disposed"],
      disposal: "destroyed",
    });
    expect(verdict(gone.snapshot, happened("files.destroyed"))).toBe("unchanged");
  });

  it("are proposed by the privacy officer alone (45 CFR 164.530(j)(2))", () => {
    for (const by of [mara, ezra])
      expect(problemOf(closed(), happened("files.disposal-proposed", {}, { by })).code).toBe(
        "not-allowed-for-role",
      );
    expect(verdict(closed(), happened("files.disposal-proposed", {}, { by: paz }))).toBe("accepted");
  });

  it("are ordered by somebody else than who proposed it, and than who counts as one person with them", () => {
    const standIn = { ...mara, countsAsOneWith: [paz.personId] };
    for (const by of [paz, standIn])
      expect(problemOf(proposed(), happened("files.disposal-ordered", {}, { by })).code).toBe("same-person");
    expect(verdict(proposed(), happened("files.disposal-ordered", {}, { by: ezra }))).toBe("accepted");
  });

  it("are ordered by whoever enters how many papers there are", () => {
    const problem = problemOf(proposed(), happened("files.disposal-ordered", { papers: 2 }));
    expect(problem).toMatchObject({ code: "invalid-field" });
    expect(problem.words).toBe("Enter the number of papers that are listed as here, to have them destroyed.");
  });

  it("stay while nobody has proposed it, or it was declined", () => {
    expect(problemOf(closed(), happened("files.disposal-ordered")).code).toBe("wrong-state");
    const declined = walk(proposed(), happened("files.disposal-declined")).snapshot;
    expect(stands(declined)).toEqual(stands(closed()));
    expect(problemOf(declined, happened("files.disposal-ordered")).code).toBe("wrong-state");
    expect(verdict(declined, happened("files.disposal-proposed"))).toBe("accepted");
  });

  it("stay while the request is not closed", () => {
    for (const from of [unheld(at.reviewed()), fetched(), reopened(closed())])
      expect(problemOf(from, happened("files.disposal-proposed")).words).toContain(
        "Files are disposed of once the request is closed, and not before.",
      );
  });

  const keeping = [
    ["a legal hold is placed", () => [happened("legal-hold.placed")]],
    ["an incident is recorded", () => [happened("incident.opened")]],
  ] as const;
  it.each(keeping)("stay from the moment on when %s, proposed or not", (_why, events) => {
    for (const event of [happened("files.disposal-proposed"), happened("files.disposal-ordered")]) {
      const from = walk(event.type === "files.disposal-proposed" ? closed() : proposed(), ...events());
      expect(problemOf(from.snapshot, event).code).toBe("refused-by-law");
    }
  });

  it("stay while what left is to be returned or destroyed (45 CFR 164.512(e)(1)(v)(B))", () => {
    const owed = remembering(closed(), { returnDuty: { dueOn: null, remindedOn: null, met: null } });
    expect(problemOf(owed, happened("files.disposal-proposed")).code).toBe("refused-by-law");
    const met = { on: "2026-12-05", how: "destroyed" } as const;
    const done = remembering(closed(), { returnDuty: { dueOn: null, remindedOn: null, met } });
    expect(verdict(done, happened("files.disposal-proposed"))).toBe("accepted");
  });

  it("are opened by nobody from the order on, and an incident about them can still be recorded", () => {
    expect(verdict(proposed(), happened("paper.viewed"))).toBe("accepted");
    expect(problemOf(ordered(), happened("paper.viewed")).code).toBe("not-found");
    expect(
      problemOf(ordered(), happened("link.issued", { linkId: `lnk_${"9".repeat(26)}` as LinkId })).code,
    ).toBe("wrong-state");
    expect(verdict(ordered(), happened("incident.opened", { productionId: production }))).toBe("accepted");
  });

  it("are no ground for a request that is reopened: it waits for papers, and is not reopened before the report", () => {
    expect(problemOf(ordered(), happened("request.reopened")).code).toBe("wrong-state");
    const again = reopened(walk(ordered(), happened("files.destroyed")).snapshot);
    expect(again.context.filesDisposal).toBeNull();
    const read = walk(again, happened("facts.recorded")).snapshot;
    expect(problemOf(read, happened("weight.confirmed")).words).toContain("No paper has been admitted");
    expect(problemOf(again, happened("authorization.recorded")).code).toBe("not-found");
    // The same file, sent again, is no duplicate of what is gone.
    const other = happened("upload.announced", { documentId: `doc_${"9".repeat(26)}` as typeof subpoena });
    expect(walk(again, other).snapshot.context.papers.at(-1)?.duplicateOf).toBeNull();
  });

  it("that are whole are there again when something stopped it, what is gone stays gone, and a part is opened by nobody", () => {
    const whole = { papers: [subpoena], productions: [] };
    const none = { papers: [], productions: [] };
    const gone = { papers: [], productions: [production] };
    const stopped = (...said: Parameters<typeof happened<"files.disposal-stopped">>[1][]) =>
      walk(ordered(), happened("files.disposal-stopped", said[0])).snapshot;
    expect(stands(stopped({ whole, gone }))).toEqual({
      papers: ["admitted"],
      productions: ["disposed"],
      disposal: "stopped",
    });
    const inPart = stopped({ whole: none, gone: none });
    expect(stands(inPart)).toMatchObject({ papers: ["going"], productions: ["going"] });
    expect(problemOf(inPart, happened("paper.viewed")).code).toBe("not-found");
    // A later order takes what is left.
    const again = walk(
      inPart,
      happened("files.disposal-proposed"),
      happened("files.disposal-ordered", { papers: 0 }),
    );
    expect(again.effects).toEqual([{ kind: "destroy-files" }]);
    expect(verdict(inPart, happened("files.disposal-stopped"))).toBe("unchanged");
  });

  it("were as many as were counted first, whatever a later attempt still finds", () => {
    const counted = walk(
      ordered(),
      happened("files.counted"),
      happened("files.counted", {
        papers: [{ documentId: subpoena, versions: 0 }],
        productions: [{ productionId: production, versions: 4 }],
      }),
    ).snapshot.context.filesDisposal?.counted;
    expect(counted).toEqual({
      papers: [{ documentId: subpoena, versions: 1 }],
      productions: [{ productionId: production, versions: 4 }],
      binders: 0,
    });
  });

  it("are reported destroyed by nobody where no order stands", () => {
    for (const type of ["files.counted", "files.destroyed", "files.disposal-stopped"] as const)
      expect(problemOf(proposed(), happened(type)).code).toBe("wrong-state");
  });

  it("are left behind no more once they are destroyed", () => {
    expect(preservedBy(ordered().context)?.because).toBe("files-left");
    expect(preservedBy(walk(ordered(), happened("files.destroyed")).snapshot.context)).toBeUndefined();
  });

  it("are a task of whoever runs the product while their destruction fails, until it is reported", () => {
    const failed = happened("effect.failed", { effect: { kind: "destroy-files" }, goesOn: true });
    const { snapshot } = walk(ordered(), failed);
    expect(snapshot.context.undone).toHaveLength(1);
    expect(walk(snapshot, happened("files.destroyed")).snapshot.context.undone).toEqual([]);
  });
});
