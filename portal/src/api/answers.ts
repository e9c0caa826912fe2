import { routes } from "../../../workflows/contract/http.ts";
import type { RouteName } from "../../../workflows/contract/http.ts";
import type { OutsideAnswers } from "./outside-answers.ts";
import type { StaffAnswers } from "./staff-answers.ts";
import { unreadable } from "./refusal.ts";
import { Said } from "./said.ts";

type Answers = OutsideAnswers & StaffAnswers;
/** What a route answers when it does not refuse; one that answers other programs answers no page. */
export type AnswerOf<Name extends RouteName> = Name extends keyof Answers ? Answers[Name] : never;

type Parser = (name: RouteName, value: unknown) => unknown;

// The schemas are heavy and an outsider never needs the staff's: each table loads while the answer is under way.
const staffParser = async (): Promise<Parser> => (await import("./staff-answers.ts")).parseStaffAnswer;
const outsideParser = async (): Promise<Parser> => (await import("./outside-answers.ts")).parseOutsideAnswer;

/** Parses the text of an answer with the route's schema; throws the problem of an answer that does not fit. */
export async function parseAnswer<Name extends RouteName>(name: Name, text: string): Promise<AnswerOf<Name>> {
  const parser = await (routes[name].session === "staff" ? staffParser() : outsideParser());
  try {
    const value: unknown = text === "" ? {} : JSON.parse(text);
    return parser(name, value) as AnswerOf<Name>;
  } catch (error) {
    throw new Said(unreadable(routes[name].path).words, { cause: error });
  }
}
