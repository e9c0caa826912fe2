const longest = 200;

/** The name a file is shown under: composed letters, no path, no control or direction characters, at most 200. */
export function shownFileName(sent: string): string {
  const composed = sent.slice(0, 8000).toWellFormed().normalize("NFC");
  const last = composed.split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
  // A letter of two halves is not cut in the middle.
  const short = clean
    .slice(0, longest)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trim();
  return /^\.*$/.test(short) ? "document.pdf" : short;
}
