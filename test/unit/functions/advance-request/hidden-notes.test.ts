import { describe, expect, it } from "vitest";
import type { RequestEvent } from "../../../../workflows/request/events.ts";
import type { DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { aDesk, ids } from "../../../support/desk.ts";
import { aRecord } from "../../../support/records.ts";

const doc = (digit: string) => `doc_${digit.repeat(26)}` as DocumentId;
const [ordinary, note, missing] = [doc("1"), doc("5"), doc("9")];

/** A request in the name of the Secretary of HHS, who alone is owed psychotherapy notes, at the choice of records. */
async function atTheChoice(
  role: "hhs-ocr" | "oversight-agency",
  records: readonly DocumentId[] = [ordinary, note],
) {
  const desk = aDesk(
    {},
    records.map((documentId) => aRecord(documentId, documentId === note)),
  );
  await desk.open();
  const steps: readonly RequestEvent[] = [
    {
      type: "facts.recorded",
      patch: {
        instrument: { type: "hhs-ocr-request", requestedClasses: ["psychotherapy-notes", "progress-notes"] },
        requester: { role, purpose: "compliance-investigation", oversees: "practice" },
      },
    },
    { type: "requester.identity-verified", method: "called-published-number", authorityVerified: true },
    { type: "weight.confirmed" },
    { type: "patient.matched", patientRef: ids.patient },
  ];
  for (const step of steps)
    expect(await desk.submit("staff", desk.staff(ids.managerSub, step))).toMatchObject({
      outcome: "accepted",
    });
  const propose = (...documentIds: DocumentId[]) =>
    desk.submit("staff", desk.staff(ids.managerSub, { type: "records.proposed", documentIds }));
  return { desk, propose };
}

describe("proposing psychotherapy notes", () => {
  it("is answered, while the law does not release them on this request, exactly as for a record that is not there", async () => {
    const { propose } = await atTheChoice("oversight-agency");
    const hidden = JSON.stringify(await propose(ordinary, note));
    expect(hidden).toContain('"not-found"');
    expect(JSON.stringify(await propose(ordinary, missing))).toBe(hidden);
    const without = await atTheChoice("oversight-agency", [ordinary]);
    expect(JSON.stringify(await without.propose(ordinary, note))).toBe(hidden);
    expect(await propose(ordinary)).toMatchObject({ outcome: "accepted" });
  });

  it("is heard once it does", async () => {
    const { desk, propose } = await atTheChoice("hhs-ocr");
    expect(await propose(ordinary, note)).toMatchObject({ outcome: "accepted" });
    expect(desk.events().at(-1)?.recorded.judgement.segments[note]).toBe("release");
  });
});
