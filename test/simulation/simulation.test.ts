import { readFileSync } from "node:fs";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "vitest";
import { requestLedger } from "../../functions/adapters/request-ledger.dynamodb.ts";
import { requestLedgerSuite } from "../contract/request-ledger-suite.ts";
import { bugs } from "./bugs.ts";
import type { Edit } from "./bugs/edit.ts";
import { caughtBugs } from "./catch-bugs.ts";
import type { JobName } from "./jobs.ts";
import { explore } from "./explore.ts";
import { shrink } from "./shrink.ts";
import { calmPlans, disposalPlans, faultPlans, pairPlans, racePlans, roughPlans } from "./plans.ts";
import { play, replayOf } from "./play.ts";
import type { Plan, Played } from "./play.ts";
import { traceOf } from "./trace.ts";
import type { Station } from "./work.ts";
import { table } from "./world/dynamodb.ts";

/** A fixed share: one of so many, the same each time. */
const oneOf = (share: number, plans: readonly Plan[]) => plans.filter((_plan, n) => n % share === 0);

async function allHold(plans: readonly Plan[]): Promise<void> {
  const broken: string[] = [];
  for (const plan of plans) {
    const played = await play(plan);
    if (played.violations.length > 0)
      broken.push(`${played.violations.join("\n")}\n  again: ${replayOf(plan)}\n${traceOf(played)}`);
  }
  expect(broken.join("\n\n")).toBe("");
}

/** How far each job comes. */
const ends: Readonly<Record<JobName, Station | undefined>> = {
  neighbours: "released",
  plain: "released",
  notes: "released",
  "revoked-vaulted": "vaulted",
  "revoked-confirmed": "assembled",
  "revoked-assembled": "assembled",
  "revoked-released": "released",
  tempted: "released",
  "tempted-plain": "released",
  "revoked-opening": "assembled",
  reading: "released",
  "revoked-reading": "half-vaulted",
  forgotten: "triaged",
  raced: "assembled",
  crowd: "released",
  sealed: undefined,
  dawdling: "released",
  quashed: "reviewed",
  "patient-told": "released",
  "patient-objects": "released",
  "patient-says-no": "released",
  "privilege-overruled": "released",
  "privilege-waived": "released",
  "objection-ordered": "released",
  "objection-back": "released",
  "quash-denied": "released",
  "quashed-in-part": "released",
  "quash-of-others": "released",
  protected: "released",
  "in-camera": "released",
  stayed: "released",
  "stayed-released": "released",
  "contest-opening": "released",
  paused: "released",
  "paused-released": "released",
  preserved: "released",
  "preserved-before": "released",
  phased: "released",
  "incident-in-phase": "released",
  "incident-permitted": "released",
  certified: "released",
  reopened: "released",
  "letters-fail": "released",
  "letters-by-hand": "released",
  "assembly-fails": "released",
  "clock-in-vain": "released",
  "writer-away": "released",
  "logs-in-vain": "released",
  brawl: "released",
  "incident-untold": "released",
  "certified-again": "released",
  "paper-unread": "released",
  "served-again": "released",
  "file-never-came": "released",
  "opening-paused": "released",
  "keys-again": "released",
  spoiled: undefined,
  "wrong-wakes": "triaged",
  "no-wakes": "triaged",
  "member-leaves": "released",
  "officer-leaves": "released",
  "officer-of-many-leaves": "released",
  "role-taken": "released",
  "treatment-ends": "released",
  "stands-in": "released",
  "child-opening": "released",
  "child-released": "released",
  "program-linked": "released",
  "note-found": "assembled",
  "part-ends": "released",
  "part-of-many-ends": "released",
  torn: "released",
  "all-change": "released",
  disposed: undefined,
  scanned: undefined,
};

