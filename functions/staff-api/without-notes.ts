import type { Determination } from "../../workflows/contract/determination.ts";
import type { EventRow } from "../../workflows/ports.ts";
import type { RequestFile } from "../adapters/request-file.dynamodb.ts";

/**
 * The file as it would read if no psychotherapy note were among the proposed records: for members who may not see what
 * there is of the patient, that such notes exist is told by nothing in it (45 CFR 164.501).
 */
export function withoutNotes(file: RequestFile): RequestFile {
  const { context, states, value } = file;
  const { judgement, selection } = context;
  const judged = [judgement, ...file.events.map(({ recorded }) => recorded.judgement)];
  const sealed = new Set<string>(judged.flatMap((one) => one?.sealed ?? []));
  const isOrdinary = (documentId: string) => !sealed.has(documentId);
  const opening = states.course === "assembling.openingVault";
  return {
    ...file,
    value: { ...value, vault: "closed", course: opening ? { assembling: "building" } : value.course },
    states: { ...states, vault: "closed", course: opening ? "assembling.building" : states.course },
    context: {
      ...context,
      vault: null,
      selection: selection && { ...selection, documentIds: selection.documentIds.filter(isOrdinary) },
      reviews: context.reviews.filter(({ documentId }) => isOrdinary(documentId)),
      judgement: judgement && { ...judgement, sealed: [], notesOpenedBy: [] },
    },
    determination: file.determination && perClass(file.determination, classesAsked(file)),
    events: file.events.flatMap((row) => eventWithout(row, isOrdinary)),
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
    reasons: determination.reasons.filter(({ appliesTo }) => appliesTo === undefined),
    actions: determination.actions.filter(({ appliesTo }) => appliesTo === undefined),
  };
}

function eventWithout(row: EventRow, isOrdinary: (documentId: string) => boolean): readonly EventRow[] {
  const { recorded } = row;
  if (recorded.type.startsWith("vault.")) return [];
  if (recorded.type === "record.reviewed") return isOrdinary(recorded.documentId) ? [row] : [];
  if (recorded.type !== "records.proposed") return [row];
  const documentIds = recorded.documentIds.filter(isOrdinary);
  return documentIds.length === 0 ? [] : [{ ...row, recorded: { ...recorded, documentIds } }];
}
