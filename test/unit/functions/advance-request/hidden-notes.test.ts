import { describe, expect, it } from "vitest";
import type { RequestEvent } from "../../../../workflows/request/events.ts";
import type { DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { ids } from "../../../support/desk.ts";
import { matchedDesk } from "../../../support/matched-desk.ts";
import { aRecord } from "../../../support/records.ts";

const doc = (digit: string) => `doc_${digit.repeat(26)}` as DocumentId;
const [ordinary, note, missing] = [doc("1"), doc("5"), doc("9")];

/** A request in the name of the Secretary of HHS, who alone is owed psychotherapy notes, at the choice of records. */
async function atTheChoice(
  role: "hhs-ocr" | "oversight-agency",
  records: readonly DocumentId[] = [ordinary, note],
) {
  return matchedDesk(
    {
      instrument: { type: "hhs-ocr-request", requestedClasses: ["psychotherapy-notes", "progress-notes"] },
      requester: { role, purpose: "compliance-investigation", oversees: "practice" },
    },
    records.map((documentId) => aRecord(documentId, documentId === note)),
  );
}

/** The same, up to the second look, which waits for the vault of an approved note. */
async function atTheSecondLook() {
  const { desk, give, propose } = await atTheChoice("hhs-ocr");
  await propose(ordinary, note);
  const reason = "Within what is asked.";
  for (const documentId of [ordinary, note])
    await desk.submit(
      "staff",
      desk.staff(ids.clinicianSub, { type: "record.reviewed", documentId, decision: "approve", reason }),
    );
  await desk.submit("staff", desk.staff(ids.clinicianSub, { type: "review.completed" }));
  const ask: RequestEvent = {
    type: "vault.requested",
    authority: { kind: "exception", documentId: ids.paper, citation: "45 CFR 164.502(a)(2)(ii)" },
    documentIds: [note],
    reason,
  };
  return { desk, ask, give };
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

describe("a clinician who does not treat the patient", () => {
  it("is told by no refusal that the second look waits for the vault: it is not theirs to take", async () => {
    const { ask, give } = await atTheSecondLook();
    const problem = {
      code: "not-allowed-for-role",
      words: "Only a clinician who treats the patient, or the desk, takes the second look.",
    };
    expect(await give(ids.otherClinicianSub, { type: "release.confirmed" })).toMatchObject({ problem });
    expect(await give(ids.clinicianSub, ask)).toMatchObject({ outcome: "accepted" });
    expect(await give(ids.otherClinicianSub, { type: "release.confirmed" })).toMatchObject({ problem });
    const early = await give(ids.otherClinicianSub, {
      type: "hold.placed",
      kind: "specialist",
      reason: "Wait.",
      followUpOn: "2026-12-01",
    });
    expect(early).toMatchObject({ outcome: "accepted" });
    const refused = await give(ids.otherClinicianSub, {
      type: "hold.placed",
      kind: "specialist",
      reason: "Wait.",
      followUpOn: "2026-12-01",
    });
    expect(JSON.stringify(refused)).toMatch(/on hold/);
    expect(JSON.stringify(refused)).not.toMatch(/vault|psychotherapy/i);
  });

  it("neither asks for the vault nor approves it, and hears the same whether or not it was asked for", async () => {
    const { ask, give } = await atTheSecondLook();
    const answers = [await give(ids.otherClinicianSub, { type: "vault.approved" })];
    expect(await give(ids.clinicianSub, ask)).toMatchObject({ outcome: "accepted" });
    answers.push(await give(ids.otherClinicianSub, { type: "vault.approved" }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    for (const answer of [answers[0], await give(ids.otherClinicianSub, ask)])
      expect(answer).toMatchObject({ problem: { code: "not-allowed-for-role" } });
  });
});
