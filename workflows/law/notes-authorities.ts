import type { CaseFile } from "../contract/case-file.ts";
import type { NotesException } from "../contract/notes-authority.ts";
import { sceneUnder } from "./case-scene.ts";
import { layerOf, packsFor } from "./packs/index.ts";
import { readPaper } from "./paper.ts";
import { formsThatReach } from "./predicates/authorization.ts";
import type { CaseScene } from "./scene.ts";
import { judgeSegments, type SegmentResult } from "./segments.ts";

/** What opens psychotherapy notes: a form by its id, the order in hand, or one of the closed exceptions. */
export type OpeningAuthority =
  | { readonly kind: "authorization"; readonly formId: string }
  | { readonly kind: "order" }
  | { readonly kind: "exception"; readonly citation: NotesException };

/** Under which authority each rule of the gate opens (45 CFR 164.508(a)(2)); a test holds it against the gate. */
export const authorityOfRule: Readonly<Record<string, "authorization" | "order" | NotesException>> = {
  "us.hipaa.164-508-a-2.notes-authorization": "authorization",
  "us.hipaa.164-508-a-2.notes-to-individual": "authorization",
  "us.hipaa.164-508-a-2-i-a.originator": "45 CFR 164.508(a)(2)(i)(A)",
  "us.hipaa.164-508-a-2-i-b.own-training": "45 CFR 164.508(a)(2)(i)(B)",
  "us.hipaa.164-508-a-2-i-c.own-defense": "45 CFR 164.508(a)(2)(i)(C)",
  "us.hipaa.164-508-a-2-ii.secretary": "45 CFR 164.502(a)(2)(ii)",
  "us.hipaa.164-508-a-2-ii.order": "order",
  "us.hipaa.164-508-a-2-ii.subpoena-route": "45 CFR 164.512(a)",
  "us.hipaa.164-508-a-2-ii.grand-jury": "45 CFR 164.512(a)",
  "us.hipaa.164-508-a-2-ii.oversight-of-author": "45 CFR 164.512(d)",
  "us.hipaa.164-508-a-2-ii.statutory-board-subpoena": "45 CFR 164.512(a)",
  "us.hipaa.164-508-a-2-ii.coroner": "45 CFR 164.512(g)(1)",
  "us.hipaa.164-508-a-2-ii.threat": "45 CFR 164.512(j)(1)(i)",
  "us.hipaa.164-508-a-2-ii.mandated-report": "45 CFR 164.512(a)",
};

/** An order counts only if somebody recorded that it is in force; that it was neither stayed nor vacated is not enough here. */
const orderStands = ({ order }: CaseFile): boolean =>
  order?.inForce === true && order.stayed !== true && order.vacated !== true;

function authoritiesOf(
  scene: CaseScene,
  { segment, index, classed, outcome, verdicts }: SegmentResult,
): readonly OpeningAuthority[] {
  if (outcome !== "release" || classed.class !== "psychotherapy-notes") return [];
  const doors = verdicts.flatMap(({ openedBy }) => openedBy);
  const opened = new Set(doors.flatMap(({ id }) => authorityOfRule[id] ?? []));
  const forms = opened.has("authorization")
    ? formsThatReach({ ...scene, segment, index, class: classed.class })
    : [];
  return [
    ...forms.map(({ form }) => ({ kind: "authorization" as const, formId: form.id })),
    ...(opened.has("order") && orderStands(scene.caseFile) ? [{ kind: "order" as const }] : []),
    ...[...opened].flatMap((found) =>
      found === "authorization" || found === "order" ? [] : [{ kind: "exception" as const, citation: found }],
    ),
  ];
}

const same = (one: OpeningAuthority) => (other: OpeningAuthority) =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * The authorities each of which alone opens every one of these notes: one that reaches some of them is not among them, though
 * another may reach the rest. None when there are no notes, or one of them is not released at all.
 */
export function notesAuthorities(
  caseFile: CaseFile,
  segmentIds: readonly string[],
): readonly OpeningAuthority[] {
  const paper = readPaper(caseFile);
  const layer = layerOf(caseFile, paper);
  const scene = sceneUnder(caseFile, paper, layer);
  const results = judgeSegments(scene, packsFor(layer));
  const [first, ...others] = segmentIds.map((id) => {
    const result = results.find(({ segment }) => segment.id === id);
    return result === undefined ? [] : authoritiesOf(scene, result);
  });
  if (first === undefined) return [];
  return first.filter((authority) => others.every((found) => found.some(same(authority))));
}
