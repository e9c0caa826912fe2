import { dateInWords } from "../deadlines/civil-calendar.ts";
import type { Instant } from "../vocabulary/dates.ts";
import { cleanedCopies } from "../request/cleaned-copies.ts";
import type { PaperOnFile } from "../request/context.ts";
import type { PaperCase } from "./case.ts";
import { lackOfPapers } from "./cures.ts";
import { drawUp } from "./draw-up.ts";
import type { Block, Paper } from "./paper.ts";
import { heading, lines, newPage, say, title } from "./template.ts";
import type { Template } from "./template.ts";
import { classWords, purposeWords } from "./words.ts";

/** A paper that is bound, and why the case calls for it. */
export type Part = { readonly paper: Paper; readonly why: string };
/** What was done, by whom, in words that name no record. */
export type HistoryRow = { readonly at: Instant; readonly actor: string; readonly words: string };
/** Where a part begins, or why a paper is not among the pages. */
export type Place =
  | { readonly name: string; readonly page: number; readonly reason?: never }
  | { readonly name: string; readonly page?: never; readonly reason: string };
type Bound = {
  readonly parts: readonly Part[];
  readonly history: readonly HistoryRow[];
  /** What is known of the pages; nothing before the binder is set. */
  readonly places: readonly Place[];
};

/** A paper on file with its number and name in the binder. */
export type ReceivedPaper = { readonly name: string; readonly onFile: PaperOnFile };

const filedBy = { requester: "Received", practice: "Put on file by the practice" } as const;
/** The papers on file that were let in, in the order in which they came. */
export const receivedPapers = (papers: readonly PaperOnFile[]): readonly ReceivedPaper[] =>
  papers
    .filter(({ state }) => state === "admitted")
    .map((onFile, at) => ({
      name: `R${at + 1}. ${filedBy[onFile.sentBy]}: ${purposeWords[onFile.purpose]}`,
      onFile,
    }));

const own = ["The case", "Dates", "What was done"] as const;
const counted = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;
const plain = (code: string): string => code.replaceAll("-", " ");

const partName = (at: number, name: string): string => `Part ${at + 1}. ${name}`;
/** Whether a title begins a part of the binder; the papers in it have titles of their own. */
export const beginsPart = (words: string): boolean => /^Part \d+\. /u.test(words);

/** Every part of the binder with its page, then every paper on file with its page and digest, or the reason why it is not bound. */
function indexRows(about: PaperCase, { parts, history, places }: Bound): readonly (readonly string[])[] {
  const pageOf = (name: string) => String(places.find((place) => place.name === name)?.page ?? "");
  const told = [
    dateInWords(about.on),
    `${about.law.deadlines.length} in all`,
    counted(history.length, "entry", "entries"),
  ];
  const { papers } = about.context;
  const copies = cleanedCopies(about.events);
  return [
    ...own.map((name, at) => [String(at + 1), name, told[at] ?? "", pageOf(partName(at, name))]),
    ...parts.map(({ paper: { title: name }, why }, at) => [
      String(own.length + at + 1),
      name,
      why,
      pageOf(partName(own.length + at, name)),
    ]),
    ...receivedPapers(papers).map(({ name, onFile: { documentId, pages, sha256 } }) => {
      const copy = copies.get(documentId);
      const reason = places.find((place) => place.name === name)?.reason;
      const [number = "", ...words] = name.split(". ");
      return [
        number,
        words.join(". "),
        `${counted(pages ?? 0, "page", "pages")}${reason === undefined ? "" : `, ${reason}`}; SHA-256 ${sha256}${copy ? `; bound from the copy without what acted in it, SHA-256 ${copy.sha256}` : ""}`,
        pageOf(name),
      ];
    }),
    ...papers
      .filter(({ state }) => state !== "admitted")
      .map(({ purpose, state, refusal, sha256 }) => [
        "",
        purposeWords[purpose],
        `not bound: ${state === "announced" ? "announced, and not here" : `not let in (${plain(refusal ?? "refused")})`}; SHA-256 ${sha256}`,
        "",
      ]),
  ];
}

const outcomeRows = ({ law }: PaperCase): readonly (readonly string[])[] =>
  Object.entries(law.outcomes).map(([name, { outcome }]) => [
    classWords[name as keyof typeof classWords],
    plain(outcome),
  ]);

