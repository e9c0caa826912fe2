import { describe, expect, it } from "vitest";
import { filesDisposalView } from "../../../../functions/staff-api/files-disposal-view.ts";
import type { Recorded } from "../../../../workflows/request/recorded.ts";
import { doc } from "../../../support/request/ids.ts";
import { mara, paz } from "../../../support/request/people.ts";
import { happened } from "../../../support/request/told.ts";
import { released, unheld, walk } from "../../../support/request/walk.ts";

const closed = walk(
  unheld(released()),
  happened("requester.email-confirmed"),
  happened("link.issued"),
  happened("request.closed", { outcome: "released_full" }),
).snapshot;
const proposed = happened("files.disposal-proposed", {}, { by: paz });
const ordered = happened("files.disposal-ordered", {}, { by: mara });
const counted = happened("files.counted");
const fileNames = Object.fromEntries(counted.papers.map(({ documentId }) => [documentId, "subpoena.pdf"]));

const viewAfter = (...told: Recorded[]) =>
  filesDisposalView({
    context: walk(closed, ...told).snapshot.context,
    events: told.map((recorded) => ({ recorded })),
    profile: { fileNames },
  }).filesDisposal;

describe("the disposal of the files of a closed request, as the desk reads it", () => {
  it("is nothing before anybody proposed it, and once it was declined", () => {
    expect(viewAfter()).toBeUndefined();
    expect(viewAfter(proposed, happened("files.disposal-declined"))).toBeUndefined();
  });

  it("names who proposed it and why, and who ordered it", () => {
    expect(viewAfter(proposed)).toEqual({
      state: "proposed",
      ground: proposed.ground,
      proposed: { by: paz.name, at: proposed.at },
      copies: [],
    });
    expect(viewAfter(proposed, ordered)).toMatchObject({ ordered: { by: mara.name, at: ordered.at } });
  });

  it("is its certificate once they are gone: what there was by name, under which schedule, and which copies may still exist", () => {
    const destroyed = happened("files.destroyed");
    const seen = viewAfter(proposed, ordered, counted, destroyed);
    expect(seen).toMatchObject({
      state: "destroyed",
      endedAt: destroyed.at,
      edition: destroyed.edition,
      counted: { productions: counted.productions, binders: counted.binders },
    });
    expect(seen?.counted?.papers).toEqual(
      counted.papers.map(({ versions }) => ({ name: "subpoena.pdf", versions })),
    );
    const untils = seen?.copies.map(({ until }) => until) ?? [];
    expect(untils).toContain(null);
    expect(untils.filter((until) => until !== null && until > destroyed.at.slice(0, 10))).not.toEqual([]);
  });

  it("tells when it was stopped, and no edition and no copies of what was not destroyed", () => {
    const stopped = happened("files.disposal-stopped");
    const seen = viewAfter(proposed, ordered, counted, stopped);
    expect(seen).toMatchObject({ state: "stopped", endedAt: stopped.at, copies: [] });
    expect(seen).not.toHaveProperty("edition");
  });

  it("calls a paper without a name on file what its file is called then", () => {
    const unnamed = filesDisposalView({
      context: walk(closed, proposed, ordered, counted).snapshot.context,
      events: [proposed, ordered, counted].map((recorded) => ({ recorded })),
      profile: { fileNames: { [doc("another")]: "letter.pdf" } },
    }).filesDisposal;
    expect(unnamed?.counted?.papers.map(({ name }) => name)).toEqual(
      counted.papers.map(() => "document.pdf"),
    );
  });
});
