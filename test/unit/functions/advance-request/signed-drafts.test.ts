import { eventsIn } from "../../../../functions/adapters/request-file.dynamodb.ts";
import { describe, expect, it } from "vitest";
import type { CalendarDate } from "../../../../workflows/vocabulary/dates.ts";
import { aDesk, ids } from "../../../support/desk.ts";

/** A request at the desk, with the day of service on file, and what the manager may say about it. */
async function atTheDesk() {
  const desk = aDesk();
  await desk.open();
  const say = (event: Parameters<typeof desk.staff>[1]) =>
    desk.submit("staff", desk.staff(ids.managerSub, event));
  const served = (servedOn: CalendarDate) =>
    say({ type: "facts.recorded", patch: { instrument: { servedOn } } });
  const signed = (draft?: string) =>
    say({
      type: "counsel.signed-off",
      paper: "motion-to-quash",
      counsel: "Imogen Vance",
      signedOn: "2026-11-21",
      ...(draft === undefined ? {} : { draft }),
    });
  const filed = () => say({ type: "motion-to-quash.filed", filedOn: "2026-11-21", by: "practice" });
  return { desk, served, signed, filed };
}

describe("the writer at a filing", () => {
  it("draws the paper from what is on file, and refuses one that reads differently from what counsel signed (FRCP 11(a))", async () => {
    const { served, signed, filed } = await atTheDesk();
    expect(await served("2026-11-16")).toMatchObject({ outcome: "accepted" });
    expect(await signed()).toMatchObject({ outcome: "accepted" });
    await served("2026-11-17");
    expect(await filed()).toMatchObject({
      outcome: "refused",
      problem: { code: "wrong-state", words: expect.stringContaining("earlier draft of this paper") },
    });
    // The facts as counsel had them give the draft that counsel signed.
    await served("2026-11-16");
    expect(await filed()).toMatchObject({ outcome: "accepted" });
  });

  it("takes no sign-off for a draft that is not the one on file, and keeps of it the digest alone", async () => {
    const { desk, served, signed } = await atTheDesk();
    await served("2026-11-16");
    expect(await signed("a".repeat(64))).toMatchObject({
      outcome: "refused",
      problem: { words: expect.stringContaining("reads differently now") },
    });
    expect(await signed()).toMatchObject({ outcome: "accepted" });
    const last = eventsIn(desk.rows()).at(-1);
    expect(last?.recorded).toMatchObject({ draftNow: expect.stringMatching(/^[0-9a-f]{64}$/u) });
    expect(JSON.stringify(last)).not.toContain("moves to quash");
  });
});
