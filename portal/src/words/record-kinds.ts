import { activeWords } from "../../../workflows/contract/papers.ts";
import type { TakenIn } from "../api/send-record.ts";
import { classWords } from "./document-classes.ts";
import { counted } from "./sizes.ts";

/** What a record may be when it comes in. */
export const recordKinds = {
  "progress-note": "Progress note",
  "intake-assessment": "Intake or assessment",
  "treatment-plan": "Treatment plan",
  billing: "Billing",
  "sud-record": "Substance use record (42 CFR Part 2)",
  "psychotherapy-note": "Psychotherapy note, kept apart from the chart",
  "psychotherapy-note-on-paper": "Psychotherapy note on paper",
  unclassified: "I do not know yet",
} as const;
export type RecordKind = keyof typeof recordKinds;

/** Those of the chart, which anybody brings in who sees the records; the others are for clinicians who treat the patient. */
export const kindsOfTheChart = [
  "progress-note",
  "intake-assessment",
  "treatment-plan",
  "billing",
  "sud-record",
] as const satisfies readonly RecordKind[];

/** Written in a session: with whom it was held decides whether it may go. */
export const isOfASession = (kind: RecordKind): boolean =>
  kind === "progress-note" || kind === "psychotherapy-note" || isOnPaper(kind);
/** Where it lies is entered in place of a file. */
export const isOnPaper = (kind: RecordKind): boolean => kind === "psychotherapy-note-on-paper";

/** A record of the chart is called by its title; beside a note free words would say in the open what it is sealed for. */
export const hasTitle = (kind: RecordKind): boolean =>
  kind !== "psychotherapy-note" && !isOnPaper(kind) && kind !== "unclassified";

/** Where a record of a kind comes to lie, and who learns of it. */
export const kindConsequences: Readonly<Record<RecordKind, string>> = {
  "progress-note": "It comes among the records of the chart, which requests can reach and the desk can read.",
  "intake-assessment":
    "It comes among the records of the chart, which requests can reach and the desk can read.",
  "treatment-plan":
    "It comes among the records of the chart, which requests can reach and the desk can read.",
  billing: "It comes among the records of the chart, which requests can reach and the desk can read.",
  "sud-record":
    "It comes among the records of the chart; it leaves only on a consent or an order under 42 CFR Part 2.",
  "psychotherapy-note":
    "It is sealed under the key of the psychotherapy notes. That it exists is shown to you alone, and you alone read it, under My notes. This cannot be taken back.",
  "psychotherapy-note-on-paper":
    "Where it lies is sealed under the key of the psychotherapy notes, as the text of a note is. That there is such a note is shown to you alone; whoever two people let have it reads where it lies. This cannot be taken back.",
  unclassified:
    "It rests where no request reaches it. You look at it on this page and say what it is; a colleague who treats the patient sees that it waits.",
};

/** Said where nothing but a check of type and test signature looked at a file. */
export const noVirusScanner =
  "No virus scanner has looked at it, only a check for the test signature EICAR: open it on a computer that has one.";

/** What became of a record that was taken in. */
export function takenInWords({ class: is, pages, removed = [], scannedBy }: TakenIn): string {
  const length = counted(pages, "page");
  const out =
    removed.length === 0
      ? ""
      : ` Taken out of the file, because it acts when opened: ${activeWords(removed)}.`;
  const more = `${out}${scannedBy === "type-check" ? ` ${noVirusScanner}` : ""}`;
  if (is === "psychotherapy-notes") return `Sealed: ${length}. That it exists is shown to you alone.${more}`;
  if (is === "unclassified")
    return `Taken in: ${length}. It waits below until it is said what it is; no request reaches it.${more}`;
  return `Taken in: ${length}, among ${classWords(is).toLowerCase()}.${more}`;
}
