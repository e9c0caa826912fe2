import type { Guidance, GuidancePoint, Said } from "../../workflows/contract/guidance.ts";
import type { MomentId } from "../../workflows/contract/guidance-words.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import { explainMoment } from "../../workflows/law/explainers/explain-moment.ts";
import type { Explainer, Point } from "../../workflows/law/explainers/explain-moment.ts";
import { ok, refuse } from "../adapters/http-router.ts";
import type { Reply } from "../adapters/http-router.ts";
import type { Member } from "../adapters/practice-rows.ts";
import { notFound } from "../adapters/problem-response.ts";
import type { Desk } from "./desk.ts";

const pointView = ({ words, citations, confidence, openQuestions }: Point): GuidancePoint => ({
  words,
  citations: [...citations],
  confidence,
  openQuestions: [...openQuestions],
});
const saidView = ({ review, points }: Explainer["federal"]): Said => ({
  review,
  points: points.map(pointView),
});

function stateView(state: Explainer["state"], code: string | undefined): Guidance["state"] {
  if (code === undefined) return { kind: "unrecorded" };
  return state
    ? { kind: "researched", name: state.name, ...saidView(state) }
    : { kind: "unresearched", code };
}

/** What the law says at a moment, today where the practice is. It is the same for every request, and knows none. */
export async function readGuidance(
  { practices, now }: Pick<Desk, "practices" | "now">,
  { practiceId }: Member,
  moment: MomentId,
): Promise<Reply> {
  const practice = await practices.byId(practiceId);
  if (!practice) return refuse(notFound());
  const code = practice.practice?.state;
  const on = localDateOf(now().toISOString(), practice.timeZone);
  const { federal, state } = explainMoment(moment, code, on);
  const guidance: Guidance = { moment, federal: saidView(federal), state: stateView(state, code) };
  return ok(guidance);
}
