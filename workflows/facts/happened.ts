import type { CaseFile } from "../contract/case-file.ts";
import type { Facts } from "./facts.ts";

type Happened = NonNullable<CaseFile["events"]>[number];

/** The facts with one more thing that happened after the paper arrived. */
export function happened(facts: Facts, event: Happened): Facts {
  return { ...facts, events: [...(facts.events ?? []), event] };
}
