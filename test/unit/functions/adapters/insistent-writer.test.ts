import { describe, expect, it } from "vitest";
import { refusal } from "../../../../functions/adapters/problem-response.ts";
import { insistentWriter, WriterBusy } from "../../../../functions/adapters/insistent-writer.ts";
import type { StepResult } from "../../../../workflows/contract/step-result.ts";
import type { Submission } from "../../../../workflows/contract/submission.ts";
import { likely } from "../../../support/request/told.ts";

const accepted: StepResult = { outcome: "accepted", version: 7, seq: 7 };
const busy: StepResult = { outcome: "refused", problem: refusal("unavailable", "Many at once.") };
const submission = { event: likely["document.admitted"] } as Submission;

/** A writer that gives these answers in turn, the last one for ever, and counts. */
function answering(...answers: readonly StepResult[]) {
  let calls = 0;
  const submit = () => Promise.resolve(answers[Math.min(calls++, answers.length - 1)] ?? accepted);
  return { submit, calls: () => calls };
}

describe("the insistent writer", () => {
  it("asks again while the request is busy, and gives the answer that comes then", async () => {
    const { submit, calls } = answering(busy, busy, accepted);
    expect(await insistentWriter(submit)(submission)).toEqual(accepted);
    expect(calls()).toBe(3);
  });

  it("throws when the request stays busy, so that the event is brought again", async () => {
    const { submit, calls } = answering(busy);
    await expect(insistentWriter(submit)(submission)).rejects.toBeInstanceOf(WriterBusy);
    expect(calls()).toBe(5);
  }, 15_000);

  it("takes every other refusal as an answer", async () => {
    const refused: StepResult = { outcome: "refused", problem: refusal("wrong-state", "Too late.") };
    const { submit, calls } = answering(refused);
    expect(await insistentWriter(submit)(submission)).toEqual(refused);
    expect(calls()).toBe(1);
  });
});
