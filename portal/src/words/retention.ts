import { dispositionWords, holderWords } from "../../../workflows/contract/retention-words.ts";
import type { DisposalView, Period, Shelf } from "../../../workflows/contract/retention.ts";
import { dateWords, instantWords } from "./dates.ts";

type Disposition = Shelf["classes"][number]["disposition"];
type Holder = Extract<Disposition, { kind: "held" }>["by"][number];
type Said = { readonly tone: "good" | "warn" | "bad" | "info" | "plain"; readonly words: string };

/** What becomes of something, in a word. */
export const dispositionBadges: Readonly<Record<Disposition["kind"], Said>> = {
  held: { tone: "warn", words: "Held" },
  kept: { tone: "plain", words: "Kept" },
  due: { tone: "info", words: "Due" },
  undecided: { tone: "plain", words: "A person decides" },
};

/** The classes of a shelf that have one answer, together, so that it is said once. */
export function answersOf(classes: Shelf["classes"]): readonly {
  readonly classes: readonly Shelf["classes"][number]["class"][];
  readonly kind: Disposition["kind"];
  readonly words: string;
}[] {
  const found = new Map<
    string,
    { classes: Shelf["classes"][number]["class"][]; kind: Disposition["kind"] }
  >();
  for (const { class: of, disposition } of classes) {
    const words = dispositionWords(disposition);
    const before = found.get(words);
    if (before === undefined) found.set(words, { classes: [of], kind: disposition.kind });
    else before.classes.push(of);
  }
  return [...found].map(([words, answer]) => ({ ...answer, words }));
}

/** The requests that hold anything of a shelf, each once. */
export const holdersOf = (classes: Shelf["classes"]): readonly Holder[] => [
  ...new Map(
    classes
      .flatMap(({ disposition }) => (disposition.kind === "held" ? disposition.by : []))
      .map((holder) => [holder.requestId, holder]),
  ).values(),
];

/** Whether something stands against proposing it. */
export const standsAgainst = ({ classes }: Pick<Shelf, "classes">): boolean =>
  classes.some(({ disposition }) => disposition.kind === "held" || disposition.kind === "kept");

const records = (count: number): string => (count === 1 ? "1 record" : `${count} records`);

/** How far a disposal has come, in a word. */
export function disposalBadge({ stage }: DisposalView): Said {
  switch (stage.state) {
    case "proposed":
      return { tone: "warn", words: "Waits for a second person" };
    case "declined":
      return { tone: "plain", words: "Declined" };
    case "under-way":
      return { tone: "info", words: "Under way" };
    case "stopped":
      return { tone: "bad", words: "Stopped by a hold" };
    case "done":
      return { tone: "good", words: "Destroyed" };
  }
}

/** How far a disposal has come, in a sentence that says what is left. */
export function disposalWords({ stage, records: all, destroyed }: DisposalView): string {
  switch (stage.state) {
    case "proposed":
      return `The whole record would be destroyed: ${records(all)} listed here. Nothing has been touched.`;
    case "declined":
      return `Declined by ${stage.declined.name} on ${instantWords(stage.declined.at)}. Nothing was touched. Why it stays: ${stage.reason}`;
    case "under-way":
      return `Confirmed by ${stage.confirmed.name}. ${destroyed} of ${records(all)} listed here are destroyed; the rest waits to go on.`;
    case "stopped":
      return `Stopped on ${instantWords(stage.stoppedAt)} by ${stage.holders.map(holderWords).join("; ")}. ${destroyed} of ${records(all)} listed here were destroyed before; what is left is preserved${stage.partly.length === 0 ? "" : `, of ${records(stage.partly.length)} only in part`}.`;
    case "done":
      return `Confirmed by ${stage.confirmed.name}; everything was gone on ${instantWords(stage.certificate.finishedAt)}. ${records(all)} listed here.`;
  }
}

/** From when to when a shelf reaches. */
export const spanWords = ({ records: count, firstOn, lastOn }: Shelf): string =>
  firstOn === undefined || lastOn === undefined
    ? "No ordinary record."
    : `${records(count)}, ${firstOn === lastOn ? dateWords(firstOn) : `${dateWords(firstOn)} to ${dateWords(lastOn)}`}.`;

/** How long a period is and for whom, in one sentence. */
export function periodWords({ what, licenses, years, minors }: Period): string {
  if (what === "request-papers")
    return `The papers of a request: ${years} years from when they were made or last in effect.`;
  const whose =
    licenses.length === 0 ? "" : ` of a ${licenses.map((one) => one.replaceAll("-", " ")).join(" or ")}`;
  const young =
    minors === undefined
      ? ""
      : `; of somebody younger than ${minors.below} then, at least until ${minors.below + minors.years}`;
  return `The record${whose}: ${years} years from the end of treatment${young}.`;
}
