/** The steps of the intake, in order; each is one page. */
export const intakeSteps = ["you", "case", "asks", "papers", "check"] as const;
export type IntakeStep = (typeof intakeSteps)[number];

/** The parts of a request that staff work on; each is one panel of the request page. */
export const panels = [
  "summary",
  "papers",
  "facts",
  "weight",
  "determination",
  "authorizations",
  "people",
  "deadlines",
  "records",
  "review",
  "vault",
  "privilege",
  "contest",
  "to-send",
  "fees",
  "production",
  "incidents",
  "accounting",
  "administration",
] as const;
export type Panel = (typeof panels)[number];

/** Every address of the portal; nothing else builds one. */
export const paths = {
  home: () => "/",
  landing: (slug: string) => `/p/${encodeURIComponent(slug)}`,
  intake: (slug: string, step: IntakeStep) => `/p/${encodeURIComponent(slug)}/${step}`,
  receipt: (slug: string) => `/p/${encodeURIComponent(slug)}/receipt`,
  confirm: () => "/confirm",
  status: () => "/status",
  compareFile: () => "/compare-file",
  signIn: () => "/sign-in",
  signInAgain: (trip: string) => `/sign-in-again/${encodeURIComponent(trip)}`,
  desk: () => "/desk",
  request: (requestId: string) => `/desk/requests/${encodeURIComponent(requestId)}`,
  bench: (requestId: string, documentId: string) =>
    `/desk/requests/${encodeURIComponent(requestId)}/records/${encodeURIComponent(documentId)}`,
  patients: () => "/patients",
  patient: (patientRef: string) => `/patients/${encodeURIComponent(patientRef)}`,
  reviews: () => "/reviews",
  calendar: () => "/calendar",
  retention: () => "/retention",
  myNotes: () => "/my-notes",
} as const;

/** The step after `step`, or nothing after the last. */
export function stepAfter(step: IntakeStep): IntakeStep | undefined {
  return intakeSteps[intakeSteps.indexOf(step) + 1];
}

/** The step before `step`, or nothing before the first. */
export function stepBefore(step: IntakeStep): IntakeStep | undefined {
  return intakeSteps[intakeSteps.indexOf(step) - 1];
}

/** The path of an API route with its parameters filled in; a missing one is an error of the caller. */
export function fillPath(pattern: string, parameters: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`The path ${pattern} needs the parameter ${name}.`);
    return encodeURIComponent(value);
  });
}
