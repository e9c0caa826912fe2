import type { FormRequirement } from "../../form-checks.ts";
import type { Pack, Review, Rule } from "../../rule.ts";
import type { StateClock } from "./state-clock.ts";

/** The law of one state, laid beside the federal baseline. */
export type Overlay = {
  readonly code: string;
  readonly name: string;
  readonly version: string;
  readonly review: Review;
  /** Points of this state's law that nobody has answered yet. */
  readonly openQuestions: readonly string[];
  readonly rules: readonly Rule[];
  /** What a signed form must show beyond the federal elements. */
  readonly forms: readonly FormRequirement[];
  readonly clocks: readonly StateClock[];
  /** How the state's clock for the patient's own access compares with the federal one. */
  readonly access: "always-earlier" | "sometimes-earlier" | "as-federal";
  /** Whether even the fact that somebody is a patient is protected. */
  readonly protectsFactOfTreatment: boolean;
};

/**
 * Which state law speaks to a case. Open means that it is not known: no state, no overlay, or process of a court that
 * is not known to sit in the practice's state.
 */
export type StateLayer =
  | { readonly kind: "cleared" }
  | {
      readonly kind: "open";
      readonly state: string | undefined;
      readonly overlay: Overlay | undefined;
      readonly why: string;
    }
  | { readonly kind: "settled"; readonly overlay: Overlay };

/** The overlay of a layer, if there is one. */
export const overlayOf = (layer: StateLayer): Overlay | undefined =>
  layer.kind === "cleared" ? undefined : layer.overlay;

/** The rules of an overlay as a pack. */
export const packOf = (overlay: Overlay): Pack => ({
  id: `us-state-${overlay.code.toLowerCase()}`,
  jurisdiction: overlay.code,
  version: overlay.version,
  rules: overlay.rules,
});
