import type { Provenance } from "../../../vocabulary/provenance.ts";
import type { Review } from "../../rule.ts";

const readOn = "read 2026-11-21";

/** The words of a statute, rule or agency page that was read itself; `age` is the state of the copy. */
export const primary = (page: string, age = "undated copy"): Provenance => ({
  source: `${page} (${age}), ${readOn}`,
  confidence: "verified",
});

/** A decision whose opening or official summary was read. */
export const caseLaw = (page: string): Provenance => ({
  source: `${page}, ${readOn}`,
  confidence: "researched",
});

/** A page about the law, not the law; what rests on it may only make an answer stricter. */
export const secondary = (page: string): Provenance => ({
  source: `${page} (about the law), ${readOn}`,
  confidence: "researched",
});

/** What is commonly known and was seen on no page; it may only make an answer stricter and shows no number. */
export const commonKnowledge: Provenance = { source: "No page was read.", confidence: "unverified" };

/** No lawyer has looked at these rules yet. */
export const notReviewed: Review = {
  status: "draft-not-reviewed",
  compiledOn: "2026-11-21",
  nextDue: "2027-02-21",
};