// The whole of it is `npm run simulate`; here is a share of a minute of one core.
describe("the product, simulated", { timeout: 180_000 }, () => {
  it.each(oneOf(2, calmPlans))("keeps what it promises in the job $job while nothing fails", async (plan) => {
    const { violations, reached } = await play(plan);
    // In a crowd each request ends for itself, and which of them last is nobody's promise.
    const last = plan.job === "crowd" ? reached.find((one) => one === ends.crowd) : reached.at(-1);
    expect([violations, last]).toEqual([[], ends[plan.job]]);
  });

  it("keeps it when any one call fails, is lost, is sent twice or kills its caller", async () => {
    await allHold(oneOf(701, await faultPlans("notes")));
  });

  it("destroys what two people confirmed and nothing that is held, whichever call of it fails or is slow", async () => {
    const plans = await disposalPlans();
    expect(plans.length).toBeGreaterThan(200);
    await allHold(oneOf(9, plans));
  });

  it("keeps it when somebody comes between the calls of a release (AB-035, AB-041)", () =>
    allHold(oneOf(83, racePlans)));

  it("keeps it in random weather", () => allHold(roughPlans(1, 2)));

  it("keeps it while indexes lag, clocks differ, schedules are forgotten and messages come again after six days (AB-112)", () =>
    allHold(
      (
        [
          ["notes", ["lag", "echo", "late-papers"]],
          // A clock that is slow by minutes had lost a deadline: the wake-up found it not due, and took it off.
          ["forgotten", ["skew"]],
          ["forgotten", ["forgets"]],
        ] as const
      ).map(([job, moods]) => ({ job, seed: 3, moods })),
    ));

  it("keeps it when two calls of the way to a release fail", async () => {
    const plans = await pairPlans();
    expect(plans.length).toBeGreaterThan(10_000);
    await allHold(oneOf(9_001, plans));
  });

  it("comes to the same whoever of two goes first at each call that matters", async () => {
    const revoke = { by: "manager", command: "revokeAuthorization" } as const;
    const hold = { by: "clinician", command: "placeHold" } as const;
    const { runs, left, broken } = await explore(
      { scene: { station: "assembled" }, moves: [revoke, hold] },
      64,
    );
    expect([runs > 2, left, broken]).toEqual([true, 0, []]);
  });

  it("shows nothing of one practice to another, and touches one practice in each run", () =>
    allHold([{ job: "neighbours", seed: 2, rough: true }]));

  it("shortens what failed to the fault, the disorder and the request that it takes", async () => {
    const call = { number: 9, task: "deliver", service: "s3", command: "HeadObjectCommand", about: "" };
    const breaks = async (plan: Plan): Promise<Played> => {
      const takes =
        plan.faults?.some(({ at }) => at === 9) && plan.moods?.includes("lag") && plan.only?.includes(1);
      const violations = takes ? ["I5: 3 of 4 letters arrived"] : [];
      return { plan, violations, calls: [], faults: [], given: [], reached: [], histories: [] };
    };
    const faults = [4, 9, 12].map((number) => ({ ...call, number, kind: "expired" as const }));
    const plan: Plan = { job: "crowd", seed: 2, rough: true, moods: ["lag", "skew"] };
    const failed: Played = {
      ...(await breaks(plan)),
      violations: ["I5: 1 of 9 letters arrived"],
      faults,
    };
    expect((await shrink(failed, breaks)).plan).toEqual({
      job: "crowd",
      seed: 2,
      rough: false,
      moods: ["lag"],
      faults: [{ at: 9, kind: "expired" }],
      only: [1],
    });
  });

  it("plays the same plan the same way twice", async () => {
    const plan = { job: "plain", seed: 3, rough: true } as const;
    expect((await play(plan)).calls).toEqual((await play(plan)).calls);
  });

  it("finds a bug that is planted into the product", async () => {
    const names = ["a letter names the patient"] as const;
    expect(await caughtBugs(() => {}, names)).toEqual({ caught: names, missed: [] });
  });

  it("knows every line that a planted bug spoils", () => {
    const lost = Object.entries<readonly Edit[]>(bugs).flatMap(([name, edits]) =>
      edits
        .filter(({ file, find }) => readFileSync(file, "utf8").split(find).length !== 2)
        .map(({ file }) => `${name}: ${file}`),
    );
    expect(lost).toEqual([]);
  });
});

describe("the simulated table", () => {
  const { calls } = table();
  const client = {
    send: async (command: { readonly input: never }) =>
      calls[command.constructor.name as keyof typeof calls](command.input),
  };
  const ledger = requestLedger(client as unknown as DynamoDBDocumentClient, "ledger");
  requestLedgerSuite(() => ledger);
});
