import { excludedItems } from "../contract/case-file-words.ts";
import type { CaseFile, DocumentClass, Segment } from "../contract/case-file.ts";
import { settled, waiting, type Answer } from "./predicate.ts";

/** Content that 45 CFR 164.501 leaves outside psychotherapy notes wherever it is kept. */
export const excludedContent: readonly string[] = excludedItems;

/** The class of a segment, the facts that settled it and those that would. */
export type Classed = {
  readonly class: DocumentClass;
  readonly facts: readonly string[];
  readonly missing: readonly string[];
};

/** The day the request came: service or receipt, whichever is earlier. */
export const requestCameOn = ({ instrument }: CaseFile): string | undefined =>
  [instrument?.servedOn, instrument?.receivedOn].flatMap((on) => on ?? []).toSorted()[0];

function separateBeforeRequest(caseFile: CaseFile, segment: Segment, index: number): Answer {
  const held = `/segments/${index}/storage/heldSeparately`;
  if (segment.storage?.heldSeparately === undefined) return waiting(held);
  if (!segment.storage.heldSeparately) return settled(false, held);
  const separatedOn = segment.storage.separatedOn;
  if (separatedOn === undefined) return settled(true, held);
  const since = `/segments/${index}/storage/separatedOn`;
  const cameOn = requestCameOn(caseFile);
  if (cameOn === undefined) return waiting("/instrument/receivedOn");
  return settled(separatedOn < cameOn, held, since);
}

function classifySessionNote(caseFile: CaseFile, segment: Segment, index: number): Classed {
  const separate = separateBeforeRequest(caseFile, segment, index);
  const facts = [`/segments/${index}/kind`, ...separate.facts];
  if (separate.truth === "no") return { class: "progress-notes", facts, missing: [] };
  const content = segment.content ?? [];
  const excludedOnly = content.length > 0 && content.every((item) => excludedContent.includes(item));
  if (separate.truth === "yes" && excludedOnly)
    return { class: "excluded-items", facts: [...facts, `/segments/${index}/content`], missing: [] };
  const role = segment.author?.role;
  if (role !== undefined && role !== "mental-health-professional")
    return { class: "chart-other", facts: [...facts, `/segments/${index}/author/role`], missing: [] };
  if (separate.truth === "yes" && role !== undefined)
    return { class: "psychotherapy-notes", facts: [...facts, `/segments/${index}/author/role`], missing: [] };
  const author = role === undefined ? [`/segments/${index}/author/role`] : [];
  return { class: "unclassified", facts, missing: [...separate.missing, ...author] };
}

const isSeparateSudNote = (segment: Segment): boolean => {
  const content = segment.content;
  const conversation =
    content === undefined ||
    content.includes("conversation-content") ||
    content.includes("conversation-analysis");
  const professional =
    segment.author?.role === "mental-health-professional" || segment.author?.role === "sud-professional";
  return (
    segment.kind === "session-note" &&
    segment.storage?.heldSeparately === true &&
    conversation &&
    professional
  );
};

/** The class of a segment by its facts; labels and titles never matter (45 CFR 164.501, 42 CFR 2.11). */
export function classify(caseFile: CaseFile, segment: Segment, index: number): Classed {
  const at = (field: string): string => `/segments/${index}/${field}`;
  const as = (name: DocumentClass, field: string): Classed => ({
    class: name,
    facts: [at(field)],
    missing: [],
  });
  if (segment.kind === "testimony") return as("testimony", "kind");
  if (segment.compiledForProceeding === true) return as("legal-file", "compiledForProceeding");
  if (segment.part2?.protected === true)
    return as(isSeparateSudNote(segment) ? "sud-counseling-notes" : "sud-records", "part2/protected");
  if (segment.kind === "billing") return as("billing-logistics", "kind");
  if (segment.kind === "session-note") return classifySessionNote(caseFile, segment, index);
  if (segment.kind === undefined) return { class: "unclassified", facts: [], missing: [at("kind")] };
  return as("chart-other", "kind");
}
