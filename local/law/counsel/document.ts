import { allPacks } from "../../../workflows/law/packs/index.ts";
import { notReviewed } from "../../../workflows/law/packs/us-states/source.ts";
import { overlays } from "../../../workflows/law/packs/us-states/index.ts";
import { askedPointers, questionFor } from "../../../workflows/law/questions.ts";
import { bodyLines, countingLines, dutyLines, federalForms, switchLines } from "./common.ts";
import { guidanceLines } from "./guidance.ts";
import { anchor, code, heading, item, plain, table } from "./markdown.ts";
import { holidayLines } from "./holidays.ts";
import { packLines } from "./rules.ts";
import { stateLines } from "./state.ts";

const titles: Readonly<Record<string, string>> = {
  "us-hipaa": "HIPAA: the Privacy Rule",
  "us-part-2": "Substance use disorder records: 42 CFR Part 2",
  "us-federal-courts": "Federal courts: process and privilege",
  "us-preemption": "Federal beside state law",
  "us-state-default": "Where no state's law is settled",
};

/** The day whose law staff are shown here: that on which the rules were last compiled. */
const lawOf = notReviewed.compiledOn;

const introduction: readonly string[] = [
  "# The rules by which Duces answers",
  "",
  "For counsel. This is every rule the engine holds, printed from the data it runs on. It is no legal advice, and no lawyer has approved it unless a review below says so.",
];

const howToRead: readonly string[] = [
  ...heading(2, "How to read it"),
  item(
    "An answer is yes, no or unknown. Unknown never satisfies a rule, and what is not known is asked for.",
  ),
  item(
    "Nothing is released unless every governing body of law opens it and no rule holds it. Of several results the one that protects the client more stands.",
  ),
  item(
    "Confidence: **verified** was read in the words of the law; **researched** in a decision's summary or a page about the law; **disputed** is read in more than one way; **unverified** was read nowhere. What is unverified may only make an answer stricter.",
  ),
  item("A rule is applied to a request if it was law on the day of the request."),
  item("Facts of the case file stand as `/this`; the last section says what is asked of staff for each."),
];

function summary(): readonly string[] {
  const rules = allPacks.flatMap((pack) => pack.rules);
  const marks = ["verified", "researched", "disputed", "unverified"] as const;
  return [
    ...heading(2, "At a glance"),
    ...table(
      ["Pack", "Version", "Review", "Rules", ...marks, "with open questions"],
      allPacks.map((pack) => [
        code(pack.id),
        pack.version,
        pack.review.status,
        String(pack.rules.length),
        ...marks.map((mark) => String(pack.rules.filter((rule) => rule.confidence === mark).length)),
        String(pack.rules.filter((rule) => (rule.openQuestions ?? []).length > 0).length),
      ]),
    ),
    "",
    `${rules.length} rules in all.`,
  ];
}

const questionLines = (): readonly string[] => [
  ...heading(2, "What is asked of staff"),
  ...table(
    ["Fact", "Question"],
    askedPointers.map((pointer) => [code(pointer), plain(questionFor(pointer))]),
  ),
];

const contents = (lines: readonly string[]): readonly string[] => [
  ...heading(2, "Contents"),
  ...lines
    .filter((line) => line.startsWith("## "))
    .map((line) => item(`[${line.slice(3)}](#${anchor(line.slice(3))})`)),
];

/** Every rule the engine holds, as Markdown for counsel. */
export function counselDocument(): string {
  const federal = allPacks.filter(({ id }) => id in titles);
  const sections = [
    ...howToRead,
    ...summary(),
    ...bodyLines(),
    ...switchLines(),
    ...federal.flatMap((pack) => [...heading(2, titles[pack.id] ?? pack.id), ...packLines(pack)]),
    ...federalForms(),
    ...countingLines(),
    ...holidayLines(),
    ...dutyLines(),
    ...guidanceLines(lawOf),
    ...overlays.flatMap(stateLines),
    ...questionLines(),
  ];
  return [...introduction, ...contents(sections), ...sections, ""].join("\n");
}
