import { describe, expect, it } from "vitest";
import { colleaguesNote } from "../../../../functions/advance-request/colleagues-note.ts";
import type { PersonId, ReadingId } from "../../../../workflows/vocabulary/ids.ts";
import { ids } from "../../../support/desk.ts";

const practices = { recordsNamed: async () => [{ documentId: ids.paper, authorId: ids.clinician }] };
const event = {
  type: "note.reading-asked",
  readingId: `rdg_${"1".repeat(26)}` as ReadingId,
  documentId: ids.paper,
  reason: "To say whether it should go.",
} as const;
const asks = (personId: PersonId, approvals: number, asked: object = event) =>
  colleaguesNote({ practices } as never, { practiceId: ids.practice, event: asked as typeof event }, {
    actor: { kind: "staff", personId },
    context: { patientRef: ids.patient, vault: { approvals: Array.from({ length: approvals }) } },
  } as never);

describe("reading a psychotherapy note before anybody has approved (45 CFR 164.508(a)(2))", () => {
  it("is for its author", async () => {
    expect(await asks(ids.clinician, 0)).toBeUndefined();
    expect(await asks(ids.manager, 0)).toMatchObject({ code: "not-allowed-for-role" });
  });

  it("is for another who is asked once somebody has approved", async () => {
    expect(await asks(ids.manager, 1)).toBeUndefined();
  });

  it("is the only thing that is asked about", async () => {
    expect(await asks(ids.manager, 0, { type: "note.marked", documentId: ids.paper })).toBeUndefined();
  });
});
