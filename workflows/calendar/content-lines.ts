// The lines of an iCalendar stream (RFC 5545, section 3.1): names and values, escaped, folded, ended by CRLF.

const mostOctets = 75;

/** The octets of one character in UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

/** A line of at most 75 octets, or several of which each but the first begins with a space; no character is cut in two. */
function folded(line: string): string {
  const lines: string[] = [];
  let [current, octets] = ["", 0];
  for (const character of line) {
    const more = octetsOf(character);
    if (octets + more > mostOctets) {
      lines.push(current);
      [current, octets] = [" ", 1];
    }
    current += character;
    octets += more;
  }
  return [...lines, current].join("\r\n");
}

/** A value of type TEXT (section 3.3.11): what has a meaning of its own is escaped, control characters are left out. */
export const text = (words: string): string =>
  words
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll(/\r\n|\r|\n/g, "\\n")
    .replaceAll(/\p{Cc}/gu, "");

/** A property and its value, or several of them, as one stream. */
export const contentLines = (lines: readonly (readonly [name: string, value: string])[]): string =>
  lines.map(([name, value]) => `${folded(`${name}:${value}`)}\r\n`).join("");
