import type { UnshownLetter } from "../../workflows/contract/papers-to-send.ts";
import { linesOf } from "../../workflows/papers/paper.ts";
import type { Paper } from "../../workflows/papers/paper.ts";
import { isWestern, letterFace, lettersOf } from "../adapters/letter-fonts.ts";
import { once } from "../adapters/once.ts";

const known = once(async () => new Set(lettersOf(await letterFace("plain"))));
const most = 20;

/** The letters of a paper that its PDF cannot show, each with the first line it stands in; no font is read for Western ones. */
export async function unshownIn({ blocks }: Pick<Paper, "blocks">): Promise<readonly UnshownLetter[]> {
  const beyond = blocks.flatMap(linesOf).filter((line) => !isWestern(line));
  if (beyond.length === 0) return [];
  const letters = await known();
  const found = new Map<string, UnshownLetter>();
  for (const line of beyond)
    for (const letter of line.normalize("NFC").replaceAll(/\s/gu, "")) {
      const code = letter.codePointAt(0) ?? 0;
      if (letters.has(code) || found.has(letter) || found.size === most) continue;
      const number = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
      found.set(letter, { letter, number, where: line.slice(0, 120) });
    }
  return [...found.values()];
}
