import { describe, expect, it } from "vitest";
import { guidanceSchema } from "../../../../workflows/contract/guidance.ts";
import { moments } from "../../../../workflows/contract/guidance-words.ts";
import type { MomentId } from "../../../../workflows/contract/guidance-words.ts";
import { momentsOfLaw } from "../../../../workflows/law/explainers/moments.ts";
import { aPractice, ids } from "../../../support/desk.ts";
import { anApi } from "../../../support/staff-api.ts";

const guidanceIn = async (state: string | undefined, moment: string, sub: string = ids.managerSub) => {
  const practice = state === undefined ? aPractice : { ...aPractice, practice: { state } };
  return anApi({}, [], { practice }).call("guidance", { params: { moment }, sub });
};
const said = async (state: string | undefined, moment: MomentId) =>
  guidanceSchema.parse((await guidanceIn(state, moment)).body);

describe("the guidance of the staff", () => {
  it.each(moments)(
    "tells at %s every federal rule of the moment, and that no lawyer has reviewed them",
    async (moment) => {
      const { federal } = await said("IL", moment);
      expect(federal.points).toHaveLength(momentsOfLaw[moment].rules.length);
      expect(federal.review).toBe("draft-not-reviewed");
      for (const { words, citations } of federal.points) {
        expect(words).toMatch(/\.$/u);
        expect(citations.length).toBeGreaterThan(0);
      }
    },
  );

  it("marks how far a sentence can be trusted (45 CFR 164.508(a)(2))", async () => {
    const { federal } = await said("IL", "own-request");
    expect(federal.points.find(({ words }) => words.includes("counsel's switch"))).toEqual({
      words:
        "Nobody has a right to psychotherapy notes; a clinician may give them to the patient where counsel's switch allows.",
      citations: ["45 CFR 164.508(a)(2)"],
      confidence: "disputed",
      openQuestions: [],
    });
  });

  it("adds the law of the state the practice is in, with what it leaves open", async () => {
    const { state } = await said("VA", "own-request");
    expect(state).toMatchObject({ kind: "researched", name: "Virginia", review: "draft-not-reviewed" });
    expect(state).toMatchObject({
      points: expect.arrayContaining([
        expect.objectContaining({
          citations: ["Va. Code 20-124.6"],
          openQuestions: [
            "Va. Code 32.1-127.1:03(D)(1) and 20-124.6 pull apart where the minor consented alone.",
          ],
        }) as unknown,
      ]) as unknown,
    });
  });

  it("tells apart a state nobody has researched, one that adds nothing and one that is not recorded", async () => {
    expect((await said("WY", "insurer")).state).toEqual({ kind: "unresearched", code: "WY" });
    expect((await said("VA", "insurer")).state).toMatchObject({ kind: "researched", points: [] });
    expect((await said(undefined, "insurer")).state).toEqual({ kind: "unrecorded" });
  });

  it("is the same for every role of the practice", async () => {
    const answers = await Promise.all(
      [ids.managerSub, ids.clinicianSub, ids.otherClinicianSub, ids.officerSub].map((sub) =>
        guidanceIn("IL", "release", sub),
      ),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.status).toBe(200);
  });

  it.each(["everything", "toString", "constructor", "Insurer", ""])(
    "has no moment called %j",
    async (moment) => {
      expect(await guidanceIn("IL", moment)).toMatchObject({ status: 404, body: { code: "not-found" } });
    },
  );
});
