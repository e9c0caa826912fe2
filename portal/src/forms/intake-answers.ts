import type { OpenIntake } from "../../../workflows/contract/intake.ts";
import type { Answers } from "../session/answers.ts";

/** What is wrong with some answers, by field, in words that say what would be right. */
export type AnswerProblems = Partial<Record<keyof Answers, string>>;

const email = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** What is wrong on the page about the sender. */
export function problemsOfYou(answers: Answers): AnswerProblems {
  return {
    ...(answers.name.trim() === "" ? { name: "Enter your name." } : {}),
    ...(email.test(answers.email.trim())
      ? {}
      : {
          email:
            "Enter an e-mail address such as name@firm.example. The practice writes to it, and only to it.",
        }),
    ...(answers.barState.trim() === "" || /^[A-Za-z]{2}$/.test(answers.barState.trim())
      ? {}
      : { barState: "Enter the two letters of the state, such as IL." }),
  };
}

/** What is wrong on the page about the case. */
export function problemsOfCase(answers: Answers): AnswerProblems {
  return answers.kind === undefined ? { kind: "Choose what you are sending." } : {};
}

/** What is wrong on the page about what is asked for. */
export function problemsOfAsks(answers: Answers): AnswerProblems {
  const oneEnd = (answers.fromOn === "") !== (answers.toOn === "");
  const reversed = answers.fromOn !== "" && answers.toOn !== "" && answers.fromOn > answers.toOn;
  return {
    ...(answers.personName.trim() === ""
      ? { personName: "Enter the person's name as the paper has it." }
      : {}),
    ...(answers.classes.length === 0 && !answers.testimony
      ? { classes: "Choose at least one kind of record, or testimony." }
      : {}),
    ...(oneEnd ? { toOn: "Enter both dates, or leave both empty." } : {}),
    ...(reversed ? { toOn: "The last date lies before the first. Exchange them." } : {}),
  };
}

const filled = <Key extends string>(key: Key, text: string): Partial<Record<Key, string>> =>
  text.trim() === "" ? {} : ({ [key]: text.trim() } as Record<Key, string>);

/** The answers as the intake's body; call it only when no page has a problem. */
export function openIntakeOf(slug: string, answers: Answers): OpenIntake {
  const classes: OpenIntake["asks"]["classes"] =
    answers.testimony && !answers.classes.includes("testimony")
      ? [...answers.classes, "testimony"]
      : [...answers.classes];
  return {
    practice: slug,
    kind: answers.kind ?? "other",
    requester: {
      name: answers.name.trim(),
      email: answers.email.trim(),
      ...filled("firm", answers.firm),
      ...filled("phone", answers.phone),
      ...filled("barNumber", answers.barNumber),
      ...filled("barState", answers.barState.toUpperCase()),
      ...filled("representedParty", answers.representedParty),
    },
    case: {
      ...filled("court", answers.court),
      ...filled("docket", answers.docket),
      ...filled("caption", answers.caption),
    },
    asks: {
      personName: answers.personName.trim(),
      ...filled("personBirthDate", answers.personBirthDate),
      classes,
      ...(answers.fromOn === "" || answers.toOn === ""
        ? {}
        : { range: { fromOn: answers.fromOn, toOn: answers.toOn } }),
      testimony: answers.testimony,
    },
  };
}
