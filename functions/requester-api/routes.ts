import { compareFileSchema } from "../../workflows/contract/compare.ts";
import { openIntakeSchema, signInLinkSchema, submitIntakeSchema } from "../../workflows/contract/intake.ts";
import { proposalIdSchema } from "../../workflows/contract/ids.ts";
import {
  acceptFeeSchema,
  answerProposalSchema,
  answerRowsSchema,
  counterProposalSchema,
} from "../../workflows/contract/requester.ts";
import type { EdgeCheck } from "../adapters/edge-check.ts";
import { created, httpHandler, ok, parsed, refuse } from "../adapters/http-router.ts";
import type { HttpHandler } from "../adapters/http-router.ts";
import type { Log } from "../adapters/log.ts";
import type { RecordLook } from "../adapters/looks.ts";
import { notFound } from "../adapters/problem-response.ts";
import { readTrackingNumber } from "../adapters/tracking-number.ts";
import { sessionOf } from "../adapters/requester-session.ts";
import { openIntake } from "./open-intake.ts";
import { readDraft, readOutward } from "./read-request.ts";
import type { Requester } from "./requester.ts";
import {
  acceptFee,
  announcePaper,
  answerProposal,
  answerRows,
  counterProposal,
  submitDraft,
  withdraw,
} from "./speak-up.ts";

/** Every route of those who send papers. */
export function requesterRoutes(
  ports: Requester & { readonly looks: RecordLook; readonly edge: EdgeCheck; readonly log: Log },
): HttpHandler {
  return httpHandler(
    "requester-api",
    {
      practice: async ({ params }) => {
        const practice = await ports.practices.bySlug(params["slug"] ?? "");
        return practice ? ok({ slug: practice.slug, name: practice.name }) : refuse(notFound());
      },
      openIntake: async ({ body, viewer }) => {
        const asked = parsed(openIntakeSchema, body);
        if ("problem" in asked) return asked;
        const result = await openIntake(ports, asked.value, viewer);
        return "problem" in result ? result : created(result.opened);
      },
      viewIntake: async (call) => {
        const found = await sessionOf(ports.sessions, call, "intake");
        return "problem" in found ? found : readDraft(ports, found.session);
      },
      announceIntakeUpload: async (call) => {
        const found = await sessionOf(ports.sessions, call, "intake");
        return "problem" in found ? found : announcePaper(ports, found.session, call.body);
      },
      submitIntake: async (call) => {
        const found = await sessionOf(ports.sessions, call, "intake");
        if ("problem" in found) return found;
        const asked = parsed(submitIntakeSchema, call.body);
        return "problem" in asked ? asked : submitDraft(ports, found.session);
      },
      signInLink: async ({ body }) => {
        const asked = parsed(signInLinkSchema, body);
        if ("problem" in asked) return asked;
        const { trackingNumber, email } = asked.value;
        // Known or not, the same row is written and the same words answered.
        await ports.sessions.askForLink(
          readTrackingNumber(trackingNumber) ?? trackingNumber.trim(),
          email.trim(),
        );
        return {
          status: 202,
          body: { words: "If number and address belong together, a link is on its way." },
        };
      },
      compareFile: async ({ body }) => {
        const asked = parsed(compareFileSchema, body);
        return "problem" in asked ? asked : ok({ matches: await ports.wasReleased(asked.value.sha256) });
      },
      outwardView: async (call) => {
        const found = await sessionOf(ports.sessions, call, "requester");
        return "problem" in found ? found : readOutward(ports, found.session);
      },
      announceRequesterUpload: async (call) => {
        const found = await sessionOf(ports.sessions, call, "requester");
        return "problem" in found ? found : announcePaper(ports, found.session, call.body);
      },
      answerProposal: async (call) => {
        const found = await sessionOf(ports.sessions, call, "requester");
        if ("problem" in found) return found;
        const proposalId = proposalIdSchema.safeParse(call.params["proposalId"]);
        if (!proposalId.success) return refuse(notFound());
        const asked = parsed(answerProposalSchema, call.body);
        if ("problem" in asked) return asked;
        return answerProposal(ports, found.session, proposalId.data, asked.value.answer);
      },
      answerRows: async (call) => {
        const found = await sessionOf(ports.sessions, call, "requester");
        if ("problem" in found) return found;
        const proposalId = proposalIdSchema.safeParse(call.params["proposalId"]);
        if (!proposalId.success) return refuse(notFound());
        const asked = parsed(answerRowsSchema, call.body);
        if ("problem" in asked) return asked;
        return answerRows(ports, found.session, proposalId.data, asked.value);
      },
      counterProposal: async (call) => {
        const found = await sessionOf(ports.sessions, call, "requester");
        if ("problem" in found) return found;
        const asked = parsed(counterProposalSchema, call.body);
        return "problem" in asked ? asked : counterProposal(ports, found.session, asked.value.rows);
      },
      acceptFee: async (call) => {
        const found = await sessionOf(ports.sessions, call, "requester");
        if ("problem" in found) return found;
        const asked = parsed(acceptFeeSchema, call.body);
        return "problem" in asked ? asked : acceptFee(ports, found.session, asked.value.cents);
      },
      withdraw: async (call) => {
        const found = await sessionOf(ports.sessions, call, "requester");
        return "problem" in found ? found : withdraw(ports, found.session);
      },
    },
    ports,
  );
}
