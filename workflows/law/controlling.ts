import type { Controlling } from "../contract/determination.ts";
import { stateDatesFor } from "./clocks/state.ts";
import { findingsOf, type Draft } from "./draft.ts";
import type { Finding } from "./evaluate.ts";
import type { Overlay, StateLayer } from "./packs/us-states/overlay.ts";
import { rank } from "./precedence.ts";
import type { SegmentResult } from "./segments.ts";

const holdsIt = ({ rule, outcome }: Finding, { outcome: final }: SegmentResult): boolean =>
  rule.role === "lock" && outcome === final;

/** The findings of the state that hold a segment harder than federal law alone would; both judged the same segments. */
function stricterFindings(
  { unsent }: Draft,
  federal: readonly SegmentResult[],
  { code }: Overlay,
): readonly Finding[] {
  return unsent.flatMap((result) => {
    const alone = federal[result.index];
    if (alone === undefined || rank(result.outcome) >= rank(alone.outcome)) return [];
    return findingsOf([result]).filter(
      (finding) =>
        finding.jurisdiction === code && finding.status !== "satisfied" && holdsIt(finding, result),
    );
  });
}

/** Whether an unsettled point of the state's law holds something, though federal law may hold it as hard. */
const decidedByUnsettled = ({ unsent }: Draft, { code }: Overlay): boolean =>
  unsent.some((result) =>
    findingsOf([result]).some(
      (finding) =>
        finding.jurisdiction === code &&
        finding.rule.unsettled === true &&
        finding.status !== "satisfied" &&
        holdsIt(finding, result),
    ),
  );

const isStricter = ({ unsent }: Draft, federal: readonly SegmentResult[]): boolean =>
  unsent.some((result) => {
    const alone = federal[result.index];
    return alone !== undefined && rank(result.outcome) < rank(alone.outcome);
  });

const ofState = ({ unsent }: Draft, { code }: Overlay): readonly Finding[] =>
  findingsOf(unsent).filter(({ jurisdiction }) => jurisdiction === code);

function underOverlay(draft: Draft, federal: readonly SegmentResult[], overlay: Overlay): Controlling {
  const { code: state, name } = overlay;
  const stricter = stricterFindings(draft, federal, overlay);
  const findings = ofState(draft, overlay);
  if (decidedByUnsettled(draft, overlay))
    return {
      jurisdiction: "escalate",
      state,
      why: `A point of the law of ${name} that decides here is unsettled.`,
    };
  if (isStricter(draft, federal))
    return {
      jurisdiction: "state",
      state,
      why: `The law of ${name} protects the patient more (45 CFR 160.203(b))${stricter[0] === undefined ? "" : `: ${stricter[0].rule.cite}`}.`,
    };
  const delivers = findings.find(
    ({ rule, status }) =>
      status === "satisfied" && rule.whenMet?.do?.includes("deliver-sealed-to-court") === true,
  );
  if (delivers !== undefined)
    return {
      jurisdiction: "state",
      state,
      why: `The law of ${name} requires the sealed delivery: ${delivers.rule.cite}.`,
    };
  const [date] = stateDatesFor("access", draft.scene, draft.deadlines);
  if (date !== undefined && overlay.access === "always-earlier")
    return {
      jurisdiction: "state",
      state,
      why: `The date of ${name} for access is the earlier one: ${date.citation}.`,
    };
  if (date !== undefined && overlay.access === "sometimes-earlier")
    return {
      jurisdiction: "earlier-of-both",
      state,
      why: `The date of ${name} is sometimes the earlier one (${date.citation}); the earlier of both counts.`,
    };
  const lost = findings.find(
    ({ rule, status }) => rule.role === "note" && rule.keepsStateClass === true && status === "violated",
  );
  if (lost !== undefined)
    return { jurisdiction: "federal", state, why: `${lost.rule.unmet} Federal law still holds them.` };
  return { jurisdiction: "both", state, why: `Federal law and the law of ${name} come to the same result.` };
}

/**
 * Which body of law decides a case, and why (45 CFR 160.203(b)); what federal law alone would say is asked only where a
 * state's law speaks beside it.
 */
export function controllingOf(
  draft: Draft,
  layer: StateLayer,
  federalAlone: () => readonly SegmentResult[],
): Controlling {
  if (layer.kind === "cleared")
    return { jurisdiction: "federal", why: "Counsel has settled that no stricter state rule applies." };
  if (layer.kind === "open")
    return {
      jurisdiction: "escalate",
      ...(layer.state === undefined ? {} : { state: layer.state }),
      why: layer.why,
    };
  return underOverlay(draft, federalAlone(), layer.overlay);
}
