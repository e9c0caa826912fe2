import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Kept } from "../../../functions/advance-request/kept-files.ts";
import { advanceRequest } from "../../../functions/advance-request/advance-request.ts";
import {
  memberRows,
  patientRows,
  practiceRows,
  recordRow,
} from "../../../functions/adapters/practice-rows.ts";
import type { Member, Patient } from "../../../functions/adapters/practice-rows.ts";
import { readFilesLeft, readHolders } from "../../../functions/adapters/holders.dynamodb.ts";
import { practices } from "../../../functions/adapters/practices.dynamodb.ts";
import { readFile } from "../../../functions/adapters/request-file.dynamodb.ts";
import { requestLedger } from "../../../functions/adapters/request-ledger.dynamodb.ts";
import { requestReader } from "../../../functions/adapters/request-reader.dynamodb.ts";
import { readWorklist } from "../../../functions/adapters/worklist.dynamodb.ts";
import { staffRoutes } from "../../../functions/staff-api/routes.ts";
import { actorKindOfDoor, doorAdmits, doors, isDoor } from "../../../workflows/access/doors.ts";
import { commandOf } from "../../../workflows/access/may.ts";
import type { States } from "../../../workflows/contract/staff.ts";
import type { Submission } from "../../../workflows/contract/submission.ts";
import { requestEventSchema } from "../../../workflows/request/events.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import { restore } from "../../../workflows/request/snapshot.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";
import type { EventId, RequestId } from "../../../workflows/vocabulary/ids.ts";
import { aPractice, anOpening } from "../desk.ts";
import { answerOf, httpCall, throughTheEdge } from "../fake-calls.ts";
import type { Asked } from "../fake-calls.ts";
import { aRecord } from "../records.ts";
import { pat } from "./ids.ts";
import { ezra, mara, note, paz, psychotherapyNote, solo, vera } from "./told.ts";

const { practiceId } = aPractice;
const accountOf = (personId: string): string => `account-of-${personId}`;
const memberOf = ({
  personId,
  name,
  roles,
}: typeof mara | typeof ezra | typeof vera | typeof paz | typeof solo) => ({
  sub: accountOf(personId),
  practiceId,
  personId,
  name,
  email: "someone@harborlight.example",
  roles: [...roles],
});
const members: readonly Member[] = [mara, ezra, vera, paz].map(memberOf);
const theOnlyOne: Member = memberOf(solo);
const patientOf = (word: string, name: string): Patient => ({
  patientRef: pat(word),
  name,
  birthDate: "1987-04-19",
  treatedBy: [ezra.personId, vera.personId, solo.personId],
});
const rowsOfPractice = [
  ...practiceRows(aPractice, members),
  ...members.flatMap(memberRows),
  ...[patientOf("one", "Rowan Quillfeather"), patientOf("two", "Sage Underhill")].flatMap((one) =>
    patientRows(practiceId, one),
  ),
  ...[aRecord(note, false), aRecord(psychotherapyNote, true)].map((row) =>
    recordRow(practiceId, { ...row, patientRef: pat("one"), authorId: ezra.personId }),
  ),
];

