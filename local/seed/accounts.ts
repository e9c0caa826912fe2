import type { SeededAccount } from "../sign-in/accounts.ts";
import { seededSub } from "./ids.ts";
import { seededPractices } from "./practices.ts";

const groupOf = {
  "practice-manager": "practice-managers",
  clinician: "clinicians",
  "privacy-officer": "privacy-officers",
} as const;

/** The sign-ins of everybody in the seeded practices, as the user pool would hold them. */
export const seededAccounts: readonly SeededAccount[] = seededPractices.flatMap(({ people }) =>
  people.map(({ email, name, roles }) => ({
    sub: seededSub(email),
    email,
    name,
    groups: roles.map((role) => groupOf[role]),
  })),
);
