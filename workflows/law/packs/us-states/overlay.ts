import type { StateRequirement } from "../../form-checks.ts";
import type { Predicate } from "../../predicate.ts";
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
  readonly forms: readonly StateRequirement[];
  readonly clocks: readonly StateClock[];
  /** How the state's clock for the patient's own access compares with the federal one. */
  readonly access: "always-earlier" | "sometimes-earlier" | "as-federal";
  /** Whether even the fact that somebody is a patient is protected. */
  readonly protectsFactOfTreatment: boolean;
  /** When the state's own procedure makes production on a subpoena mandatory, whatever the privilege; never if absent. */
  readonly mandates?: Predicate;
};

/**
 * Which state law speaks to a case. Open means that it is not known: no state, no overlay, process of a court that is
 * not known to sit in the practice's state, or a patient who lives in another state.
 */
export type StateLayer =
  | { readonly kind: "cleared" }
  | {
      readonly kind: "open";
      readonly state: string | undefined;
      readonly overlay: Overlay | undefined;
      /** Whether the overlay's rules on process speak all the same, beside the hold for counsel. */
      readonly governs: boolean;
      readonly why: string;
    }
  | { readonly kind: "settled"; readonly overlay: Overlay };

/** The overlay of a layer, if there is one. */
export const overlayOf = (layer: StateLayer): Overlay | undefined =>
  layer.kind === "cleared" ? undefined : layer.overlay;

/** The overlay whose rules on process speak to a case, if there is one. */
export const governingOverlay = (layer: StateLayer): Overlay | undefined =>
  layer.kind === "settled" || (layer.kind === "open" && layer.governs) ? layer.overlay : undefined;

/** The rules of an overlay as a pack. */
export const packOf = (overlay: Overlay): Pack => ({
  id: `us-state-${overlay.code.toLowerCase()}`,
  jurisdiction: overlay.code,
  version: overlay.version,
  review: overlay.review,
  rules: overlay.rules,
});
