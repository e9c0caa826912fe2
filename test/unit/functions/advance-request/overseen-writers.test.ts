import { describe, expect, it } from "vitest";
import type { DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { changed } from "../../../law/changed.ts";
import { boardSubpoena } from "../../../law/neighbours/case.ts";
import { ids } from "../../../support/desk.ts";
import { matchedDesk } from "../../../support/matched-desk.ts";
import { aRecord } from "../../../support/records.ts";
import { person } from "../../../support/request/ids.ts";

const doc = (digit: string) => `doc_${digit.repeat(26)}` as DocumentId;
const [ofA, ofB] = [doc("1"), doc("2")];
const [a, b] = [ids.clinician, person("b")];

/** A licensing board's letter about clinician A; both A and B wrote psychotherapy notes of the patient. */
async function boardsLetter(overseenAuthorIds?: readonly string[]) {
  const paper = changed(boardSubpoena, {
    instrument: {
      type: "licensing-board-letter",
      commands: [],
      requestedClasses: ["psychotherapy-notes"],
    },
    requester: overseenAuthorIds ? { overseenAuthorIds } : {},
  });
  const { requester, ...rest } = paper;
  const { authorityVerified: _verifiedByCommand, ...asks } = requester as Record<string, unknown>;
  const practice = { hipaaCoveredEntity: true, part2Program: false, partyToCase: false };
  const patch = { ...rest, requester: asks, practice, policy: { stateLayer: "federal-only" } };
  const { desk, give, propose } = await matchedDesk(patch, [
    aRecord(ofA, true),
    { ...aRecord(ofB, true), authorId: b },
  ]);
  const record = (asking: object) =>
    give(ids.managerSub, { type: "facts.recorded", patch: { requester: asking } });
  return { desk, propose, record };
}
const notThere = { problem: { code: "not-found" } };
const accepted = { outcome: "accepted" };

describe("a board's letter about one of two clinicians who wrote notes (45 CFR 164.508(a)(2)(ii))", () => {
  it("lets that clinician's notes be proposed; of the other's nobody is told that there are any", async () => {
    const { desk, propose } = await boardsLetter([a]);
    expect(await propose(ofA, ofB)).toMatchObject(notThere);
    expect(await propose(ofB)).toMatchObject(notThere);
    expect(await propose(ofA)).toMatchObject(accepted);
    expect(desk.events().at(-1)?.recorded.judgement.segments).toEqual({ [ofA]: "release" });
  });

  it("opens nothing while nobody is named", async () => {
    const { propose, record } = await boardsLetter();
    expect(await propose(ofA)).toMatchObject(notThere);
    await record({ overseenAuthorIds: [] });
    expect(await propose(ofA)).toMatchObject(notThere);
    await record({ overseenAuthorIds: [b] });
    expect(await propose(ofB)).toMatchObject(accepted);
  });

  it("takes a proposed note back when it turns out that another clinician is under review", async () => {
    const { desk, propose, record } = await boardsLetter([a]);
    await propose(ofA);
    expect(await record({ overseenAuthorIds: [b] })).toMatchObject(accepted);
    expect(desk.events().at(-1)?.recorded.judgement.segments[ofA]).toBe("needs-authorization");
    expect(await record({ overseenAuthorIds: [a] })).toMatchObject(accepted);
    expect(desk.events().at(-1)?.recorded.judgement.segments[ofA]).toBe("release");
  });
});
