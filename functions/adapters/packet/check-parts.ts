import type { Duplex } from "node:stream";
import type { RedactionFinding } from "../../../workflows/production/redaction-check/finding.ts";
import { checkFile } from "../redaction-check/check-file.ts";
import type { EngineAnswer } from "./engine-child.ts";
import { onFrames, sendFrame } from "./frames.ts";
import { pageWords, textFileOf } from "./page-words.ts";

/** Says through a pipe that the engine is loaded, and checks each file that comes through it; what it found stays here, but for where it is, and the words of the pages go back. */
export function checkParts(pipe: Duplex): void {
  const answer = (words: EngineAnswer, text?: Buffer) => sendFrame(pipe, words, text);
  onFrames(pipe, ({ bytes }) => {
    const found: RedactionFinding[] = [];
    let seen = 0;
    const tell = ({
      findings,
      pages,
    }: {
      readonly findings: readonly RedactionFinding[];
      readonly pages: number;
    }) => {
      found.push(...findings);
      seen += pages;
    };
    void checkFile(bytes, { terms: [] }, tell).then(async () => {
      // What cannot be read was found to be so.
      const words = await pageWords(bytes).catch(() => []);
      const findings = found.map(({ kind, page }) => ({ kind, page }));
      answer({ checked: { findings, pages: seen } }, Buffer.from(textFileOf(words)));
    });
  });
  answer({ ready: true });
}
