import { list } from "./list.ts";

/** The parts of a note that its form gives a heading. */
export type Section =
  | "subjective"
  | "objective"
  | "assessment"
  | "plan"
  | "data"
  | "behavior"
  | "intervention"
  | "response"
  | "times"
  | "medication"
  | "modality"
  | "frequency"
  | "tests"
  | "diagnosis"
  | "functioning"
  | "symptoms"
  | "prognosis"
  | "progress"
  | "conversation";

/** Headings by section: letters of SOAP, DAP and BIRP, and the words clinicians write before a colon or alone on a line. */
export const headings: Readonly<Record<Section, readonly string[]>> = {
  subjective: list("s, subjective, presenting concern, presenting problem, chief complaint, cc"),
  objective: list("o, objective, observations"),
  assessment: list("a, assessment, clinical assessment, assessment and plan, formulation"),
  plan: list(`
    p, plan, tx plan, treatment plan, treatment goals, goals, goal, objectives, recommendations, next
    steps, next, next time, next session, follow up, action items, treatment recommendations, tx goals,
    homework, interventions planned, plan for next session, referrals, disposition
  `),
  data: list("d, data"),
  behavior: list("b, behavior, behaviour"),
  intervention: list("i, intervention, interventions"),
  response: list("r, response"),
  times: list(`
    start, stop, start time, end time, stop time, time in, time out, session time, time, times, start
    stop, session start, session end, session length, session, session times, start stop times, session
    start and end, in, out, length of session, duration
  `),
  medication: list(`
    med, meds, rx, medication, medications, current meds, current medications, current medication,
    psychotropics, medication changes, medication management, medication monitoring, med check,
    pharmacotherapy, prescriptions, side effects
  `),
  modality: list(`
    modality, modalities, treatment modality, modality of treatment, type of session, type of service,
    service, session type, techniques, modality and frequency, modality frequency, format
  `),
  frequency: list("frequency, frequency of treatment, session frequency, schedule"),
  tests: list(`
    test results, testing, tests, labs, lab results, screening, screeners, measures, scores, assessment
    results, outcome measures, results
  `),
  diagnosis: list(`
    dx, diagnosis, diagnoses, diagnostic impression, working diagnosis, working dx, current diagnosis,
    current dx, impression, provisional diagnosis, diagnostic summary, axis i, icd, dsm
  `),
  functioning: list(`
    functioning, functional status, function, level of functioning, current functioning, functional
    impairment, adls, gaf
  `),
  symptoms: list(`
    sx, symptoms, current symptoms, presenting symptoms, symptom summary, symptom check, mse, mental
    status, mental status exam, mood, affect, sleep, appetite, risk, si hi, risk assessment, safety
  `),
  prognosis: list("prognosis, px, outlook"),
  progress: list(`
    progress, progress to date, progress toward goals, progress towards goals, treatment progress,
    response to treatment, status, summary of progress
  `),
  conversation: list(`
    content, process, themes, session content, dialogue, transference, countertransference, my
    reactions, reflections, private reflections, hypotheses, impressions of the hour, to think about
  `),
};
