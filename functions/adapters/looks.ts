import type { Look } from "../../workflows/contract/looks.ts";
import type { CalendarDate } from "../../workflows/vocabulary/dates.ts";
import type { Member } from "./practice-rows.ts";

/** Who is shown what: the member, and of what is shown the kind, the request, and everybody whom it names. */
export type Shown = Pick<Look, "what" | "requestId" | "patients" | "documentId" | "reading">;
export type Seen = Shown & { readonly by: Pick<Member, "practiceId" | "personId" | "roles"> };
/** Puts a look on record; throws when it cannot, and then nothing may be shown. */
export type RecordLook = (seen: Seen) => Promise<void>;
/** The looks of one day of the calendar in UTC, in the order in which they were recorded. */
export type ReadLooks = (practiceId: string, day: CalendarDate) => Promise<readonly Look[]>;

/** For a function that shows nobody of a practice anything: were it to, it could not. */
export const showsNobody: RecordLook = () =>
  Promise.reject(new Error("this function keeps no record of looks, so it shows nothing"));
