import type { CaseFile, DocumentClass } from "../contract/case-file.ts";

/** What the request asks for, as staff read it off the paper. */
export type Asked = Pick<
  NonNullable<CaseFile["instrument"]>,
  "requestedClasses" | "requestedRange" | "requestsAllRecords"
>;

/** Whether the words of the request ask for the class; undefined where nobody has recorded what they ask for. */
export function asksForClass(asked: Asked | undefined, name: DocumentClass): boolean | undefined {
  if (asked?.requestsAllRecords === true) return true;
  const classes = asked?.requestedClasses;
  // Excluded items are treated like the rest of the chart for scope.
  return (
    classes && (classes.includes(name) || (name === "excluded-items" && classes.includes("chart-other")))
  );
}

/** Whether the request asks for what is of this class and day; a bound that nobody has recorded leaves it unknown. */
export function asksForDay(asked: Asked | undefined, on: string): boolean | undefined {
  const range = asked?.requestedRange;
  if (range === undefined) return true;
  const { fromOn, toOn } = range;
  if ((fromOn !== undefined && on < fromOn) || (toOn !== undefined && on > toOn)) return false;
  return fromOn === undefined || toOn === undefined ? undefined : true;
}
