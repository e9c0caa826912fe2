import { dateInWords } from "../deadlines/civil-calendar.ts";
import type { Instant } from "../vocabulary/dates.ts";
import type { PaperCase } from "./case.ts";
import { drawUp } from "./draw-up.ts";
import type { Block, Paper } from "./paper.ts";
import { heading, lines, newPage, say, title } from "./template.ts";
import type { Template } from "./template.ts";
import { classWords, purposeWords } from "./words.ts";

/** A paper that is bound, and why the case calls for it. */
export type Part = { readonly paper: Paper; readonly why: string };
/** What was done, by whom, in words that name no record. */
export type HistoryRow = { readonly at: Instant; readonly actor: string; readonly words: string };
type Bound = { readonly parts: readonly Part[]; readonly history: readonly HistoryRow[] };

const own = ["The case", "Dates", "What was done"] as const;
const counted = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;
const plain = (code: string): string => code.replaceAll("-", " ");

/** Every part of the binder by number, then every paper that came in by its digest. */
function indexRows(about: PaperCase, { parts, history }: Bound): readonly (readonly string[])[] {
  const told = [
    dateInWords(about.on),
    `${about.law.deadlines.length} in all`,
    counted(history.length, "entry", "entries"),
  ];
  return [
    ...own.map((name, at) => [String(at + 1), name, told[at] ?? ""]),
    ...parts.map(({ paper, why }, at) => [String(own.length + at + 1), paper.title, why]),
    ...about.context.papers
      .filter(({ state }) => state === "admitted")
      .map(({ purpose, pages, sha256 }, at) => [
        `R${at + 1}`,
        `Received: ${purposeWords[purpose]}`,
        `${counted(pages ?? 0, "page", "pages")}, kept with the request; SHA-256 ${sha256}`,
      ]),
  ];
}

const outcomeRows = ({ law }: PaperCase): readonly (readonly string[])[] =>
  Object.entries(law.outcomes).map(([name, { outcome }]) => [
    classWords[name as keyof typeof classWords],
    plain(outcome),
  ]);

const front = (bound: Bound): Template => ({
  paper: "binder",
  version: "2026.11.1",
  title: "Binder",
  to: "Counsel of the practice; an insurer only on counsel's word",
  counsel: "none",
  forStrangersToo: false,
  offered: ({ context: { stage } }) =>
    stage === "blank" || stage === "draft"
      ? undefined
      : "Everything about the request in one file: the case, the dates, what was done, every paper it calls for, and the papers that came in by digest.",
  pieces: [
    { kind: "notice", text: "CONFIDENTIAL. For counsel of the practice." },
    title("Binder of request {trackingNumber}"),
    lines("{practiceName}", "{today}"),
    heading("Index"),
    {
      kind: "table",
      head: ["Part", "What", "Of it"],
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
export const binder: Template = front({ parts: [], history: [] });

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
        { kind: "notice", line: [`Part ${own.length + at + 1}. ${name}`] },
        ...blocks,
      ]),
    ],
    missing: [...new Map(missing.map((one) => [one.words, one])).values()],
    unverified: papers.reduce((sum, { unverified }) => sum + unverified, made.unverified),
  };
}
