import type { CaseFile } from "../../contract/case-file.ts";
import type { Paper, PaperKind } from "../paper.ts";
import { compulsoryKinds } from "../predicates/paper.ts";
import type { Pack } from "../rule.ts";
import { civilRules } from "./us-federal-courts/civil.ts";
import { criminalAndPrivilege } from "./us-federal-courts/criminal-and-privilege.ts";
import { jointSessions } from "./us-hipaa/164-501.ts";
import { signedForms } from "./us-hipaa/164-508-forms.ts";
import { psychotherapyNotesGate } from "./us-hipaa/164-508-gate.ts";
import { everydayDisclosures } from "./us-hipaa/164-506.ts";
import { judicialProceedings } from "./us-hipaa/164-512-e.ts";
import { publicInterest } from "./us-hipaa/164-512-other.ts";
import { verification } from "./us-hipaa/164-514.ts";
import { access } from "./us-hipaa/164-524.ts";
import { amendment } from "./us-hipaa/164-526.ts";
import { breach } from "./us-hipaa/breach.ts";
import { substanceUseRecords } from "./us-part-2/disclosure.ts";
import { moreStringentLaw } from "./us-preemption/160-203.ts";
import { noOverlay } from "./us-state-default/no-overlay.ts";
import { overlays, overlayFor } from "./us-states/index.ts";
import { notReviewed } from "./us-states/source.ts";
import { packOf, type Overlay, type StateLayer } from "./us-states/overlay.ts";

const federal: readonly Pack[] = [
  {
    id: "us-hipaa",
    jurisdiction: "US",
    version: "2026.11.27",
    review: notReviewed,
    rules: [
      ...verification,
      ...everydayDisclosures,
      ...psychotherapyNotesGate,
      ...signedForms,
      ...jointSessions,
      ...judicialProceedings,
      ...publicInterest,
      ...access,
      ...amendment,
      ...breach,
    ],
  },
  {
    id: "us-part-2",
    jurisdiction: "US",
    version: "2026.11.9",
    review: notReviewed,
    rules: substanceUseRecords,
  },
  {
    id: "us-federal-courts",
    jurisdiction: "US",
    version: "2026.11.4",
    review: notReviewed,
    rules: [...civilRules, ...criminalAndPrivilege],
  },
];

/** The rules that stand in for a state whose law is not known to be settled for the case; they only hold. */
const withoutOverlay: Pack = {
  id: "us-state-default",
  jurisdiction: "US",
  version: "2026.11.3",
  review: notReviewed,
  rules: noOverlay,
};

/** The rule by which federal and state law are laid side by side. */
const preemption: Pack = {
  id: "us-preemption",
  jurisdiction: "US",
  version: "2026.11.3",
  review: notReviewed,
  rules: moreStringentLaw,
};

/** Whether the state layer is on for this case: it is unless counsel has settled that no stricter rule applies. */
const stateLayerApplies = (caseFile: CaseFile): boolean => caseFile.policy?.stateLayer !== "federal-only";

const ofTheCourts: readonly PaperKind[] = [...compulsoryKinds, "court-appointee"];

/** Why process does not bring the law of the practice's state with it; undefined if it does. */
function comesFromElsewhere({ forum }: CaseFile, { code, name }: Overlay): string | undefined {
  if (forum?.system === "state" && forum.state === code) return undefined;
  if (forum?.system === "federal")
    return `Whether the law of ${name} binds a federal court in this case is for counsel to say.`;
  if (forum?.system === "state" && forum.state !== undefined)
    return `The paper comes from a court of ${forum.state}; it must first be brought before a court of ${name}.`;
  return `It is not recorded whether the paper comes from a court or agency of ${name}.`;
}

/** Which state law speaks to a case. */
export function layerOf(caseFile: CaseFile, paper: Paper): StateLayer {
  if (!stateLayerApplies(caseFile)) return { kind: "cleared" };
  const state = caseFile.practice?.state;
  const overlay = state === undefined ? undefined : overlayFor(state);
  const open = { kind: "open", state, overlay, governs: false } as const;
  if (state === undefined) return { ...open, why: "The state of the practice is not recorded." };
  if (overlay === undefined) return { ...open, why: `The law of ${state} has not been researched.` };
  if (!ofTheCourts.includes(paper.kind)) return { kind: "settled", overlay };
  const elsewhere = comesFromElsewhere(caseFile, overlay);
  if (elsewhere !== undefined) return { ...open, why: elsewhere };
  const home = caseFile.patient?.state;
  if (home !== undefined && home !== state)
    return {
      ...open,
      governs: true,
      why: `The patient lives in ${home}; whether its law speaks too is for counsel to say.`,
    };
  return { kind: "settled", overlay };
}

const stateOverlays: ReadonlyMap<Overlay, Pack> = new Map(
  overlays.map((overlay) => [overlay, packOf(overlay)]),
);

type Packs = readonly Pack[];

const whileOpen: Packs = [...federal, preemption, withoutOverlay];
const withOverlay: ReadonlyMap<Overlay, Readonly<Record<"open" | "settled", Packs>>> = new Map(
  [...stateOverlays].map(([overlay, pack]) => {
    const settled = [...federal, preemption, pack];
    return [overlay, { settled, open: [...settled, withoutOverlay] }];
  }),
);

/** The packs that speak to a case under a layer; federal law always does. The same layer is given the same list. */
export function packsFor(layer: StateLayer): Packs {
  if (layer.kind === "cleared") return federal;
  return (layer.overlay && withOverlay.get(layer.overlay)?.[layer.kind]) ?? whileOpen;
}

/** Every pack there is, for printing and review. */
export const allPacks: readonly Pack[] = [...federal, preemption, withoutOverlay, ...stateOverlays.values()];

/** Version of every rule pack, by id; stored beside each determination. */
export const packVersions: Readonly<Record<string, string>> = Object.fromEntries(
  allPacks.map((pack) => [pack.id, pack.version]),
);
