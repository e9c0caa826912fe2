import {
  documentIdSchema,
  patientRefSchema,
  readingIdSchema,
  requestIdSchema,
} from "../../workflows/contract/ids.ts";
import { readOwnNoteSchema, searchOwnNotesSchema } from "../../workflows/contract/reading.ts";
import type { ReadingId } from "../../workflows/vocabulary/ids.ts";
import type { EdgeCheck } from "../adapters/edge-check.ts";
import { created, httpHandler, ok, parsed, refuse, showing } from "../adapters/http-router.ts";
import type { Call, HttpHandler, Reply, RouteHandler } from "../adapters/http-router.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { notFound, refusal, signInTooOld } from "../adapters/problem-response.ts";
import { isFresh } from "../../workflows/access/fresh-sign-in.ts";
import { memberOf } from "../adapters/staff-member.ts";
import type { ReadToken } from "../adapters/staff-token.ts";
import { ownNotes } from "./own-notes.ts";
import { readBeforeApproval } from "./read-before-approval.ts";
import type { Approving } from "./read-before-approval.ts";
import { readOwnNote } from "./read-own-note.ts";
import type { Opening } from "./read-own-note.ts";
import { endReading, readingLink } from "./reading-link.ts";
import type { Asking, Room } from "./reading-link.ts";

type Ports = Opening &
  Approving &
  Room & {
    readonly practices: Pick<Practices, "member" | "patient" | "patientsNamed" | "record" | "records">;
    readonly readToken: ReadToken;
    readonly edge: EdgeCheck;
  };
type Answer = (asking: Asking, call: Call) => Promise<Reply>;

/** The routes by which one person reads one psychotherapy note: found, opened, fetched, ended. */
export function readingRoutes(ports: Ports): HttpHandler {
  /** Who asks is read from the token itself: a reading belongs to one sign-in. */
  const signedIn =
    (answer: Answer): RouteHandler =>
    async (call) => {
      const staff = await memberOf(ports.practices, call.sub);
      if ("problem" in staff) return staff;
      const token = await ports.readToken(call.bearer ?? "");
      if (token === undefined || token.sub !== call.sub) return refuse(invalid);
      return answer({ member: staff.member, signedIn: token }, call);
    };
  /** Opening is taken from somebody whose password and code were checked lately. */
  const lately = (answer: Answer): RouteHandler =>
    signedIn(async (asking, call) =>
      isFresh(ports.now().getTime() - asking.signedIn.at * 1000)
        ? answer(asking, call)
        : refuse(signInTooOld),
    );
  const ofReading = (answer: (asking: Asking, readingId: ReadingId) => Promise<Reply>): RouteHandler =>
    signedIn(async (asking, { params }) => {
      const readingId = readingIdSchema.safeParse(params["readingId"]);
      return readingId.success ? answer(asking, readingId.data) : refuse(notFound());
    });
  return httpHandler(
    "read-notes",
    {
      ownNotes: signedIn(async ({ member }, { body }) => {
        const asked = parsed(searchOwnNotesSchema, body);
        if ("problem" in asked) return asked;
        return showing(ok(await ownNotes(ports.practices, member, asked.value.name)), member);
      }),
      readOwnNote: lately(async ({ member, signedIn: { at } }, { body, params }) => {
        const patientRef = patientRefSchema.safeParse(params["patientRef"]);
        const documentId = documentIdSchema.safeParse(params["documentId"]);
        if (!patientRef.success || !documentId.success) return refuse(notFound());
        const asked = parsed(readOwnNoteSchema, body);
        if ("problem" in asked) return asked;
        const note = { patientRef: patientRef.data, documentId: documentId.data };
        const read = await readOwnNote(ports, member, at, note, asked.value.reason);
        return "problem" in read ? read : created(read.opened);
      }),
      openReading: lately(async ({ member, signedIn: { at } }, { params }) => {
        const requestId = requestIdSchema.safeParse(params["requestId"]);
        const readingId = readingIdSchema.safeParse(params["readingId"]);
        if (!requestId.success || !readingId.success) return refuse(notFound());
        const read = await readBeforeApproval(ports, member, at, requestId.data, readingId.data);
        return "problem" in read ? read : created(read.opened);
      }),
      readingLink: ofReading(async (asking, readingId) => {
        const linked = await readingLink(ports, asking, readingId);
        return "problem" in linked ? linked : created(linked.link);
      }),
      endReading: ofReading(async (asking, readingId) => {
        const ended = await endReading(ports, asking, readingId);
        return "problem" in ended ? ended : ok({ readingId, ended: true });
      }),
    },
    ports,
  );
}

const invalid = refusal("not-signed-in", "This sign-in is not valid, or has ended. Sign in again.");
