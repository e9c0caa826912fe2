import { dateInWords } from "../deadlines/civil-calendar.ts";
import { courtOf, privilegeLog } from "../production/privilege-log.ts";
import type { PrivilegeLogEntry } from "../production/privilege-log.ts";
import type { PaperCase } from "./case.ts";

/** The log of what is withheld, as every paper tells it; what has an opening of its own is a category and never a row. */
export const logOf = ({ person, facts }: Pick<PaperCase, "person" | "facts">): readonly PrivilegeLogEntry[] =>
  privilegeLog(person?.scope.withheld ?? [], courtOf(facts.forum));

/** The head of the log, and its rows. */
export const logHead = ["No.", "Date", "Pages", "Author", "Recipient", "Description", "Ground"] as const;
export const logRows = (about: Pick<PaperCase, "person" | "facts">): readonly (readonly string[])[] =>
  logOf(about).map(({ control, on, pages, author, recipient, describedAs, words, citation }) => [
    control,
    dateInWords(on),
    pages === null ? "not counted" : String(pages),
    author,
    recipient,
    describedAs,
    `${words} (${citation})`,
  ]);
