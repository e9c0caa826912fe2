import { calendarDateSchema, instantSchema } from "../contract/ids.ts";
import type { BroughtInBecause } from "../contract/unclassified.ts";
import { localDateOf } from "../facts/local-date.ts";
import type { CalendarDate, TimeZone } from "../vocabulary/dates.ts";
import { resolved } from "./address.ts";
import type { Found, Pool } from "./bundle.ts";
import { fileKeyOf, fileOf } from "./file-of.ts";
import { labelled, ownLabels, tightening } from "./labels.ts";
import { typed } from "./note-types.ts";
import type { DocumentReference, FhirPatient } from "./shapes.ts";

/** What an import may take a document in as without asking anybody. */
type KindByLabel =
  | "psychotherapy-note"
  | "progress-note"
  | "intake-assessment"
  | "treatment-plan"
  | "sud-record";

/** Whom the document is of, as its source writes it. */
type Person = { readonly names: readonly string[]; readonly birthDate: CalendarDate };
type Taken = {
  readonly sourceId: string;
  readonly patient: Person;
  readonly author: string;
  readonly sessionOn: CalendarDate;
  readonly title: string;
  readonly pdf: string;
};
/** One document, read: to be taken in as what its labels say, taken in for a person to classify, or not to be taken in. */
export type DocumentRead =
  | (Taken & { readonly is: "known"; readonly kind: KindByLabel })
  | (Taken & { readonly is: "unclassified"; readonly because: BroughtInBecause })
  | { readonly is: "refused"; readonly sourceId: string; readonly words: string }
  /** Something that it names is still at its source. */
  | { readonly is: "incomplete"; readonly sourceId: string; readonly wants: readonly Wanted[] };
export type Wanted = { readonly type: "Patient" | "Binary"; readonly address: string };

/**
 * Reads one DocumentReference (https://hl7.org/fhir/R4/documentreference.html) against what came with it. Its labels, those
 * of its file and those of the bundle count together, and those of its patient, of a composition and of another document with
 * the same file tighten them; `timeZone` is the practice's, and says which day an instant was.
 */
export function readDocument(
  { address, resource }: Found<DocumentReference>,
  pool: Pool,
  timeZone: TimeZone,
): DocumentRead {
  const refused = (words: string): DocumentRead => ({ is: "refused", sourceId: address, words });
  const unfit = unfitness(resource);
  if (unfit) return refused(unfit);
  const file = fileOf(resource, address, pool);
  if (file.is === "refused") return refused(file.words);
  const reference = resource.subject?.reference;
  if (reference === undefined) return refused("It does not say whose record it is (subject).");
  const subject = resolved(reference, address);
  const patient = pool.patients.get(subject);
  if (patient === "several") return refused("Several patients have the address that it names.");
  const wants: Wanted[] = [];
  if (patient === undefined) wants.push({ type: "Patient", address: subject });
  if (file.is === "elsewhere") wants.push({ type: "Binary", address: file.address });
  if (patient === undefined || file.is === "elsewhere") return { is: "incomplete", sourceId: address, wants };
  const person = personOf(patient);
  if (!person) return refused("Its patient has no name or no whole birth date.");
  const author = resource.author?.find(({ display }) => display !== undefined)?.display;
  if (author === undefined) return refused("It does not say who wrote it (author).");

  const session = sessionOf(resource, timeZone);
  if (!session) return refused("It says no day: neither that of the session nor one of its own.");
  const title = resource.content.find(({ attachment }) => attachment.title !== undefined)?.attachment.title;
  const taken = {
    sourceId: address,
    patient: person,
    author,
    sessionOn: session.on,
    title: (title ?? "")
      .replaceAll(/\p{Cc}+/gu, " ")
      .trim()
      .slice(0, 200),
    pdf: file.base64,
  };
  const beside = [
    ...(patient.meta?.security ?? []),
    ...pool.composed,
    ...pool.byFile(fileKeyOf(resource, address) ?? ""),
  ];
  const what = classOf(resource, [...pool.labels, ...file.labels, ...tightening(beside)]);
  if ("because" in what) return { is: "unclassified", ...taken, because: what.because };
  return session.certain
    ? { is: "known", ...taken, kind: what.kind }
    : { is: "unclassified", ...taken, because: "no-session-date" };
}

/** Why a document is not to be taken in whatever it holds; undefined when it may be. */
function unfitness({ status, docStatus, implicitRules, modifierExtension }: DocumentReference) {
  if (implicitRules !== undefined || modifierExtension !== undefined)
    return "It is under rules or carries an extension that changes its meaning and is not known here.";
  if (status === "entered-in-error" || docStatus === "entered-in-error")
    return "Its source says that it was entered in error.";
  if (status === "superseded") return "Its source says that another one has taken its place.";
  return docStatus === "preliminary" ? "It is not finished: its source calls it preliminary." : undefined;
}

/** The kind that labels and type agree on. A label tightens what a type says, and never the other way round. */
function classOf(
  document: DocumentReference,
  beside: Pool["labels"],
): { readonly kind: KindByLabel } | { readonly because: BroughtInBecause } {
  const label = labelled([...ownLabels(document), ...beside]);
  if (label.is === "unclassified") return label;
  if (label.is === "psychotherapy-note") return { kind: label.is };
  const says = typed(document.type?.coding ?? []);
  if ("because" in says) return says;
  return label.is === "sud-record" ? { kind: label.is } : says;
}

/** The day of the session; that of the document itself, uncertain, where none is said. */
function sessionOf({ context, date }: DocumentReference, timeZone: TimeZone) {
  const on = dayOf(context?.period?.start, timeZone);
  if (on !== undefined) return { on, certain: true };
  const written = dayOf(date, timeZone);
  return written === undefined ? undefined : { on: written, certain: false };
}

function dayOf(written: string | undefined, timeZone: TimeZone): CalendarDate | undefined {
  if (written === undefined) return undefined;
  if (calendarDateSchema.safeParse(written).success) return written;
  return instantSchema.safeParse(written).success ? localDateOf(written, timeZone) : undefined;
}

function personOf({
  name = [],
  birthDate,
  implicitRules,
  modifierExtension,
}: FhirPatient): Person | undefined {
  if (implicitRules !== undefined || modifierExtension !== undefined) return undefined;
  const born = calendarDateSchema.safeParse(birthDate);
  const names = name
    .filter(({ use }) => use !== "old")
    .map(
      ({ text, given = [], family }) =>
        text ?? [...given, ...(family === undefined ? [] : [family])].join(" "),
    )
    .map((one) => one.trim())
    .filter((one) => one !== "");
  return born.success && names.length > 0 ? { names, birthDate: born.data } : undefined;
}
