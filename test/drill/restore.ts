import { join } from "node:path";
import { Refusal, command, overview, until } from "../../local/journey/api.ts";
import { daysFromToday } from "../../local/journey/dates.ts";
import { chooseRecords, confirmAndRelease, proposeAndReview } from "../../local/journey/disclose.ts";
import { download, isFetchedWhole } from "../../local/journey/download.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import type { FiledRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import { sealNow } from "../bench/load/check.ts";
import { faultsOf } from "../reconcile/reconcile.ts";
import { storedIn } from "../reconcile/stored.ts";
import { fence } from "../simulation/restore.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";
import { keepThisMoment, loseAndRestore } from "./disaster.ts";
import { compare } from "./gate.ts";

/** One step of the drill, in words, and whether it went as it must. */
export type Step = { readonly words: string; readonly holds: boolean };

const patience = 180;
const aMoment = 3000;
const rest = () => new Promise((resolve) => setTimeout(resolve, aMoment));

/** A request that is released and waits to be collected. */
async function released(stack: TestStack, email: string): Promise<FiledRequest> {
  const ground = { ...stack.ground, patience };
  const request = await fileRequest(ground, email);
  await triage(ground, stack.staff, request.requestId);
  const { progress } = await chooseRecords(ground, stack.staff.manager, request.requestId, {
    progress: 2,
    sealed: 0,
  });
  await proposeAndReview(ground, stack.staff, request.requestId, progress);
  await confirmAndRelease(ground, stack.staff, request.requestId);
  return request;
}

const collect = (stack: TestStack, request: FiledRequest) =>
  download(stack.ground, request, join(stack.folder, "collected", request.requestId));

/** Whether the API hands nothing out. */
const isRefused = (stack: TestStack, request: FiledRequest): Promise<boolean> =>
  collect(stack, request).then(
    () => false,
    (error: unknown) => error instanceof Refusal,
  );

const pause = (stack: TestStack, requestId: string) =>
  command(stack.portalOrigin, stack.staff.manager, requestId, "placeHold", {
    kind: "mine",
    reason: "Restored: what happened since is looked for.",
    followUpOn: daysFromToday(7),
  });

/**
 * The table of a product on this machine is lost and goes back to an earlier moment (AB-111): fenced, compared with seals,
 * accounting and deliveries, every open request paused, and opened only then. Tells each step as it is done.
 */
export async function drillRestore(tell: (step: Step) => void): Promise<void> {
  let stack = await startSeededStack(1);
  const step = (words: string, holds: boolean) => tell({ words, holds });
  try {
    const collected = await released(stack, "harriet.colby@colbymarsh.example");
    const taken = await fileRequest(stack.ground, "somebody.else@colbymarsh.example");
    await atRest(stack);
    stack = await keepThisMoment(stack);
    step("A moment is kept: one request is released, another was filed.", true);

    const { verified } = await collect(stack, collected);
    await until(
      "the transfers to be recorded",
      () => overview(stack.portalOrigin, stack.staff.manager, collected.requestId),
      isFetchedWhole,
      patience,
    );
    await triage({ ...stack.ground, patience }, stack.staff, taken.requestId);
    const after = await fileRequest({ ...stack.ground, patience }, "third.counsel@colbymarsh.example");
    await atRest(stack);
    await sealNow(stack);
    step(
      "Since then the packet was collected, the other request triaged, a third one filed, and all sealed.",
      verified,
    );

    const fenced = new Set<string>(fence);
    const letters = stack.stores.mailbox.list().length;
    stack = await loseAndRestore(stack, fenced);
    step(`The table went back to that moment; ${fence.length} functions run nothing.`, true);

    const refused = await isRefused(stack, collected);
    await rest();
    step(
      "Nobody collects anything, and no letter goes out.",
      refused && stack.stores.mailbox.list().length === letters,
    );

    const before = await compare(stack);
    const events = [collected, taken, after].map(({ requestId }) => requestId);
    step(
      "The seals name each request that went on, and the one that is gone.",
      events.every((one) => before.forgotten.includes(one)),
    );
    step(
      "The storage names the files that were handed over.",
      before.handedOver.some((key) => key.includes(collected.requestId)),
    );
    step("It may not be opened yet, for requests go on.", before.against.length > 0);

    for (const { requestId } of [collected, taken]) await pause(stack, requestId);
    const { against } = await compare(stack);
    step(
      `Every open request is paused: ledger, accounting, audit and deliveries agree${against.length === 0 ? "." : `, but for:\n${against.join("\n")}`}`,
      against.length === 0,
    );
    if (against.length > 0) return;

    fenced.clear();
    await rest();
    step("It is open, and what is paused stays shut.", await isRefused(stack, collected));

    await command(stack.portalOrigin, stack.staff.manager, collected.requestId, "liftHold", {
      reason: "The attorney has the packet; it is the same one.",
    });
    const again = await collect(stack, collected);
    await until(
      "the transfers to be recorded again",
      () => overview(stack.portalOrigin, stack.staff.manager, collected.requestId),
      isFetchedWhole,
      patience,
    );
    await atRest(stack);
    const faults = faultsOf(await storedIn(stack));
    step(
      "Looked at and let go on, it is collected and accounted for, once.",
      again.verified && faults.length === 0,
    );
  } finally {
    await stack.end();
  }
}

/** Until no effect waits any more. */
const atRest = (stack: TestStack) =>
  until(
    "every effect to be performed",
    () => storedIn(stack),
    ({ rows }) => !rows.some(({ sk, status }) => String(sk).startsWith("OUTBOX#") && status === "open"),
    patience,
  );
