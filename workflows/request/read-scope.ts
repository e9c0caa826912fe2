import type { DocumentClass } from "../contract/case-file.ts";
import { documentClasses } from "../contract/case-file-words.ts";
import type { RequestContext } from "./context.ts";
import type { RecordedOf } from "./recorded.ts";

/** Whole records are every class but testimony, which is asked for by itself, and what has no class yet. */
const allRecords = documentClasses.filter((one) => one !== "testimony" && one !== "unclassified");

type Instrument = RecordedOf<"facts.recorded">["patch"]["instrument"];

/** What stays asked for where no classes were read: nothing of a whole record that the paper turns out not to ask for. */
const stillAsked = (
  classes: readonly DocumentClass[],
  { requestsAllRecords }: NonNullable<Instrument>,
): readonly DocumentClass[] =>
  requestsAllRecords === false && allRecords.every((one) => classes.includes(one)) ? [] : classes;

/**
 * What is asked for once the desk has read the paper: its words take the place of what was told when the request was opened,
 * so that the rows to agree on are those of the paper. A range without one of its days leaves the one that was told.
 */
export function askedAfterReading(asked: RequestContext["asked"], read: Instrument): RequestContext["asked"] {
  if (asked === null || read === undefined) return asked;
  const { requestsAllRecords, requestedClasses, requestedRange: { fromOn, toOn } = {} } = read;
  const classes =
    requestsAllRecords === true ? allRecords : (requestedClasses ?? stillAsked(asked.classes, read));
  const range = fromOn !== undefined && toOn !== undefined ? { range: { fromOn, toOn } } : {};
  return {
    ...asked,
    classes: [...new Set(classes)],
    ...range,
    testimony: read.seeksTestimony ?? asked.testimony,
  };
}
