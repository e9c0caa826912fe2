import { join } from "node:path";
import { command, overview, until } from "../../../local/journey/api.ts";
import { chooseRecords, confirmAndRelease, proposeAndReview } from "../../../local/journey/disclose.ts";
import type { Staff } from "../../../local/journey/disclose.ts";
import { download, isFetchedWhole } from "../../../local/journey/download.ts";
import { fileRequest } from "../../../local/journey/file-request.ts";
import { triage } from "../../../local/journey/triage.ts";
import type { TestStack } from "../../support/stack.ts";
import { watchCalls } from "./calls.ts";
import type { Calls } from "./calls.ts";

/** The parts of a request's life, in order; each ends when whoever did it sees that it happened. */
export const stages = ["intake", "triage", "review", "release", "collection"] as const;
export type Stage = (typeof stages)[number];

/** What became of so many requests by so many users at once. */
export type Drive = {
  readonly users: number;
  readonly seconds: number;
  readonly calls: Calls;
  /** Milliseconds of each stage that ended well. */
  readonly took: Readonly<Record<Stage, readonly number[]>>;
  /** The requests that were filed and the attorney got a receipt for. */
  readonly filed: readonly string[];
  /** The requests that were collected to the last digest. */
  readonly ended: readonly string[];
  readonly errors: readonly string[];
};

/** Files, answers and collects so many requests, each user one after the other. */
export async function drive(stack: TestStack, requests: number, users: number): Promise<Drive> {
  const took: Record<Stage, number[]> = { intake: [], triage: [], review: [], release: [], collection: [] };
  const [filed, ended, errors]: [string[], string[], string[]] = [[], [], []];
  const calls = watchCalls(stack.portalOrigin);
  const began = performance.now();
  let next = 0;
  const user = async (): Promise<void> => {
    while (next < requests) {
      next += 1;
      await life(stack, `counsel.${users}.${next}@colbymarsh.example`, took, { filed, ended, errors });
    }
  };
  await Promise.all(Array.from({ length: users }, user));
  calls.stop();
  return { users, seconds: (performance.now() - began) / 1000, calls, took, filed, ended, errors };
}

type Found = { readonly filed: string[]; readonly ended: string[]; readonly errors: string[] };

async function life(
  stack: TestStack,
  email: string,
  took: Record<Stage, number[]>,
  { filed, ended, errors }: Found,
): Promise<void> {
  const { portalOrigin } = stack;
  const ground = { ...stack.ground, patience };
  let at: Stage = "intake";
  const stage = async <Answer>(name: Stage, work: () => Promise<Answer>): Promise<Answer> => {
    at = name;
    const since = performance.now();
    const answer = await work();
    took[name].push(performance.now() - since);
    return answer;
  };
  try {
    const request = await stage("intake", () => fileRequest(ground, email));
    const { requestId } = request;
    filed.push(requestId);
    const staff = staffOf(stack);
    await stage("triage", () => triage(ground, staff, requestId));
    await stage("review", async () => {
      const chosen = await chooseRecords(ground, staff.manager, requestId, { progress: 3, sealed: 0 });
      await proposeAndReview(ground, staff, requestId, chosen.progress);
    });
    await stage("release", () => confirmAndRelease(ground, staff, requestId));
    await stage("collection", async () => {
      const { verified } = await download(ground, request, join(stack.folder, "collected", requestId));
      if (!verified) throw new Error("a digest does not match");
      await until(
        "the transfers to be recorded",
        () => overview(portalOrigin, staff.manager, requestId),
        isFetchedWhole,
        patience,
      );
      await command(portalOrigin, staff.manager, requestId, "closeRequest", {
        outcome: "released_full",
        reason: "Everything was handed over.",
      });
    });
    ended.push(requestId);
  } catch (error) {
    errors.push(`${at}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Seconds that a user waits for what happens behind the API before it counts as an error. */
const patience = 300;

/** Everybody as signed in just now. */
const staffOf = (stack: TestStack): Staff => {
  const token = (name: string) => stack.accessTokenOf(`${name}@harborlight.example`);
  return {
    manager: token("dana.whitfield"),
    clinician: token("miriam.okafor"),
    privacyOfficer: token("tomas.lindqvist"),
  };
};
