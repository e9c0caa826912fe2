import type { StaffCommandName } from "../contract/commands.ts";

/**
 * The commands after which records leave or a vault opens: they are taken from somebody whose password and code were checked
 * lately, not from whoever finds a screen left open. 45 CFR 164.312(d) asks to verify that who seeks access is the one
 * claimed; it names no interval.
 */
const grave: ReadonlySet<StaffCommandName> = new Set([
  "completeReview",
  "approveVault",
  "confirmRelease",
  "releaseProduction",
]);

/** Minutes for which a sign-in is fresh: as long as one access token lasts, so a renewed one is never fresh enough. */
export const freshMinutes = 15;

/** Whether this command needs a sign-in more recent than one that was `ageMs` ago. */
export const needsFreshSignIn = (command: StaffCommandName, ageMs: number): boolean =>
  grave.has(command) && !(ageMs <= freshMinutes * 60_000);
