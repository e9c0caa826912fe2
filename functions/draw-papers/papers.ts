import type {
  KeptBackPaper,
  OfferedPaper,
  PaperForm,
  PaperName,
} from "../../workflows/contract/papers-to-send.ts";
import { binder, binderOf } from "../../workflows/papers/binder.ts";
import type { HistoryRow, Place } from "../../workflows/papers/binder.ts";
import { caseOfThePaperAlone, wholeCase } from "../../workflows/papers/case.ts";
import type { PaperSources } from "../../workflows/papers/case.ts";
import { drawUp } from "../../workflows/papers/draw-up.ts";
import { isCounselPaper } from "../../workflows/papers/draft.ts";
import type { Paper } from "../../workflows/papers/paper.ts";
import type { Template } from "../../workflows/papers/template.ts";
import { templates } from "../../workflows/papers/templates/index.ts";
import { draftDigest } from "./draft-digest.ts";
import { unshownIn } from "./unshown.ts";

/** A paper that the case calls for, and why. */
type Called = {
  readonly template: Template;
  readonly why: string;
  readonly draw: (places?: readonly Place[]) => Paper;
};

/** The papers that the case calls for now, in the order in which a request comes to need them; the binder holds them all. */
export function papersCalledFor(sources: PaperSources, history: readonly HistoryRow[]): readonly Called[] {
  const whole = wholeCase(sources);
  const alone = caseOfThePaperAlone(sources);
  const called = templates.flatMap((template): Called[] => {
    const about = template.forStrangersToo ? alone : whole;
    const why = template.offered(about);
    return why === undefined ? [] : [{ template, why, draw: () => drawUp(template, about) }];
  });
  const why = binder.offered(whole);
  const bind = (places: readonly Place[] = []) =>
    binderOf(whole, { parts: called.map((one) => ({ paper: one.draw(), why: one.why })), history, places });
  return why === undefined ? called : [...called, { template: binder, why, draw: bind }];
}

/** The papers that somebody may think of and that must not be drawn up as the case stands. */
export function papersKeptBack(sources: PaperSources): KeptBackPaper[] {
  const whole = wholeCase(sources);
  return templates.flatMap(({ paper, title, keptBack }) => {
    const why = keptBack?.(whole);
    return why === undefined ? [] : [{ paper, title, why }];
  });
}

/** What counsel has to do with it: the draft as it reads now, and the sign-off that waits for its filing. */
function signOffOf(paper: string, sources: PaperSources): Pick<OfferedPaper, "draft" | "signedOff"> {
  if (!isCounselPaper(paper)) return {};
  const draft = draftDigest(paper, sources);
  const { signedOff, signedDrafts } = sources.context;
  const last = sources.events.findLast(
    ({ recorded }) => recorded.type === "counsel.signed-off" && recorded.paper === paper,
  )?.recorded;
  return {
    ...(draft === undefined ? {} : { draft }),
    ...(signedOff[paper] === undefined || last?.type !== "counsel.signed-off"
      ? {}
      : {
          signedOff: {
            counsel: last.counsel,
            signedOn: last.signedOn,
            ofThisDraft: signedDrafts[paper] === draft,
          },
        }),
  };
}

/** The binder is to be read, and holds pages of others: it is a PDF alone. */
export const formsOf = (paper: PaperName): PaperForm[] => (paper === "binder" ? ["pdf"] : ["docx", "pdf"]);

/** What the desk is told of each: what it still lacks, and when it was last drawn up. */
export async function offered({ template, why, draw }: Called, sources: PaperSources): Promise<OfferedPaper> {
  const { events } = sources;
  const { blocks, counsel, missing, unverified } = draw();
  const { paper, version, title, to } = template;
  const last = events.findLast(
    ({ recorded }) => recorded.type === "paper.drawn-up" && recorded.paper === paper,
  )?.recorded;
  return {
    paper,
    title,
    version,
    why,
    to,
    counsel,
    unverified,
    forms: formsOf(paper),
    missing: [...missing],
    unshown: [...(await unshownIn({ blocks }))],
    ...signOffOf(paper, sources),
    ...(last?.type === "paper.drawn-up" ? { last: { at: last.at, version: last.version } } : {}),
  };
}

export const contentTypes = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
} as const satisfies Record<PaperForm, string>;

/** Sets a paper in one of its forms; each engine is loaded with the first paper in its form. */
export async function setPaper(paper: Paper, form: PaperForm, at: Date): Promise<Uint8Array> {
  if (form === "pdf") {
    const { setPdf } = await import("../adapters/pdf-paper.ts");
    return setPdf(paper, at);
  }
  const { setDocx } = await import("../adapters/docx-paper.ts");
  return setDocx(paper);
}
