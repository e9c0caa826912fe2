import { membersInForce } from "../../workflows/access/stand-ins.ts";
import { digestLines } from "../../workflows/calendar/digest.ts";
import type { Queue } from "../../workflows/contract/worklist.ts";
import type { ListedDate } from "../../workflows/request/listed-dates.ts";
import { hourIn, localDateOf } from "../../workflows/facts/local-date.ts";
import type { DigestDays } from "../adapters/digest-days.dynamodb.ts";
import type { ListDates } from "../adapters/listed-dates.dynamodb.ts";
import { errorNameOf } from "../adapters/log.ts";
import type { Log } from "../adapters/log.ts";
import type { Mailroom } from "../adapters/mailroom.ses.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";

export type Digests = {
  readonly practices: Pick<Practices, "ids" | "byId" | "members">;
  readonly dates: ListDates;
  readonly days: DigestDays;
  readonly mailroom: Mailroom;
  readonly portal: string;
  readonly now: () => Date;
  readonly log: Log;
};

const sentFromHour = 7;
const openQueues: readonly Queue[] = [
  "triage",
  "review",
  "second-look",
  "release",
  "waiting",
  "after-release",
];

/** In the first round from seven o'clock in each practice, tells its managers in numbers what the day holds. */
export async function sendDigests(ports: Digests): Promise<void> {
  for (const practiceId of await ports.practices.ids()) {
    try {
      await sendDigest(ports, practiceId);
    } catch (error) {
      ports.log("error", "digest-failed", { errorName: errorNameOf(error) });
    }
  }
}

async function sendDigest(ports: Digests, practiceId: string): Promise<void> {
  const { practices, days, now } = ports;
  const practice = await practices.byId(practiceId);
  if (!practice) return;
  const at = now().toISOString();
  const today = localDateOf(at, practice.timeZone);
  if (hourIn(at, practice.timeZone) < sentFromHour || !(await days.take(practiceId, today))) return;
  try {
    await tellManagers(ports, practiceId, today);
  } catch (error) {
    await days.giveBack(practiceId, today);
    throw error;
  }
}

/** A date that binds; one to come that a letter of its own has told of is not told again before its day. */
const isToTell = ({ over, reminded, dueOn }: ListedDate, today: string): boolean =>
  !over && !(reminded && dueOn > today);

async function tellManagers(
  { practices, dates, mailroom, portal, now, log }: Digests,
  practiceId: string,
  today: string,
): Promise<void> {
  const [failed, ...lists] = await Promise.all(
    (["failed", ...openQueues] as const).map((queue) => dates(practiceId, queue)),
  );
  const dueOn = lists
    .flat()
    .flatMap((one) => one.dates.filter((date) => isToTell(date, today)).map((date) => date.dueOn));
  const lines = digestLines({ dueOn, toTriage: lists[0]?.length ?? 0, failed: failed?.length ?? 0 }, today);
  if (lines.length === 0) return;
  const members = membersInForce(await practices.members(practiceId), now().toISOString());
  const managers = members.filter(({ roles }) => roles.includes("practice-manager"));
  for (const { email } of managers)
    await mailroom(email, {
      subject: "Your desk today",
      text: `${lines.map((line) => `- ${line}.`).join("\n")}\n\nOpen the desk: ${portal}/desk\n`,
    });
  log("info", "digest-sent", { count: managers.length });
}
