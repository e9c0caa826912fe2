import type { CalendarDate } from "../../vocabulary/dates.ts";

/** Who a page is about, as far as its words say. A machine only wonders: a person decides. */
export type PageIdentity = "named" | "another" | "not-named";
/** Whose a record is, as its pages may name them. */
export type NamedPatient = { readonly name: string; readonly birthDate: CalendarDate };

const label =
  /\b(?:patient|client|name of (?:patient|client)|patient name|client name)\s*(?:name)?\s*[:#]\s*/giu;
/** Two or three words that begin with a capital letter, as a name is written after its label. */
const written = /^(?:\p{Lu}[\p{L}'’-]+,?\s+){1,2}\p{Lu}[\p{L}'’-]+/u;

/**
 * Whether a page names its patient, names somebody else as the patient, or nobody. A batch that was scanned together may hold a
 * page of another: what is expected on each of them is a name or a birth date.
 */
export function identityOf(words: readonly string[], { name, birthDate }: NamedPatient): PageIdentity {
  const text = words.join(" ").normalize("NFKC");
  const parts = name.normalize("NFKC").toLocaleLowerCase("en-US").split(/\s+/u);
  const last = parts.at(-1) ?? "";
  const labelled = [...text.matchAll(label)].flatMap(
    (found) => written.exec(text.slice(found.index + found[0].length))?.[0] ?? [],
  );
  // Families share a surname, and their charts are mixed up most easily.
  const isTheirs = (said: string) => [parts[0] ?? "", last].every((part) => wordsOf(said).includes(part));
  if (labelled.some((said) => !isTheirs(said))) return "another";
  const all = wordsOf(text);
  const isNamed = all.some((word, at) => word === last && near(all, at).includes(parts[0] ?? ""));
  return isNamed || datesOf(birthDate).some((date) => text.includes(date)) ? "named" : "not-named";
}

const wordsOf = (text: string): readonly string[] =>
  text.toLocaleLowerCase("en-US").match(/[\p{L}\p{N}'’-]+/gu) ?? [];
const near = (words: readonly string[], at: number): readonly string[] =>
  words.slice(Math.max(0, at - 3), at + 4);

/** A date as it is written in a chart. */
function datesOf(date: CalendarDate): readonly string[] {
  const [year = "", month = "", day = ""] = date.split("-");
  const [m, d] = [String(Number(month)), String(Number(day))];
  return [date, `${month}/${day}/${year}`, `${m}/${d}/${year}`, `${month}-${day}-${year}`];
}
