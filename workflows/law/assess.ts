import type { CaseFile } from "../contract/case-file.ts";
import type { Action, Controlling, Determination } from "../contract/determination.ts";
import { combineClasses } from "./classes.ts";
import { classify } from "./classify.ts";
import { together } from "./clocks/clock.ts";
import { courtClocks } from "./clocks/court.ts";
import { hipaaClocks } from "./clocks/hipaa.ts";
import { stateDefaultClocks } from "./clocks/state-default.ts";
import { needsCounsel } from "./counsel.ts";
import type { Draft } from "./draft.ts";
import { actionsFrom } from "./duties/actions.ts";
import { intakeDuties } from "./duties/intake-duties.ts";
import { processDuties } from "./duties/process-duties.ts";
import { prohibitionsFrom } from "./duties/prohibitions.ts";
import { releaseDuties } from "./duties/release-duties.ts";
import { evaluate } from "./evaluate.ts";
import { readForms } from "./forms.ts";
import { packsFor, stateLayerApplies } from "./packs/index.ts";
import { readPaper } from "./paper.ts";
import { formReasons, missingFacts, reasonsFrom, wantedBy, wantedByForms, type Wanted } from "./reasons.ts";
import type { CaseScene } from "./scene.ts";
import { judgeSegments, type SegmentResult } from "./segments.ts";

function sceneOf(caseFile: CaseFile): CaseScene {
  const classes = (caseFile.segments ?? [])
    .map((segment, index) => ({ segment, index }))
    .filter(({ segment }) => segment.sentAt === undefined)
    .map(({ segment, index }) => classify(caseFile, segment, index).class);
  return { caseFile, paper: readPaper(caseFile), forms: readForms(caseFile, classes) };
}

/** What the rules say of the case as a whole, where no segment has been recorded yet. */
const ofBareCase = (scene: CaseScene) =>
  evaluate(packsFor(scene.caseFile), {
    ...scene,
    segment: undefined,
    index: -1,
    class: "unclassified",
  }).findings.filter(
    ({ facts, missing }) => ![...facts, ...missing].some((pointer) => pointer.startsWith("/segments/")),
  );

function controlling(caseFile: CaseFile): Controlling {
  if (!stateLayerApplies(caseFile))
    return { jurisdiction: "federal", why: "Counsel has settled that no stricter state rule applies." };
  const state = caseFile.practice?.state;
  if (state === undefined)
    return { jurisdiction: "escalate", why: "The state of the practice is not recorded." };
  return { jurisdiction: "escalate", state, why: `The law of ${state} has not been researched.` };
}

const wantedClasses = (results: readonly SegmentResult[]): readonly Wanted[] =>
  results.flatMap(({ classed, sent }) =>
    sent ? [] : classed.missing.map((pointer) => ({ pointer, ruleId: "us.hipaa.164-501.definition" })),
  );

const wantedPaper = ({ paper, caseFile }: CaseScene): readonly Wanted[] => {
  const nothing = caseFile.instrument === undefined || caseFile.instrument.type === undefined;
  const asked = nothing && (caseFile.segments ?? []).length > 0;
  const unsigned = paper.kind === "unsigned-order";
  return [
    ...(asked ? [{ pointer: "/instrument/type", ruleId: "us.hipaa.164-502-a.no-permission" }] : []),
    ...(unsigned
      ? [{ pointer: "/instrument/judgeSigned", ruleId: "us.hipaa.164-512-e-1-i.order-signer" }]
      : []),
  ];
};

const escalation: Action = {
  verb: "escalate-to-counsel",
  why: "A lawyer acts or signs off before the practice does anything but hold.",
};

/**
 * Says what the law makes of one case file: a pure function of the case file and the rule packs. Nothing is released
 * that no satisfied permission opens, and an absent fact never satisfies anything.
 */
export function assess(caseFile: CaseFile): Determination {
  const scene = sceneOf(caseFile);
  const results = judgeSegments(scene, packsFor(caseFile));
  const unsent = results.filter(({ sent }) => !sent);
  const view = { caseFile, paper: scene.paper };
  const clocks = together(courtClocks(view), hipaaClocks(view), stateDefaultClocks(view));
  const draft: Draft = {
    caseFile,
    paper: scene.paper,
    scene,
    forms: scene.forms,
    results,
    unsent,
    released: unsent.filter(({ outcome }) => outcome === "release"),
    held: unsent.filter(({ outcome }) => outcome !== "release"),
    deadlines: clocks.deadlines,
    stateIsOpen: stateLayerApplies(caseFile),
  };
  const duties = actionsFrom([...intakeDuties, ...processDuties, ...releaseDuties], draft);
  const counsel = needsCounsel(draft, duties);
  const bare = results.length === 0 ? ofBareCase(scene) : [];
  const placed = results.flatMap(({ segment, verdicts }) =>
    verdicts.flatMap(({ findings }) => findings.map((finding) => ({ ...finding, segmentId: segment.id }))),
  );
  const wanted = [
    ...wantedPaper(scene),
    ...wantedClasses(results),
    ...wantedBy(results),
    ...bare.flatMap(({ rule, missing }) =>
      rule.role === "lock" || (rule.role === "note" && rule.asks === true)
        ? missing.map((pointer) => ({ pointer, ruleId: rule.id }))
        : [],
    ),
    ...wantedByForms(scene.forms),
    ...clocks.wanted,
  ];
  return {
    schemaVersion: 1,
    instrumentWeight: scene.paper.weight,
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
      ...formReasons(scene.forms),
    ],
    controlling: controlling(caseFile),
    missingFacts: [...missingFacts(scene, wanted)],
    deadlines: [...clocks.deadlines],
    actions: counsel ? [...duties, escalation] : [...duties],
    prohibitions: [...prohibitionsFrom(draft)],
    needsCounsel: counsel,
  };
}
