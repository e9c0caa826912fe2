import { basisWords, isToldOf, lookWords } from "../../workflows/access/looks.ts";
import { calendarDateSchema, patientRefSchema, requestIdSchema } from "../../workflows/contract/ids.ts";
import type { Look, LooksView } from "../../workflows/contract/looks.ts";
import type { DrawnUp } from "../../workflows/contract/papers-to-send.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import { addDays } from "../../workflows/deadlines/civil-calendar.ts";
import type { CalendarDate } from "../../workflows/vocabulary/dates.ts";
import { csvOf } from "../adapters/csv.ts";
import { created, ok, refuse, showing } from "../adapters/http-router.ts";
import type { Call, RouteHandler } from "../adapters/http-router.ts";
import type { ReadLooks, Shown } from "../adapters/looks.ts";
import type { Member } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import type { RequestReader } from "../adapters/request-reader.dynamodb.ts";
import { memberOf } from "../adapters/staff-member.ts";

export type LookPorts = {
  readonly practices: Pick<Practices, "member" | "members" | "patient">;
  readonly requests: Pick<RequestReader, "read">;
  readonly readLooks: ReadLooks;
  readonly now: () => Date;
};
/** Of what looks are asked for, how they are found among all, and the first day that can hold any. */
type Asked = {
  readonly shown: Shown;
  readonly named: string;
  readonly isOfIt: (look: Look) => boolean;
  readonly since: CalendarDate;
};
type Find = (member: Member, call: Call) => Promise<Asked | { readonly problem: Refusal }>;

/** So many days are read for one page. */
const daysOfPage = 31;
/** Documentation is kept for six years (45 CFR 164.316(b)(2)(i)); earlier days are not offered. */
const daysKept = 2192;

/** Nothing is kept of days before. */
const firstDay = "2020-01-01";

const officersAlone = refusal(
  "not-allowed-for-role",
  "Who looked at what is read by the privacy officer alone.",
);

/** Who looked at a request or a patient, day by day: shown to the privacy officer, or saved as a table. */
export function lookRoutes({ practices, requests, readLooks, now }: LookPorts) {
  const ofRequest: Find = async ({ practiceId }, { params }) => {
    const requestId = requestIdSchema.safeParse(params["requestId"]);
    const request = requestId.success
      ? await requests.read({ practiceId, requestId: requestId.data })
      : undefined;
    if (!requestId.success || !request) return { problem: notFound() };
    return {
      shown: { what: "looks", requestId: requestId.data },
      named: request.trackingNumber,
      isOfIt: (look) => look.requestId === requestId.data,
      since: request.receivedAt.slice(0, 10),
    };
  };
  const ofPatient: Find = async ({ practiceId }, { params }) => {
    const patientRef = patientRefSchema.safeParse(params["patientRef"]);
    const patient = patientRef.success ? await practices.patient(practiceId, patientRef.data) : undefined;
    if (!patient) return { problem: notFound() };
    return {
      shown: { what: "looks", patients: [patient.patientRef] },
      named: "patient",
      isOfIt: (look) => look.patients?.includes(patient.patientRef) === true,
      since: addDays(now().toISOString().slice(0, 10), -daysKept),
    };
  };
  /** One page, in which nothing but the days decides what is looked through: no count tells of a look that is left out. */
  const page = async (member: Member, upToOn: CalendarDate, { isOfIt, since }: Asked): Promise<LooksView> => {
    const { practiceId } = member;
    const days = Array.from({ length: daysOfPage }, (_, back) => addDays(upToOn, -back));
    const [people, ...read] = await Promise.all([
      practices.members(practiceId),
      ...days.map((day) => readLooks(practiceId, day)),
    ]);
    const names = new Map(people.map(({ personId, name }) => [personId, name]));
    const looks = read
      .flat()
      .filter((look) => isOfIt(look) && isToldOf(member, look))
      .toSorted((one, other) => other.at.localeCompare(one.at))
      .map(({ at, personId, roles, what, basis }) => ({
        at,
        by: names.get(personId) ?? `Somebody who has left (${personId})`,
        roles,
        ...lookWords[what],
        basis: basisWords[basis],
      }));
    const fromOn = addDays(upToOn, 1 - daysOfPage);
    return { fromOn, upToOn, looks, goesOn: fromOn > since };
  };
  const answering =
    (find: Find, answer: (view: LooksView, asked: Asked) => ReturnType<typeof ok>): RouteHandler =>
    async (call) => {
      const staff = await memberOf(practices, call.sub);
      if ("problem" in staff) return staff;
      const { member } = staff;
      const asked = await find(member, call);
      if ("problem" in asked) return asked;
      if (!member.roles.includes("privacy-officer")) return refuse(officersAlone);
      const upToOn = calendarDateSchema.safeParse(call.params["upToOn"]);
      if (!upToOn.success || upToOn.data < firstDay) return refuse(notFound());
      return showing(answer(await page(member, upToOn.data, asked), asked), member, asked.shown);
    };
  const saved = (view: LooksView, { named }: Asked) =>
    created({
      fileName: `who-looked-${named}-${view.fromOn}-to-${view.upToOn}.csv`,
      contentType: "text/csv; charset=utf-8",
      base64: Buffer.from(csvOf([heads, ...view.looks.map(rowOf)])).toString("base64"),
    } satisfies DrawnUp);
  return {
    requestLooks: answering(ofRequest, ok),
    saveRequestLooks: answering(ofRequest, saved),
    patientLooks: answering(ofPatient, ok),
    savePatientLooks: answering(ofPatient, saved),
  } as const;
}

const heads = ["When (UTC)", "Who", "Roles", "What", "Why", "Basis"];
const rowOf = ({ at, by, roles, what, why, basis }: LooksView["looks"][number]): readonly string[] => [
  at,
  by,
  roles.join(" "),
  what,
  why,
  basis,
];
