import * as z from "zod";
import { firstHash } from "../../functions/advance-request/event-row.ts";
import { practiceIdSchema, requestIdSchema } from "../../workflows/contract/ids.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import { linkOf, recordedAt } from "./event-line.ts";
import type { Fault, FaultKind } from "./faults.ts";
import type { SealedHeads } from "./sealed-heads.ts";

/** What was read so far. */
export type Tally = { readonly requests: number; readonly events: number; readonly unsealed: number };
export type ChainCheck = {
  readonly line: (line: Buffer) => void;
  /** Says what is wrong at the end: chains that stop short, and requests of which nothing is left. */
  readonly end: () => Tally;
};

const keySchema = z.strictObject({ practiceId: practiceIdSchema, requestId: requestIdSchema });
export const requestMark = "request ";
const mark = Buffer.from(requestMark);

type Chain = {
  readonly key: RequestKey;
  readonly sealed: readonly { readonly version: number; readonly headHash: string }[];
  next: number;
  before: string;
  seals: number;
};

/**
 * Checks the chains of an export line by line, against the heads that were sealed: each event has the hash it carries,
 * points back to the one before, and is the one that a seal names. What is wrong is told as it is met.
 */
export function checkChains(heads: SealedHeads, tell: (fault: Fault) => void): ChainCheck {
  let chain: Chain | undefined;
  let [requests, events, unsealed] = [0, 0, 0];
  const seen = new Set<string>();
  const wrong = (kind: FaultKind, words: string, seq?: number, index = events) =>
    tell({
      kind,
      index,
      ...(chain ? { requestId: chain.key.requestId } : {}),
      ...(seq === undefined ? {} : { seq }),
      words,
    });

  const finish = () => {
    const short = chain?.sealed[chain.seals];
    if (chain && short)
      wrong(
        "truncated",
        `the chain ends with event ${chain.next - 1}, and event ${short.version} was sealed`,
        chain.next,
      );
    chain = undefined;
  };
  const begin = (line: Buffer) => {
    finish();
    const key = keyIn(line);
    if (!key) return wrong("unreadable", "a line should name a request and does not");
    if (seen.has(key.requestId)) return wrong("forked", `the request ${key.requestId} has two chains`);
    seen.add(key.requestId);
    requests += 1;
    chain = { key, sealed: heads.take(key.requestId), next: 1, before: firstHash(key), seals: 0 };
  };
  const event = (line: Buffer) => {
    const link = linkOf(line);
    if (!chain) wrong("unreadable", "an event stands before any request");
    else if (!link) wrong("unreadable", `the line of event ${chain.next} is not in the format`, chain.next);
    else {
      const { next, before, sealed } = chain;
      const { seq, hash, prevHash } = link;
      if (!link.holds) wrong("edited", `event ${seq} is not the text that its hash was made of`, seq);
      else if (seq > next) wrong("missing", `event ${seq} comes where event ${next} is due`, seq);
      else if (seq < next) wrong("out-of-order", `event ${seq} comes where event ${next} is due`, seq);
      else if (prevHash !== before)
        wrong("unlinked", `event ${seq} points back to another event than stands before it`, seq);
      else checkAgainstSeals(chain, link.seq, hash, line);
      // What follows is judged by itself: one fault is told once.
      chain.next = seq + 1;
      chain.before = hash;
      while ((sealed[chain.seals]?.version ?? Number.POSITIVE_INFINITY) <= seq) chain.seals += 1;
    }
    events += 1;
  };
  const checkAgainstSeals = ({ key, sealed, seals }: Chain, seq: number, hash: string, line: Buffer) => {
    let due = seals;
    for (; sealed[due]?.version === seq; due += 1)
      if (sealed[due]?.headHash !== hash)
        return wrong("forked", `event ${seq} is another one than was sealed`, seq);
    if (due > seals || sealed[due]) return;
    unsealed += 1;
    const at = recordedAt(line);
    if (at === undefined || at < heads.sealedUpTo(key.practiceId))
      wrong("unsealed", `event ${seq} is dated in a time that is sealed, and no seal covers it`, seq);
  };
  return {
    line: (line) => (startsWithMark(line) ? begin(line) : event(line)),
    end: () => {
      finish();
      for (const [requestId, [first]] of heads.left())
        tell({
          kind: "truncated",
          index: events,
          requestId,
          words: `nothing is left of a request whose event ${first?.version} was sealed`,
        });
      return { requests, events, unsealed };
    },
  };
}

const startsWithMark = (line: Buffer): boolean =>
  line.length > mark.length && line.compare(mark, 0, mark.length, 0, mark.length) === 0;

function keyIn(line: Buffer): RequestKey | undefined {
  try {
    return keySchema.parse(JSON.parse(line.toString("utf8", mark.length)));
  } catch {
    return undefined;
  }
}
