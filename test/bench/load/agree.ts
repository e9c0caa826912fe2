import { faultsOf } from "../../reconcile/reconcile.ts";
import { storedIn } from "../../reconcile/stored.ts";
import type { Stored } from "../../reconcile/stored.ts";
import type { TestStack } from "../../support/stack.ts";
import type { Drive } from "./drive.ts";

/** Whatever of this happened twice in a life in which everything is done once was done double. */
const once = [
  "request.submitted",
  "weight.confirmed",
  "patient.matched",
  "review.completed",
  "release.confirmed",
  "production.assembled",
  "production.released",
  "request.closed",
] as const;

/** What was lost or is double after a load, in words; nothing when all agrees. */
export async function disagreements(stack: TestStack, drives: readonly Drive[]): Promise<readonly string[]> {
  const stored = await atRest(stack);
  const known = new Map(stored.requests.map((one) => [one.key.requestId as string, one]));
  const filed = drives.flatMap((drive) => drive.filed);
  const ended = drives.flatMap((drive) => drive.ended);
  return [
    ...faultsOf(stored).map(({ requestId, words }) => `${requestId}: ${words}`),
    ...filed.flatMap((requestId) => (known.has(requestId) ? [] : [`${requestId}: filed, and lost`])),
    ...ended.flatMap((requestId) => {
      const types = known.get(requestId)?.events.map(({ recorded }) => recorded.type) ?? [];
      return once.flatMap((type) => {
        const times = types.filter((one) => one === type).length;
        return times === 1 ? [] : [`${requestId}: ${type} happened ${times} times`];
      });
    }),
    ...lettersTwice(stack, ended.length),
    ...stack.errors.map((words) => `the stack said: ${words}`),
  ];
}

/** Nobody with one request gets the same letter twice. */
function lettersTwice(stack: TestStack, ended: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const { to, subject } of stack.stores.mailbox.list())
    if (to.some((address) => address.startsWith("counsel."))) {
      const letter = `${to.join()} ${subject}`;
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
  const twice = [...counts.values()].filter((times) => times > 1).length;
  return [
    ...(twice === 0 ? [] : [`${twice} letters went to the same attorney more than once`]),
    ...(counts.size < ended ? [`${ended} requests ended, and ${counts.size} letters went out`] : []),
  ];
}

const most = 60;
/** The table once no effect waits any more, or after a minute as it is. */
async function atRest(stack: TestStack): Promise<Stored> {
  for (let seconds = 0; ; seconds += 1) {
    const stored = await storedIn(stack);
    const open = stored.rows.some(({ sk, status }) => String(sk).startsWith("OUTBOX#") && status === "open");
    if (!open || seconds >= most) return stored;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
