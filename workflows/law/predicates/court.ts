import { holidaysAreKnown } from "../case-calendar.ts";
import { question, settled, type Predicate } from "../predicate.ts";

/** Whether the holidays of the court's state were read in its law. */
export const holidaysOfTheStateAreRead: Predicate = question(
  "the holidays of the state at /forum/state were read in its law",
  (scene) => settled(holidaysAreKnown(scene.caseFile), "/forum/state"),
);
