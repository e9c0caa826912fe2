import type { CaseFile } from "../contract/case-file.ts";
import type { Action, Determination } from "../contract/determination.ts";
import { combineClasses } from "./classes.ts";
import { sceneUnder } from "./case-scene.ts";
import { together } from "./clocks/clock.ts";
import { courtClocks } from "./clocks/court.ts";
import { hipaaClocks } from "./clocks/hipaa.ts";
import { stateDefaultClocks } from "./clocks/state-default.ts";
import { earlierAccess, stateClocks, stateDatesFor } from "./clocks/state.ts";
import { controllingOf } from "./controlling.ts";
import { needsCounsel } from "./counsel.ts";
import type { Draft } from "./draft.ts";
import { actionsFrom } from "./duties/actions.ts";
import { actionsCalledFor, prohibitionsCalledFor } from "./duties/called-for.ts";
import { intakeDuties } from "./duties/intake-duties.ts";
import { processDuties } from "./duties/process-duties.ts";
import { prohibitionsFrom } from "./duties/prohibitions.ts";
import { releaseDuties } from "./duties/release-duties.ts";
import { evaluate, factsOf, missingOf } from "./evaluate.ts";
import { layerOf, packsFor } from "./packs/index.ts";
import type { StateLayer } from "./packs/us-states/overlay.ts";
import { readPaper } from "./paper.ts";
import { formReasons, missingFacts, reasonsFrom, wantedBy, wantedByForms, type Wanted } from "./reasons.ts";
import { bareScene, type CaseScene } from "./scene.ts";
import { judgeSegments, type SegmentResult } from "./segments.ts";

const withoutState: StateLayer = { kind: "cleared" };

/** What federal law alone would say. */
const federalResults = ({ caseFile, paper }: CaseScene): readonly SegmentResult[] =>
  judgeSegments(sceneUnder(caseFile, paper, withoutState), packsFor(withoutState));

/** What the rules say of the case as a whole, where no segment has been recorded yet. */
const ofBareCase = (scene: CaseScene) =>
  evaluate(packsFor(scene.layer), bareScene(scene)).findings.filter(
    (finding) =>
      ![...factsOf(finding), ...missingOf(finding)].some((pointer) => pointer.startsWith("/segments/")),
  );

const wantedClasses = (results: readonly SegmentResult[]): readonly Wanted[] =>
  results.flatMap(({ classed, sent }) =>
    sent ? [] : classed.missing.map((pointer) => ({ pointer, ruleId: "us.hipaa.164-501.definition" })),
  );

const wantedPaper = ({ paper }: CaseScene, results: readonly SegmentResult[]): readonly Wanted[] => [
  ...(results.length > 0
    ? [{ pointer: "/instrument/type", ruleId: "us.hipaa.164-502-a.no-permission" }]
    : []),
  ...(paper.kind === "unsigned-order"
    ? [{ pointer: "/instrument/judgeSigned", ruleId: "us.hipaa.164-512-e-1-i.order-signer" }]
    : []),
];

const escalation: Action = {
  verb: "escalate-to-counsel",
  why: "A lawyer acts or signs off before the practice does anything but hold.",
};

/**
 * Says what the law makes of one case file: a pure function of the case file and the rule packs. Nothing is released
 * that no satisfied permission opens, and an absent fact never satisfies anything.
 */
export function assess(caseFile: CaseFile): Determination {
  const paper = readPaper(caseFile);
  const layer = layerOf(caseFile, paper);
  const scene = sceneUnder(caseFile, paper, layer);
  const results = judgeSegments(scene, packsFor(layer));
  const unsent = results.filter(({ sent }) => !sent);
  const ofState = stateClocks(scene);
  const hasStateObjection = stateDatesFor("objection", scene, ofState.deadlines).length > 0;
  const clocks = together(
    courtClocks(scene),
    hipaaClocks(scene),
    ofState,
    stateDefaultClocks(scene, hasStateObjection),
  );
  const deadlines = earlierAccess(scene, clocks.deadlines);
  const draft: Draft = {
    caseFile,
    paper,
    scene,
    forms: scene.forms,
    results,
    unsent,
    released: unsent.filter(({ outcome }) => outcome === "release"),
    held: unsent.filter(({ outcome }) => outcome !== "release"),
    deadlines,
    stateIsOpen: layer.kind === "open",
  };
  const duties = actionsCalledFor(
    draft,
    actionsFrom([...intakeDuties, ...processDuties, ...releaseDuties], draft),
  );
  const counsel = needsCounsel(draft, duties);
  const bare = results.length === 0 ? ofBareCase(scene) : [];
  const placed = results.flatMap(({ segment, verdicts }) =>
    verdicts.flatMap(({ findings }) => findings.map((finding) => ({ ...finding, segmentId: segment.id }))),
  );
  const wanted = [
    ...wantedPaper(scene, results),
    ...wantedClasses(results),
    ...wantedBy(results),
    ...bare.flatMap((finding) => {
      const { rule } = finding;
      return rule.role === "lock" || (rule.role === "note" && rule.asks === true)
        ? missingOf(finding).map((pointer) => ({ pointer, ruleId: rule.id }))
        : [];
    }),
    ...wantedByForms(scene.forms),
    ...clocks.wanted,
  ];
  return {
    schemaVersion: 1,
    instrumentWeight: paper.weight,
    outcomes: combineClasses(results),
    segments: Object.fromEntries(
      results.map(({ segment, classed, outcome, scope }) => [
        segment.id,
        { class: classed.class, outcome, ...(scope === undefined ? {} : { releaseScope: scope }) },
      ]),
    ),
    authorizations: scene.forms.map(({ finding }) => finding),
    reasons: [
      ...reasonsFrom(scene, [...placed, ...bare.map((finding) => ({ ...finding, segmentId: undefined }))]),
      ...formReasons(scene),
    ],
    controlling: controllingOf(draft, layer, () => federalResults(scene)),
    missingFacts: [...missingFacts(scene, wanted)],
    deadlines: [...deadlines],
    actions: counsel ? [...duties, escalation] : [...duties],
    prohibitions: [...prohibitionsCalledFor(draft, prohibitionsFrom(draft))],
    needsCounsel: counsel,
  };
}
