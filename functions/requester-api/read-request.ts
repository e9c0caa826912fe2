import { ok, refuse } from "../adapters/http-router.ts";
import type { Reply } from "../adapters/http-router.ts";
import { notFound } from "../adapters/problem-response.ts";
import type { Session } from "../adapters/sessions.dynamodb.ts";
import { intakeViewOf, outwardViewOf } from "./outward-view.ts";
import type { Requester } from "./requester.ts";

/** The draft behind an intake session. */
export async function readDraft({ requests }: Requester, session: Session): Promise<Reply> {
  const [request, profile] = await Promise.all([requests.read(session), requests.profile(session)]);
  return request && profile ? ok(intakeViewOf(session, request, profile)) : refuse(notFound());
}

/** The request behind a requester's session, as outsiders see it. */
export async function readOutward({ requests, practices }: Requester, session: Session): Promise<Reply> {
  const [request, profile, practice] = await Promise.all([
    requests.read(session),
    requests.profile(session),
    practices.byId(session.practiceId),
  ]);
  if (!request || !profile || !practice) return refuse(notFound());
  return ok(outwardViewOf(session, request, profile, practice.name));
}
