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
import type { RecordLook } from "../adapters/looks.ts";
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
    readonly looks: RecordLook;
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
        // Whom it found is not told: it would say of whom there are notes.
        const found = ok(await ownNotes(ports.practices, member, asked.value.name));
        return showing(found, member, { what: "own-notes" });
      }),
      readOwnNote: lately(async ({ member, signedIn: { at } }, { body, params }) => {
        const patientRef = patientRefSchema.safeParse(params["patientRef"]);
        const documentId = documentIdSchema.safeParse(params["documentId"]);
        if (!patientRef.success || !documentId.success) return refuse(notFound());
        const asked = parsed(readOwnNoteSchema, body);
        if ("problem" in asked) return asked;
        const note = { patientRef: patientRef.data, documentId: documentId.data };
        const read = await readOwnNote(ports, member, at, note, asked.value.reason);
        if ("problem" in read) return read;
        return showing(created(read.opened), member, { what: "own-note", reading: read.reading });
      }),
      openReading: lately(async ({ member, signedIn: { at } }, { params }) => {
        const requestId = requestIdSchema.safeParse(params["requestId"]);
        const readingId = readingIdSchema.safeParse(params["readingId"]);
        if (!requestId.success || !readingId.success) return refuse(notFound());
        const read = await readBeforeApproval(ports, member, at, requestId.data, readingId.data);
        if ("problem" in read) return read;
        const { reading } = read;
        const shown = { what: "note-before-approval", requestId: requestId.data, reading } as const;
        return showing(created(read.opened), member, shown);
      }),
      readingLink: ofReading(async (asking, readingId) => {
        const linked = await readingLink(ports, asking, readingId);
        if ("problem" in linked) return linked;
        return showing(created(linked.link), asking.member, { what: "note-copy", reading: { readingId } });
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
