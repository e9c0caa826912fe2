import * as z from "zod";
import { comparedSchema } from "../../../workflows/contract/compare.ts";
import type { RouteName } from "../../../workflows/contract/http.ts";
import {
  downloadLinkSchema,
  intakeOpenedSchema,
  intakeViewSchema,
  outwardViewSchema,
  practiceViewSchema,
  requesterSessionSchema,
  uploadTicketSchema,
} from "../../../workflows/contract/outward.ts";

const nothing = z.unknown().transform(() => undefined);

const outsideAnswers = {
  practice: practiceViewSchema,
  openIntake: intakeOpenedSchema,
  viewIntake: intakeViewSchema,
  announceIntakeUpload: uploadTicketSchema,
  submitIntake: nothing,
  confirmEmail: requesterSessionSchema,
  signInLink: nothing,
  compareFile: comparedSchema,
  outwardView: outwardViewSchema,
  announceRequesterUpload: uploadTicketSchema,
  answerProposal: nothing,
  answerRows: nothing,
  counterProposal: nothing,
  acceptFee: nothing,
  withdraw: nothing,
  download: downloadLinkSchema,
} as const satisfies Partial<Record<RouteName, z.ZodType>>;

/** The answers of the routes that outsiders use. */
export type OutsideAnswers = {
  readonly [Name in keyof typeof outsideAnswers]: z.output<(typeof outsideAnswers)[Name]>;
};

/** Parses one answer of an outsider's route; throws when it does not fit its schema or the route is not an outsider's. */
export function parseOutsideAnswer(name: RouteName, value: unknown): unknown {
  if (!(name in outsideAnswers)) throw new Error(`${name} is not a route of outsiders.`);
  return outsideAnswers[name as keyof typeof outsideAnswers].parse(value);
}
