const capitals: Readonly<Record<string, string>> = {
  hhs: "HHS",
  ocr: "OCR",
  cps: "CPS",
  doj: "DOJ",
  cid: "CID",
  sud: "SUD",
  ca: "California",
  va: "Virginia",
  md: "Maryland",
  wa: "Washington",
  or: "or",
  fl: "Florida",
  nj: "New Jersey",
  az: "Arizona",
  il: "Illinois",
  part2: "Part 2",
  hipaa: "HIPAA",
  mhddca: "MHDDCA",
  qpo: "protective order",
  packet: "archive",
};

/** A code of a closed list as words: hyphens become spaces, and the first letter a capital. */
export function plain(code: string): string {
  const words = code.split(/[-_]/).map((word) => capitals[word] ?? word);
  return capitalized(words.join(" "));
}

/** Words as they begin a line. */
export const capitalized = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The same to stand inside a sentence: its first letter stays small unless it is a name. */
export function plainInside(code: string): string {
  const text = plain(code);
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** A name of a state as the machine writes it (camelCase, dots between levels) as words. */
export function stateWords(name: string): string {
  const last = name.split(".").at(-1) ?? name;
  return plain(last.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase());
}
