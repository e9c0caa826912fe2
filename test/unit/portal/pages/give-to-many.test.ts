import { describe, expect, it } from "vitest";
import { Refused } from "../../../../portal/src/api/client.ts";
import { countDone, giveToMany, notDone } from "../../../../portal/src/pages/desk/give-to-many.ts";
import type { Answered, OneOfMany } from "../../../../portal/src/pages/desk/give-to-many.ts";

const many: readonly OneOfMany[] = Array.from({ length: 500 }, (_empty, n) => ({
  requestId: `req_${n}`,
  trackingNumber: `26-HLC-${n}`,
  commandId: `key-${n}`,
}));
const refusal = (code: string) =>
  new Refused({ type: "about:blank", status: 422, code, words: `It is ${code}.`, correlationId: "" });

async function given(
  to: readonly OneOfMany[],
  answer: (one: OneOfMany) => unknown,
): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  const give = async (one: OneOfMany) => {
    const error = answer(one);
    if (error) throw error;
  };
  await giveToMany(to, give, (answered) => answers.push(answered));
  return answers;
}

describe("one command for many requests", () => {
  it("is decided for each: three that are refused stop none of the others, and each is told of (AB-044)", async () => {
    const held = new Set(["req_7", "req_300", "req_499"]);
    const answers = await given(many, ({ requestId }) => held.has(requestId) && refusal("wrong-state"));
    expect(countDone(answers)).toBe(497);
    expect(notDone(answers, "refused").map(({ one }) => one.requestId)).toEqual([...held]);
    expect(notDone(answers, "unanswered")).toEqual([]);
  });

  it("tells what may pass from what is refused, so that it can be tried again under the same key", async () => {
    const codes = ["unreachable", "unavailable", "too-many", "internal-error"];
    const answers = await given(many.slice(0, 5), ({ requestId }) =>
      refusal(codes[Number(requestId.slice(4))] ?? "stale-version"),
    );
    expect(notDone(answers, "unanswered").map(({ problem }) => problem.code)).toEqual(codes);
    expect(notDone(answers, "refused").map(({ problem }) => problem.code)).toEqual(["stale-version"]);
    const again = await given(
      notDone(answers, "unanswered").map(({ one }) => one),
      () => undefined,
    );
    expect(again.map(({ one }) => one.commandId)).toEqual(["key-0", "key-1", "key-2", "key-3"]);
  });

  it("asks a few at a time", async () => {
    let [under, most] = [0, 0];
    await giveToMany(
      many.slice(0, 40),
      async () => {
        under += 1;
        most = Math.max(most, under);
        await Promise.resolve();
        under -= 1;
      },
      () => undefined,
    );
    expect([under, most]).toEqual([0, 4]);
  });
});
