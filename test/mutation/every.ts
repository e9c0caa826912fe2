/// <reference types="vite/types/importMeta.d.ts" />
import "./same-cases.ts";

// All that judges a mutant in one file: the law is loaded once for a mutant, not once for each file of tests. What takes least
// time for what it sees comes first. Left out are what reads files of the command line, which the mutants do not have, what
// holds the two answers of each rule against each other, which takes longer than all the rest, and the second opinion, which
// needs more random cases than a mutant is worth.
import.meta.glob("../unit/workflows/{law,deadlines}/**/*.test.ts", { eager: true });
import.meta.glob("../law/{vignettes,neighbours}.test.ts", { eager: true });
import.meta.glob(
  [
    "../law/*.test.ts",
    "!../law/contracts.test.ts",
    "!../law/{effective-dates,invariants,questions}.test.ts",
    "!../law/{truth,second-opinion}.test.ts",
  ],
  { eager: true },
);
import.meta.glob("../law/{effective-dates,invariants,questions}.test.ts", { eager: true });
