import type { Counsel, MissingWords } from "../contract/papers-to-send.ts";
import { caseOfThePaperAlone, wholeCase } from "./case.ts";
import type { PaperCase, PaperSources } from "./case.ts";
import { fieldOf, isFieldName } from "./fields.ts";
import type { FieldName } from "./fields.ts";
import { legalWords, uncheckedMark } from "./legal.ts";
import { linesOf } from "./paper.ts";
import type { Block, Line, Paper, Run } from "./paper.ts";
import type { Piece, Template } from "./template.ts";

const mark = /\{(\w+)(\??)\}/g;

/** What is known of a line: its runs, the fields it lacks, and whether it is one that is left out where it lacks one. */
type Filled = { readonly line: Line; readonly lacks: readonly FieldName[]; readonly leftOut: boolean };

function fill(text: string, about: PaperCase): Filled {
  const runs: Run[] = [];
  const lacks: FieldName[] = [];
  let [from, leftOut] = [0, false];
  for (const found of text.matchAll(mark)) {
    const [whole, name = "", optional] = found;
    if (!isFieldName(name)) throw new Error(`no merge field is called ${name}`);
    const value = fieldOf(name).of(about);
    runs.push(text.slice(from, found.index), value ?? { blank: fieldOf(name).words });
    from = found.index + whole.length;
    if (value !== undefined) continue;
    if (optional === "?") leftOut = true;
    else lacks.push(name);
  }
  return { line: [...runs, text.slice(from)].filter((run) => run !== ""), lacks, leftOut };
}

type Made = {
  readonly blocks: readonly Block[];
  readonly lacks: readonly FieldName[];
};
const nothing: Made = { blocks: [], lacks: [] };

function blockOf(piece: Piece, about: PaperCase): Made {
  if (piece.when && !piece.when(about)) return nothing;
  switch (piece.kind) {
    case "new-page":
      return { ...nothing, blocks: [{ kind: "new-page" }] };
    case "law": {
      const { text, exact, checked } = legalWords(piece.name);
      const said = [checked ? text : `${text} ${uncheckedMark}`, ...exact];
      return { blocks: said.map((one): Block => ({ kind: "paragraph", line: [one] })), lacks: [] };
    }
    case "lines": {
      const kept = piece.lines.map((text) => fill(text, about)).filter(({ leftOut }) => !leftOut);
      const blocks: Block[] =
        kept.length === 0 ? [] : [{ kind: "lines", lines: kept.map(({ line }) => line) }];
      return { blocks, lacks: kept.flatMap(({ lacks }) => lacks) };
    }
    case "items": {
      const items = piece.of(about);
      return items.length === 0
        ? blank(piece.orElse)
        : { ...nothing, blocks: [{ kind: "items", items: items.map((item) => [item]) }] };
    }
    case "paragraphs": {
      const said = piece.of(about);
      return said.length === 0
        ? blank(piece.orElse)
        : { ...nothing, blocks: said.map((text): Block => ({ kind: "paragraph", line: [text] })) };
    }
    case "table": {
      const rows = piece.of(about).map((row) => row.map((cell) => [cell]));
      return rows.length === 0
        ? blank(piece.orElse)
        : { ...nothing, blocks: [{ kind: "table", head: piece.head, rows }] };
    }
    case "title":
    case "heading":
    case "notice":
    case "paragraph": {
      const { line, lacks, leftOut } = fill(piece.text, about);
      return leftOut ? nothing : { blocks: [{ kind: piece.kind, line }], lacks };
    }
  }
}

const blank = (name: FieldName): Made => ({
  blocks: [{ kind: "paragraph", line: [{ blank: fieldOf(name).words }] }],
  lacks: [name],
});

/** What stands on top of every draft that counsel acts on. */
const forCounsel = {
  signs:
    "DRAFT FOR COUNSEL. Drawn up from the facts of the request. It is not served, filed or sent before a licensed attorney has read it, corrected it and signed it off.",
  reads: "DRAFT. Counsel reads this before it is sent.",
  none: undefined,
} as const;

/** Who acts on the draft: counsel signs it, reads it where the law of the case or an unchecked source asks for it, or has no part. */
function counselOf(
  { counsel }: Pick<Template, "counsel">,
  { law }: Pick<PaperCase, "law">,
  unverified: number,
): Counsel {
  if (counsel !== "if-asked") return counsel;
  return law.needsCounsel || unverified > 0 ? "reads" : "none";
}

const uncheckedIn = (blocks: readonly Block[]): number =>
  blocks.flatMap(linesOf).join("\n").split(uncheckedMark).length - 1;

/** The case a template is drawn from: a neutral paper is drawn from what came in alone. */
export const caseFor = (
  { forStrangersToo }: Pick<Template, "forStrangersToo">,
  sources: PaperSources,
): PaperCase => (forStrangersToo ? caseOfThePaperAlone(sources) : wholeCase(sources));

/** Draws a paper up from the case as it is today. */
export function drawUp(template: Template, about: PaperCase): Paper {
  const made = template.pieces.map((piece) => blockOf(piece, about));
  const blocks = made.flatMap((one) => one.blocks);
  const unverified = uncheckedIn(blocks);
  const counsel = counselOf(template, about, unverified);
  const notice = forCounsel[counsel];
  const lacks = [...new Set(made.flatMap((one) => one.lacks))];
  return {
    paper: template.paper,
    title: template.title,
    version: template.version,
    on: about.on,
    counsel,
    blocks: [...(notice === undefined ? [] : [{ kind: "notice", line: [notice] } as const]), ...blocks],
    missing: lacks.map((name): MissingWords => ({ words: fieldOf(name).words, place: fieldOf(name).place })),
    unverified,
  };
}
