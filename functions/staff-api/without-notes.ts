import type { Determination } from "../../workflows/contract/determination.ts";
import { statesOf } from "../../workflows/request/states-of.ts";
import { standingWithoutNotes } from "../../workflows/request/without-notes.ts";
import type { RequestFile } from "../adapters/request-file.dynamodb.ts";

/** The file as it would read if no psychotherapy note were among the proposed records (45 CFR 164.501). */
export function withoutNotes(file: RequestFile): RequestFile {
  const standing = standingWithoutNotes(file);
  return {
    ...file,
    ...standing,
    states: statesOf(standing),
    determination: file.determination && perClass(file.determination, classesAsked(file)),
    effects: file.effects.filter(({ kind }) => kind !== "open-vault" && kind !== "close-vault"),
  };
}

const classesAsked = ({ context }: RequestFile): ReadonlySet<string> => new Set(context.asked?.classes ?? []);

/** What the law says of each class, without naming the pieces it looked at; notes are named if the paper asks for them. */
function perClass(determination: Determination, asked: ReadonlySet<string>): Determination {
  const outcomes = Object.entries(determination.outcomes)
    .filter(([name]) => name !== "psychotherapy-notes" || asked.has(name))
    .map(([name, { releaseScope: scope, ...found }]) => {
      const { segmentIds: _pieces, ...rest } = scope ?? {};
      return [name, { ...found, segmentIds: [], ...(scope ? { releaseScope: rest } : {}) }];
    });
  return {
    ...determination,
    outcomes: Object.fromEntries(outcomes) as Determination["outcomes"],
    segments: {},
    // How many pieces are asked about tells how many there are.
    missingFacts: determination.missingFacts.filter(({ pointer }) => !pointer.startsWith("/segments/")),
    reasons: determination.reasons.filter(({ appliesTo }) => appliesTo === undefined),
    actions: determination.actions.filter(({ appliesTo }) => appliesTo === undefined),
  };
}
