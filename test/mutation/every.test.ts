/// <reference types="vite/types/importMeta.d.ts" />
// All that judges a mutant in one file: the law is loaded once for a mutant, not once for each file of tests. What meets most
// rules in least time comes first. Left out are what reads files of the command line, which the mutants do not have, what
// holds the two answers of each rule against each other, which takes longer than all the rest, and the second opinion, which
// needs more random cases than a mutant is worth.
import "../law/vignettes.test.ts";

import.meta.glob(
  [
    "../law/*.test.ts",
    "../unit/workflows/{law,deadlines}/**/*.test.ts",
    "!../law/contracts.test.ts",
    "!../law/truth.test.ts",
    "!../law/second-opinion.test.ts",
  ],
  { eager: true },
);
