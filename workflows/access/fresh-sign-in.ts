import type { RequestEvent, RequestEventType } from "../request/events.ts";

/**
 * What lets records leave, says that they left, or opens a vault: it is taken from somebody whose password and code were checked
 * lately, not from whoever finds a screen left open. 45 CFR 164.312(d) asks to verify that who seeks access is the one
 * claimed; it names no interval.
 */
const grave: ReadonlySet<RequestEventType> = new Set([
  "review.completed",
  "vault.approved",
  // A note is opened for its one reader.
  "note.reading-asked",
  "release.confirmed",
  // It takes the place of a second person.
  "outside-review.recorded",
  // Certified is signed, under the penalties of perjury (28 U.S.C. 1746).
  "production.certified",
  "production.released",
  "court-link.issued",
  "court.delivered",
  // After release it lets the download go on.
  "hold.lifted",
  // What was preserved is destroyed then.
  "legal-hold.lifted",
  // What is destroyed comes back by no later step.
  "files.disposal-proposed",
  "files.disposal-ordered",
  // That it was permitted lets it go on, too.
  "incident.assessed",
]);

/** Minutes for which a sign-in is fresh: as long as one access token lasts, so a renewed one is never fresh enough. */
export const freshMinutes = 15;

/** A binder holds everything that came in; any other paper is a draft. */
export const isGrave = (event: RequestEvent): boolean =>
  grave.has(event.type) || (event.type === "paper.drawn-up" && event.paper === "binder");

/** Whether a sign-in that was `ageMs` ago is fresh. */
export const isFresh = (ageMs: number): boolean => ageMs <= freshMinutes * 60_000;

/** Whether this event, told by staff, needs a sign-in more recent than one that was `ageMs` ago. */
export const needsFreshSignIn = (event: RequestEvent, ageMs: number): boolean =>
  isGrave(event) && !isFresh(ageMs);
