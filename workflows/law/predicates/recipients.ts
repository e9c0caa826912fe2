import { compulsoryKinds } from "./paper.ts";
import type { PaperKind } from "../paper.ts";
import {
  all,
  isOneOf,
  isTrue,
  known,
  not,
  question,
  settled,
  waiting,
  type Predicate,
} from "../predicate.ts";
import type { Scene } from "../scene.ts";

const one = "/requester/recipientRole";
const more = "/requester/additionalRecipientRoles";

/** To whom a record goes beside the requester on a paper of the kind. */
const besideTheRequester: { readonly [Kind in PaperKind]?: readonly string[] } = {
  ...Object.fromEntries(compulsoryKinds.map((kind) => [kind, ["court"]])),
  // Whoever asks for it, the subpoena is the grand jury's own.
  "grand-jury": ["court", "grand-jury"],
  "court-appointee": ["court"],
  "defense-use": ["practice", "practice-counsel", "clinician"],
  "training-use": ["practice", "clinician", "note-author", "trainee"],
  "own-initiative": ["police", "intended-victim"],
};
const ofOneRecipient: readonly PaperKind[] = ["own-initiative", "directive"];

/** The recipients whom the paper itself does not bring with it: a warning and a directive have one that is not the requester. */
function others({ caseFile, paper }: Scene): readonly string[] {
  const { recipientRole, additionalRecipientRoles = [] } = caseFile.requester ?? {};
  const first = recipientRole === undefined || ofOneRecipient.includes(paper.kind) ? [] : [recipientRole];
  const may = besideTheRequester[paper.kind] ?? [];
  return [...first, ...additionalRecipientRoles].filter((role) => !may.includes(role));
}

/** Whether it is recorded that somebody whom the paper does not bring with it would receive the record. */
export const othersReceive: Predicate = question("somebody beside the requester receives", (scene) =>
  settled(others(scene).length > 0, one, more),
);

/** Whether whoever receives the record is the requester. */
export const onlyTheRequesterReceives: Predicate = question("only the requester receives", (scene) => {
  const role = scene.caseFile.requester?.role;
  if (others(scene).length === 0) return settled(true, one, more);
  if (role === undefined) return waiting("/requester/role");
  return settled(
    others(scene).every((other) => other === role),
    "/requester/role",
    one,
    more,
  );
});

/** Whether everybody who receives is among the roles; unknown until the recipient is recorded. */
export const recipientsAreAmong = (...roles: readonly string[]): Predicate =>
  all(
    isOneOf(one, ...roles),
    question(`${more} is of ${roles.join(" or ")}, where it lists somebody`, ({ caseFile }) =>
      settled(
        (caseFile.requester?.additionalRecipientRoles ?? []).every((role) => roles.includes(role)),
        more,
      ),
    ),
  );

/** 45 CFR 164.508(a)(2)(i)(B): whether people of the practice learn, or teach, in its own supervised program. */
export const isOwnTraining: Predicate = all(
  isTrue("/practice/ownTrainingProgram"),
  isOneOf("/requester/role", "trainee", "clinician", "practice", "note-author"),
  not(known(not(isOneOf("/requester/purpose", "training")))),
);
