import { limits } from "../contract/limits.ts";
import type { RequestEvent } from "../request/events.ts";
import type { AuthorizationOnFile, Facts } from "./facts.ts";
import type { DescribedRecord } from "./record-on-file.ts";

type OnFile = {
  readonly facts: Facts;
  readonly authorizations: readonly AuthorizationOnFile[];
  readonly described?: readonly DescribedRecord[];
};

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;
const kB = (bytes: number): string => `${Math.ceil(bytes / 1000)} kB`;

/** Why there is no room for an event, given what would be on file after it; nothing when there is. */
export function noRoomFor(
  event: RequestEvent,
  { facts, authorizations, described = [] }: OnFile,
): string | undefined {
  if (bytesOf(event) > limits.eventBytes)
    return `This is ${kB(bytesOf(event))} at once, and ${kB(limits.eventBytes)} is the most. Record it in parts, or shorten its words.`;
  if (bytesOf(facts) > limits.factsBytes)
    return `The facts of the request would be ${kB(bytesOf(facts))}, and ${kB(limits.factsBytes)} is the most. Shorten words of the paper, or take out what happened and no longer matters.`;
  if (event.type === "authorization.recorded" && bytesOf(event.authorization) > limits.formBytes)
    return `The authorization would be ${kB(bytesOf(event.authorization))}, and ${kB(limits.formBytes)} is the most. Shorten what it says of itself.`;
  if (authorizations.some(({ revocations }) => revocations.length > limits.revocations))
    return `The authorization has ${limits.revocations} revocations on file and is revoked. No further one is needed.`;
  if (described.length > limits.described)
    return `${limits.described} records are described, and that is the most. Take back what no longer matters.`;
  return undefined;
}
