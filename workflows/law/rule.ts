import type { Action, Outcome, Prohibition, Reason, ReleaseScope } from "../contract/determination.ts";
import type { Citation } from "../vocabulary/citation.ts";
import type { Provenance } from "../vocabulary/provenance.ts";
import type { PaperKind } from "./paper.ts";
import type { Predicate } from "./predicate.ts";

/** A body of law that must be satisfied on its own for every segment it governs. */
export type Body = "hipaa-permission" | "psychotherapy-notes-gate" | "part-2";

/** What must be done beside a release that stands on this rule. */
export type Terms = {
  readonly minimumNecessary: boolean;
  readonly accounting: boolean;
  readonly retainPapers: boolean;
  readonly limit: NonNullable<ReleaseScope["limit"]>;
};

/** An outcome that may differ with the kind of paper, and for what is asked of the therapist in person. */
type Otherwise = {
  readonly usually: Outcome;
  /** What is left of a command to speak, if that differs. */
  readonly spoken?: Outcome;
} & Partial<Readonly<Record<PaperKind, Outcome>>>;

/** What a finding asks for, and bars, beside the outcome. */
export type Consequences = {
  readonly do?: readonly Action["verb"][];
  readonly dont?: readonly Prohibition["code"][];
};

type RuleText = Provenance & {
  readonly id: string;
  readonly title: string;
  readonly cite: Citation;
  readonly layer: Reason["layer"];
  readonly applies: Predicate;
  readonly requires: Predicate;
  /** The finding in words for staff, when the rule holds and when it does not. */
  readonly met: string;
  readonly unmet: string;
  /** What stands while the rule does not hold: a live privilege, or a proof that the requester still owes. */
  readonly guards?: "privilege" | "assurance";
  readonly whenMet?: Consequences;
  readonly whenUnmet?: Consequences;
  /** What goes with every release the rule speaks to. */
  readonly whenReleased?: Consequences;
};

/** A way to open a segment within one body of law; one open door is enough. */
export type Door = RuleText & {
  readonly role: "door";
  readonly body: Body;
  readonly otherwise: Otherwise;
  readonly terms: Terms;
};

/** A condition that every release must meet; one closed lock is enough to hold a segment. */
export type Lock = RuleText & {
  readonly role: "lock";
  readonly effect: "forbid" | "require";
  readonly otherwise: Otherwise;
};

/** A finding that explains, and by itself neither opens nor holds a segment. */
export type Note = RuleText & {
  readonly role: "note";
  readonly effect: Reason["effect"];
  /** Whether the facts it waits for are asked for although it decides no outcome. */
  readonly asks?: true;
  /** Whether a state's own class of notes stands or falls with it; once fallen, federal law decides. */
  readonly keepsStateClass?: true;
};

/** A rule of law as data: a citation, two named questions and what follows. */
export type Rule = Door | Lock | Note;

/** Terms of a release that must be logged and limited to what the purpose needs. */
export const limitedAndLogged: Terms = {
  minimumNecessary: true,
  accounting: true,
  retainPapers: false,
  limit: "minimum-necessary",
};

/** Terms of a release for payment or operations: limited, but not part of the accounting. */
export const limitedOnly: Terms = { ...limitedAndLogged, accounting: false };

/** Terms of a release that a law or an order mandates: logged, and limited by the mandate's own words. */
export const asOrdered: Terms = {
  minimumNecessary: false,
  accounting: true,
  retainPapers: false,
  limit: "as-ordered",
};

/** Terms of a release under a signed form: limited by the form, outside the accounting, the form kept. */
export const asAuthorized: Terms = {
  minimumNecessary: false,
  accounting: false,
  retainPapers: true,
  limit: "as-authorized",
};

/** Terms of a release without any limit of these kinds: treatment, the individual. */
export const whole: Terms = {
  minimumNecessary: false,
  accounting: false,
  retainPapers: false,
  limit: "whole",
};

/** Terms of what the Secretary must have: without limit, and among the disclosures to be listed, for no exception of 45 CFR 164.528(a)(1) names it. */
export const wholeAndLogged: Terms = { ...whole, accounting: true };

/** How far a lawyer has looked at a body of rules. */
export type Review = {
  readonly status: "draft-not-reviewed" | "in-review" | "reviewed";
  readonly compiledOn: string;
  readonly nextDue: string;
};

/** The rules of one body of law in one jurisdiction, with the version that is stored beside each determination. */
export type Pack = {
  readonly id: string;
  readonly jurisdiction: string;
  readonly version: string;
  readonly review: Review;
  readonly rules: readonly Rule[];
};
