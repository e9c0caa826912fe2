import type { RedactionKind } from "../../../workflows/contract/redaction-kinds.ts";
import type { EngineAnswer } from "./engine-child.ts";
import type { Answered } from "./engine-process.ts";
import { documentFile } from "./document-file.ts";
import type { Part, PartOrder } from "./part.ts";

/** What the pages of a document still hold that nobody sees: its kind, and the page from 1 where it is on one; never a word of it. */
export type LeftBehind = { readonly kind: RedactionKind; readonly page: number | null };
/** What became of the look at a part, and the words of its pages as a file of its own; none where it could not be read. */
export type Looked = { readonly leftBehind: readonly LeftBehind[]; readonly text: string };

/**
 * Holds a part against an engine that had no hand in it, in the file that the part makes by itself. A part that ends the engine,
 * or of which it saw too few pages, cannot be checked, and that is told like what is found.
 */
export const checkedPart =
  (ask: (file: Buffer, pages: number) => Promise<Answered>) =>
  async (part: Part, { withheld }: Pick<PartOrder, "withheld">): Promise<Looked> => {
    if (part.count === 0) return { leftBehind: [], text: "" };
    const answer = await ask((await documentFile(part, new Date(0))).bytes, part.count);
    const said = "died" in answer ? undefined : (answer.words as EngineAnswer);
    if ("died" in answer || !said || !("checked" in said)) return { leftBehind: [unreadable], text: "" };
    const { findings, pages } = said.checked;
    const written = Array.from({ length: part.numbers }, (_, at) => at + 1).filter(
      (page) => !withheld.includes(page),
    );
    const found = findings.map(({ kind, page }) => ({
      kind,
      page: page === null ? null : (written[page - 1] ?? null),
    }));
    return {
      leftBehind: pages === part.count ? found : [...found, unreadable],
      text: answer.bytes.toString("utf8"),
    };
  };

const unreadable: LeftBehind = { kind: "unreadable", page: null };
