import { dispositionWords, holderWords } from "../../../workflows/contract/retention-words.ts";
import type { DisposalView, Period, Shelf } from "../../../workflows/contract/retention.ts";
import { dateWords, instantWords } from "./dates.ts";

type Disposition = Shelf["classes"][number]["disposition"];
export type Holder = Extract<Disposition, { kind: "held" }>["by"][number];
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

/** What files of a closed request these are. */
export const filesWords = ({ trackingNumber, lastOn }: Shelf["files"][number]): string =>
  `Files of request ${trackingNumber}, in which something last happened on ${dateWords(lastOn)}`;

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
/** So many of so many, with the verb that follows. */
const gone = (some: number, all: number, tense: "is" | "was"): string => {
  const many = { is: "are", was: "were" }[tense];
  if (all === 0) return "No record is listed here";
  return `${some} of ${records(all)} ${some === 1 ? tense : many} destroyed`;
};
const byItself = "by itself within a quarter of an hour";

/** Who carries a disposal out that is under way: somebody now, nobody since it broke off or its call was over, or it waits. */
type Running = "now" | "broke-off" | "waits" | "destroyed";
export function runningNow(
  { runsUntil, lastLookAt }: Extract<DisposalView["stage"], { state: "under-way" }>,
  now: number,
): Running {
  if (runsUntil !== null) return Date.parse(runsUntil) > now ? "now" : "broke-off";
  return lastLookAt === null ? "waits" : "destroyed";
}

/** How far a disposal has come, in a word. */
export function disposalBadge({ stage }: Pick<DisposalView, "stage">, now: number): Said {
  switch (stage.state) {
    case "proposed":
      return { tone: "warn", words: "Waits for a second person" };
    case "declined":
      return { tone: "plain", words: "Declined" };
    case "under-way":
      return underWayBadge[runningNow(stage, now)];
    case "stopped":
      return { tone: "bad", words: stage.holders.length > 0 ? "Stopped by a hold" : "Stopped" };
    case "closed":
      return { tone: "plain", words: "Closed" };
    case "done":
      return { tone: "good", words: "Destroyed" };
  }
}
const underWayBadge: Readonly<Record<Running, Said>> = {
  now: { tone: "info", words: "Under way" },
  "broke-off": { tone: "warn", words: "Broke off" },
  waits: { tone: "info", words: "Under way" },
  destroyed: { tone: "info", words: "Destroyed, certificate to come" },
};

/** How far a disposal has come, in sentences that say what is left and what comes next. */
export function disposalWords(
  { stage, records: all, destroyed }: Pick<DisposalView, "stage" | "records" | "destroyed">,
  now: number,
): string {
  switch (stage.state) {
    case "proposed":
      return `To be destroyed: ${records(all)}. Nothing has been touched.`;
    case "declined":
      return `Declined by ${stage.declined.name} on ${instantWords(stage.declined.at)}. Nothing was touched. Why it stays: ${stage.reason}`;
    case "under-way":
      return `Confirmed by ${stage.confirmed.name}. ${gone(destroyed, all, "is")}. ${nextWords(stage, now)}`;
    case "stopped":
      return `Stopped on ${instantWords(stage.stoppedAt)}${stage.holders.length > 0 ? ` by ${stage.holders.map(holderWords).join("; ")}` : ""}. ${stage.words === "" ? "" : `${stage.words} `}${gone(destroyed, all, "was")}. What is left is preserved${inPart(stage.partly.length)}, and nothing goes on by itself.`;
    case "closed":
      return `Closed by ${stage.closed.name} on ${instantWords(stage.closed.at)}: ${stage.reason} ${gone(destroyed, all, "was")}. What was whole is on file again${inPart(stage.partly.length)}.`;
    case "done":
      return `Confirmed by ${stage.confirmed.name}. ${all === 0 ? "No record is listed here" : `${records(all)} ${all === 1 ? "was" : "were"} destroyed`}. A last look on ${instantWords(stage.certificate.finishedAt)} found nothing left.${tooLateWords(stage.certificate.tooLate)}`;
  }
}

const inPart = (partly: number): string => (partly === 0 ? "" : `, of ${records(partly)} only in part`);
const tooLateWords = (tooLate: readonly Holder[]): string =>
  tooLate.length === 0
    ? ""
    : ` Requests that came too late to keep it: ${tooLate.map(holderWords).join("; ")}.`;

function nextWords(stage: Extract<DisposalView["stage"], { state: "under-way" }>, now: number): string {
  switch (runningNow(stage, now)) {
    case "now":
      return "It is being carried out at this moment.";
    case "broke-off":
      return `It broke off, and goes on ${byItself}.`;
    case "waits":
      return `The rest goes on ${byItself}.`;
    case "destroyed":
      return `The certificate comes ${byItself}, after a last look that nothing came in meanwhile.`;
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
