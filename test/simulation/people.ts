import type { StaffCommandName } from "../../workflows/contract/commands.ts";
import { routes } from "../../workflows/contract/http.ts";
import type { RouteName } from "../../workflows/contract/http.ts";
import type { UploadTicket } from "../../workflows/contract/outward.ts";
import type { PaperPurpose } from "../../workflows/contract/papers.ts";
import type { RequestOverview } from "../../workflows/contract/staff.ts";
import { newToken, sha256Hex } from "../../functions/adapters/digests.ts";
import { answerOf } from "../support/fake-calls.ts";
import type { Asked } from "../support/fake-calls.ts";
import { names } from "./world/functions.ts";
import { skew } from "./accounts.ts";
import { tokenOf } from "./world/sign-in.ts";
import { aMinute } from "./world/world.ts";
import type { World } from "./world/world.ts";
import { staff } from "./practice.ts";
import type { StaffName } from "./practice.ts";
import { throughTheEdge } from "./world/edge.ts";

type Answer = { readonly status: number; readonly body: Record<string, unknown> };
/** A command that a member of staff gave until there was an answer, and the answer. */
export type Given = {
  readonly by: StaffName;
  readonly requestId: string;
  readonly command: StaffCommandName;
  readonly commandId: string;
  readonly answer: Answer;
};

const mostTries = 12;
/** So many looks are left out in a row, at most. */
const mostPassedOver = 5;
const again = new Set(["stale-version", "sign-in-too-old"]);

/** A call of a member of staff who has signed in of late. */
export const signedIn = (world: World, by: StaffName): Asked => ({
  sub: staff[by].sub,
  bearer: tokenOf(staff[by].sub, world.time.now()),
});

/** What people do with the product, through the functions behind the HTTP API only. They try again as people do. */
export function people(world: World) {
  const { time } = world;
  const given: Given[] = [];
  /** The stations that the work of the practice has passed, over all requests. */
  const reached: string[] = [];
  /** What those who came between the practice and its work could not bring to an end. */
  const complaints: string[] = [];

  /** One call; a function that was killed or failed is a 5xx to whoever called. */
  const once = (route: RouteName, asked: Asked): Promise<Answer> =>
    time.wait((answer) => {
      void world.invoke(routes[route].fn, throughTheEdge(route, asked)).ending.then((end) => {
        answer(end.ended === "well" ? answerOf(end.value as never) : { status: 502, body: {} });
      });
    });
  const call = async (route: RouteName, asked: Asked): Promise<Answer> => {
    for (let tries = 1; ; tries += 1) {
      const answer = await once(route, asked);
      if (answer.status < 500 || tries === mostTries) return answer;
      await time.sleep(tries * aMinute);
    }
  };
  const must = async (route: RouteName, asked: Asked): Promise<Record<string, unknown>> => {
    const { status, body } = await call(route, asked);
    if (status >= 300) throw new Error(`${route} was refused: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  /** The version of each request that somebody saw last. */
  const seenAt = new Map<string, number>();
  const overview = async (by: StaffName, requestId: string): Promise<RequestOverview> => {
    const seen = await must("overview", { ...signedIn(world, by), params: { requestId } });
    seenAt.set(requestId, Number(seen["version"]));
    return seen as unknown as RequestOverview;
  };

  /** Gives a command at the version that somebody saw last, looks again when that was stale, and remembers what came of it. */
  const give = async (
    by: StaffName,
    requestId: string,
    command: StaffCommandName,
    payload: Readonly<Record<string, unknown>> = {},
    commandId = newToken().slice(0, 32),
  ): Promise<Answer> => {
    const ask = (expectedVersion: number) =>
      call("command", {
        ...signedIn(world, by),
        params: { requestId },
        body: { commandId, expectedVersion, command, payload },
      });
    let version = seenAt.get(requestId) ?? (await overview(by, requestId)).version;
    let answer = await ask(version);
    // Whoever waited long for an answer signs in again.
    for (let tries = 1; again.has(String(answer.body["code"])) && tries < mostTries; tries += 1) {
      version = Number(answer.body["currentVersion"] ?? version);
      answer = await ask(version);
    }
    seenAt.set(requestId, Number(answer.body["version"] ?? version));
    given.push({ by, requestId, command, commandId, answer });
    return answer;
  };
  const order = async (...all: Parameters<typeof give>): Promise<void> => {
    const { status, body } = await give(...all);
    if (status >= 300) throw new Error(`${all[0]} could not ${all[2]}: ${status} ${JSON.stringify(body)}`);
  };

  /** Announces a file and sends it by the ticket, as a browser would; the storage does not take it when the ticket has run out. */
  const upload = async (
    route: "announceIntakeUpload" | "announceStaffUpload",
    who: Asked,
    purpose: PaperPurpose,
    bytes: Buffer,
    after = 0,
  ): Promise<string> => {
    const body = {
      purpose,
      fileName: `${purpose}.pdf`,
      contentType: "application/pdf",
      size: bytes.length,
      sha256: sha256Hex(bytes),
    };
    const { documentId, fields } = (await must(route, { ...who, body })) as UploadTicket;
    const sha256 = fields["x-amz-checksum-sha256"];
    await time.sleep(after);
    const { expiration } = JSON.parse(Buffer.from(fields["Policy"] ?? "", "base64").toString("utf8")) as {
      readonly expiration: string;
    };
    if (time.now() > Date.parse(expiration) + skew) return documentId;
    world.objects.keep({ bucket: names.quarantine, key: fields["key"] ?? "", bytes, metadata: {}, sha256 });
    return documentId;
  };
  /**
   * Looks again every few minutes until it is so; gives up after two days, or however many. Where nothing has happened in
   * the account there is nothing new to see but what time alone brings: then only every few looks are taken.
   */
  const until = async <T>(
    what: string,
    look: () => Promise<T | undefined>,
    everyMinutes = 10,
    days = 2,
  ): Promise<T> => {
    let [before, passedOver] = [-1, 0];
    // What failed every try takes as long as the operator takes.
    const most = () => days * 24 * 60 + (world.buried.size > 0 ? world.redrives / aMinute : 0);
    for (let minutes = 0; minutes < most(); minutes += everyMinutes) {
      if (world.changes() !== before || passedOver === mostPassedOver) {
        [before, passedOver] = [world.changes(), 0];
        const seen = await look();
        if (seen !== undefined) return seen;
      } else passedOver += 1;
      await time.sleep(everyMinutes * aMinute);
    }
    throw new Error(`${days === 2 ? "two" : days} days passed in vain waiting for ${what}`);
  };
  /** Gives a command until it is taken: what must come first is brought about by somebody else. */
  const insist = (...[by, requestId, command, payload]: Parameters<typeof give>): Promise<true> =>
    until(`${command} to be taken`, async () => {
      const { status } = await give(by, requestId, command, payload);
      return status < 300 || undefined;
    });
  return {
    given: given as readonly Given[],
    reached,
    complaints,
    tellOf: (complaint: string) => void complaints.push(complaint),
    call,
    must,
    overview,
    give,
    order,
    insist,
    upload,
    until,
  };
}
export type People = ReturnType<typeof people>;
