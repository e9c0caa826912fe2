import fc from "fast-check";
import type { CaseFile } from "../../workflows/contract/case-file.ts";
import { neighbours } from "./neighbours/index.ts";
import { vignettes } from "./vignette.ts";

const sections = [
  "practice",
  "forum",
  "instrument",
  "requester",
  "patient",
  "assurances",
  "order",
  "authorizations",
  "privilege",
  "segments",
  "decisions",
  "policy",
  "events",
  "incident",
] as const;

/** An invented case, kept or beside the kept ones. */
const donor = fc.constantFrom(...[...vignettes, ...neighbours].map(({ caseFile }) => caseFile));

/** A case file whose every section comes from some invented case, or is absent. */
export const mixture: fc.Arbitrary<CaseFile> = fc
  .tuple(
    donor,
    fc.array(fc.tuple(donor, fc.boolean()), { minLength: sections.length, maxLength: sections.length }),
  )
  .map(([base, donors]) => {
    const parts = sections.flatMap((section, index) => {
      const [from, absent] = donors[index] ?? [base, true];
      const value = from[section];
      return absent || value === undefined ? [] : [[section, value]];
    });
    return { schemaVersion: 1, asOf: base.asOf, ...Object.fromEntries(parts) };
  });

/** An invented case with up to three of its sections from mixtures. */
export const nearCase: fc.Arbitrary<CaseFile> = fc
  .tuple(donor, mixture, fc.subarray([...sections], { maxLength: 3 }))
  .map(([base, other, which]) => ({
    ...base,
    ...Object.fromEntries(
      which.flatMap((section) => (other[section] === undefined ? [] : [[section, other[section]]])),
    ),
  }));