type Account = {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly put: (row: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /** The server's clock. */
  readonly now: () => Date;
};

/** The routes of the staff and the doors of the writer, as they are deployed, over one table. */
export async function theApi({ client, table, put, now }: Account) {
  for (const row of rowsOfPractice) await put(row);
  const ledger = requestLedger(client, table);
  const stored = practices(client, table);
  // Who is told of as alone acts in a practice that has nobody else in that moment.
  let isAlone = false;
  const people = {
    ...stored,
    member: async (...asked: Parameters<typeof stored.member>) =>
      isAlone && asked[0] === theOnlyOne.sub ? theOnlyOne : stored.member(...asked),
    members: async (of: string) => (isAlone ? [theOnlyOne] : stored.members(of)),
    withPeople: async (...asked: Parameters<typeof stored.withPeople>) => {
      const around = await stored.withPeople(...asked);
      return isAlone && around ? { ...around, people: [theOnlyOne] } : around;
    },
  };
  const log = () => undefined;
  // Each request is told for itself, and years pass before what it left behind is disposed of.
  const left = readFilesLeft(client, table);
  const longAgo = "2001-02-03T12:00:00Z";
  const kept: Kept = {
    holders: async () => [],
    filesLeft: async (...of) => (await left(...of)).map((one) => ({ ...one, since: longAgo })),
  };
  const advance = { ledger, kept, practices: people, now, log };
  const submit = ({ actor, ...rest }: Submission) => {
    const identified = actor.kind === "staff" ? ({ kind: "staff", sub: actor.token } as const) : actor;
    return advanceRequest(advance, "staff", { ...rest, actor: identified });
  };
  const never = async (): Promise<never> => {
    throw new Error("no file is read or sent here");
  };
  const handler = staffRoutes({
    practices: people,
    requests: requestReader(client, table),
    worklist: readWorklist(client, table),
    file: readFile(client, table),
    holders: readHolders(client, table),
    tickets: never,
    papers: { link: never, tryRead: never },
    records: { link: never, tryRead: never },
    submit,
    now,
    looks: async () => undefined,
    edge: throughTheEdge,
    log,
  });
  const call = async (route: "command" | "overview", sub: string, asked: Asked) =>
    answerOf(await handler(httpCall(route, { sub, bearer: sub, ...asked })));

  /** Tells one event the way it comes in: a command by its route, everything else by its door. Throws when it is refused. */
  const tell = async (requestId: RequestId, said: Recorded, nth: number): Promise<void> => {
    const { at: _at, actor, judgement: _judgement, nextProductionId: _next, ...event } = said;
    const key = { practiceId, requestId };
    isAlone = actor.kind === "staff" && actor.alone === true;
    const command = actor.kind === "staff" ? commandOf(event.type) : undefined;
    if (actor.kind === "staff" && command !== undefined) {
      const { type: _type, ...payload } = event;
      const expectedVersion = (await ledger.load(key, "consistent"))?.version ?? 0;
      const commandId = `command-${String(nth).padStart(8, "0")}`;
      const { status, body } = await call("command", accountOf(actor.personId), {
        params: { requestId },
        body: { commandId, expectedVersion, command, payload },
      });
      if (status !== 200 || body["outcome"] !== "accepted")
        throw new Error(`${command} was answered with ${status} ${JSON.stringify(body)}`);
      return;
    }
    const door = Object.keys(doors)
      .filter(isDoor)
      .find((one) => doorAdmits(one, event.type) && actorKindOfDoor[one] === actor.kind);
    if (door === undefined) throw new Error(`no door lets ${event.type} in for ${actor.kind}`);
    const result = await advanceRequest(advance, door, {
      ...key,
      eventId: `event-${String(nth).padStart(12, "0")}` as EventId,
      actor:
        actor.kind === "staff"
          ? { kind: "staff", sub: accountOf(actor.personId) }
          : actor.kind === "requester"
            ? { kind: "requester", emailConfirmed: false }
            : { kind: "system", name: "test-service" },
      event: requestEventSchema.parse(event),
      ...(event.type === "request.opened" ? { profile: anOpening().profile } : {}),
    });
    if (result.outcome !== "accepted")
      throw new Error(`${event.type} was answered ${JSON.stringify(result)}`);
  };
  return {
    tell,
    /** The states that the overview shows the privacy officer. */
    shown: async (requestId: RequestId): Promise<States> => {
      const { status, body } = await call("overview", accountOf(paz.personId), { params: { requestId } });
      if (status !== 200) throw new Error(`the overview was answered with ${status}`);
      return body["states"] as States;
    },
    stored: async (requestId: RequestId): Promise<RequestSnapshot> =>
      restore((await ledger.load({ practiceId, requestId }, "consistent"))?.snapshot),
  };
}