const lacks = (about: PaperCase): boolean => lackOfPapers(about).length > 0;

const front = (bound: Bound): Template => ({
  paper: "binder",
  version: "2026.11.2",
  title: "Binder",
  to: "Counsel of the practice; an insurer only on counsel's word",
  counsel: "none",
  forStrangersToo: false,
  offered: ({ context: { stage } }) =>
    stage === "blank" || stage === "draft"
      ? undefined
      : "Everything about the request in one file: the case, the dates, what was done, every paper it calls for, and the papers on file themselves. Opened by whoever signed in lately; the file is kept for a week.",
  pieces: [
    { kind: "notice", text: "CONFIDENTIAL. For counsel of the practice." },
    title("Binder of request {trackingNumber}"),
    lines("{practiceName}", "{today}"),
    heading("Index"),
    {
      kind: "table",
      head: ["Part", "What", "Of it", "Page"],
      of: (about) => indexRows(about, bound),
      orElse: "received",
    },
    newPage,
    title("Part 1. The case"),
    lines(
      "Paper: {paper}",
      "Case: {caption?}",
      "Court: {court}",
      "Docket number: {docket}",
      "Who asks: {requester}",
      "Firm: {firm?}",
      "For: {representedParty?}",
      "Person named: {subject}",
      "Asked for: {asksFor}",
      "Issued: {issuedOn}",
      "Served: {servedOn}",
      "Received: {receivedOn}",
      "Return date: {returnOn}",
    ),
    say("What the law makes of each kind of record that is asked for, on the facts as they are now:"),
    { kind: "table", head: ["Kind", "Outcome"], of: outcomeRows, orElse: "asksFor" },
    say("What the papers lack, and what would cure it:", lacks),
    {
      kind: "table",
      head: ["Finding", "Cure", "Provision"],
      of: lackOfPapers,
      orElse: "asksFor",
      when: lacks,
    },
    say("What the law asks of the practice:", ({ law }) => law.actions.length > 0),
    {
      kind: "items",
      of: ({ law }) =>
        law.actions.map(
          ({ verb, why, citation }) =>
            `${plain(verb)}: ${why}${citation === undefined ? "" : ` (${citation})`}`,
        ),
      orElse: "asksFor",
      when: ({ law }) => law.actions.length > 0,
    },
    say("Questions that are open:", ({ law }) => law.missingFacts.length > 0),
    {
      kind: "items",
      of: ({ law }) => [...new Set(law.missingFacts.map(({ question }) => question))],
      orElse: "asksFor",
      when: ({ law }) => law.missingFacts.length > 0,
    },
    newPage,
    title("Part 2. Dates"),
    {
      kind: "table",
      head: ["Date", "What", "How it was reached"],
      of: ({ law }) =>
        law.deadlines.map(({ id, safeOn, dueOn, limitOn, earliestOn, steps, citation }) => {
          const on = safeOn ?? dueOn ?? limitOn ?? earliestOn;
          return [on === undefined ? "" : dateInWords(on), plain(id), `${steps.join(" ")} (${citation})`];
        }),
      orElse: "servedOn",
    },
    title("Part 3. What was done"),
    {
      kind: "table",
      head: ["When", "Who", "What"],
      of: () => bound.history.map(({ at, actor, words }) => [at, actor, words]),
      orElse: "received",
    },
  ],
});

/** The binder as the list tells of it. */
export const binder: Template = front({ parts: [], history: [], places: [] });

/** Everything in one paper: an index, the case, and every paper that the case calls for, each as it stands today. */
export function binderOf(about: PaperCase, bound: Bound): Paper {
  const made = drawUp(front(bound), about);
  const papers = bound.parts.map(({ paper }) => paper);
  const missing = [made, ...papers].flatMap((one) => one.missing);
  return {
    ...made,
    blocks: [
      ...made.blocks,
      ...papers.flatMap(({ blocks, title: name }, at): Block[] => [
        { kind: "new-page" },
        { kind: "title", line: [partName(own.length + at, name)] },
        ...blocks,
      ]),
    ],
    missing: [...new Map(missing.map((one) => [one.words, one])).values()],
    unverified: papers.reduce((sum, { unverified }) => sum + unverified, made.unverified),
  };
}
