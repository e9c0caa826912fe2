import { rolesMay } from "../../workflows/access/may.ts";
import { membersInForce } from "../../workflows/access/stand-ins.ts";
import { lackOfTreatment } from "../../workflows/access/treating.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import type { Effect } from "../../workflows/request/effects.ts";
import { nextActionOf } from "../../workflows/request/next-action.ts";
import type { Log } from "../adapters/log.ts";
import type { MailAllowance } from "../adapters/mail-allowance.dynamodb.ts";
import type { Mailroom } from "../adapters/mailroom.ses.ts";
import type { Member, Patient } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import type { RequestReader, RequestView } from "../adapters/request-reader.dynamodb.ts";
import type { Sessions } from "../adapters/sessions.dynamodb.ts";
import { letterOf } from "./letters.ts";

type Ports = {
  readonly requests: RequestReader;
  readonly practices: Pick<Practices, "members" | "patient">;
  readonly sessions: Pick<Sessions, "issue">;
  readonly allowance: MailAllowance;
  readonly mailroom: Mailroom;
  readonly now: () => Date;
  readonly log: Log;
  readonly portal: string;
};
type Mail = Extract<Effect, { kind: "send-mail" }>;

/**
 * Sends one letter of a request to everyone it is for; a letter with a code gets a code of its own. To an address that
 * nobody has confirmed only a few go in an hour.
 */
export async function sendLetter(
  ports: Ports,
  key: RequestKey,
  { template, to }: Mail,
  effectKey: string,
): Promise<void> {
  const request = await ports.requests.read(key);
  const profile = await ports.requests.profile(key);
  if (!request || !profile) throw new Error("the request of a letter is not in the ledger");
  const { trackingNumber } = request;
  if (to === "requester" && !(await mayWrite(ports, request, profile.requester.email, effectKey))) {
    ports.log("security", "letter-withheld", key);
    return;
  }
  const addresses =
    to === "requester" ? [profile.requester.email] : await circleAddresses(ports, key, to, request);
  for (const address of addresses) {
    const code =
      template === "confirm-email"
        ? { code: await ports.sessions.issue({ ...key, scope: "confirm", trackingNumber }) }
        : {};
    await ports.mailroom(address, letterOf(template, { trackingNumber, portal: ports.portal, ...code }));
  }
}

/** Whoever opens a request through the portal may have typed a stranger's address; sign-in links count like every letter. */
async function mayWrite(
  { allowance }: Pick<Ports, "allowance">,
  { context: { channel, emailConfirmed } }: RequestView,
  email: string,
  effectKey: string,
): Promise<boolean> {
  return channel !== "portal" || emailConfirmed || allowance(email, effectKey);
}

type Circle = Exclude<Mail["to"], "requester" | "who-acts">;

/** The staff who have the ball; while it lies with somebody outside, or with the product, the desk sees to it. */
const actors: Readonly<Record<ReturnType<typeof nextActionOf>["who"], Circle>> = {
  "practice-manager": "managers",
  clinician: "clinicians",
  "second-person": "managers",
  "the-one-person": "managers",
  "privacy-officer": "privacy-officers",
  requester: "managers",
  court: "managers",
  system: "managers",
  nobody: "managers",
};

/** Of a vault nobody is told but those who may approve it: that there is one says that there are psychotherapy notes. */
const circles: Readonly<Record<Circle, (member: Member, patient: Pick<Patient, "treatedBy">) => boolean>> = {
  managers: ({ roles }) => roles.includes("practice-manager"),
  "privacy-officers": ({ roles }) => roles.includes("privacy-officer"),
  clinicians: ({ roles }) => roles.includes("clinician"),
  "vault-approvers": (member, patient) =>
    rolesMay(member.roles, "approveVault") && lackOfTreatment("approveVault", member, patient) === undefined,
};

/** Who is told where nobody is in the circle: those who have the ball may be nobody, and a role may be vacant. */
const inTheirPlace: readonly Circle[] = ["managers", "privacy-officers", "clinicians"];

/** A letter to a vacant desk goes to whoever is there, so that nothing is lost; one to clinicians or about a vault to nobody else. */
async function circleAddresses(
  ports: Ports,
  key: RequestKey,
  to: Circle | "who-acts",
  request: RequestView,
): Promise<readonly string[]> {
  const circle = to === "who-acts" ? actors[nextActionOf(request).who] : to;
  const others = to === "clinicians" || to === "vault-approvers" ? [] : inTheirPlace;
  for (const one of [circle, ...others]) {
    const addresses = await staffAddresses(ports, key, one, request);
    if (addresses.length > 0) return addresses;
  }
  return [];
}

/** Whoever stands in for somebody gets the letters of both: a part is not left alone while its person is away. */
async function staffAddresses(
  { practices, now }: Ports,
  { practiceId }: RequestKey,
  to: Circle,
  { context: { patientRef } }: RequestView,
): Promise<readonly string[]> {
  const members = membersInForce(await practices.members(practiceId), now().toISOString());
  const patient = patientRef === null ? undefined : await practices.patient(practiceId, patientRef);
  const belongs = circles[to];
  return [
    ...new Set(
      members.filter((member) => belongs(member, patient ?? { treatedBy: [] })).map(({ email }) => email),
    ),
  ];
}

/** Sends a sign-in link if number and address belong together, and nothing to anybody if not. */
export async function sendSignInLink(
  ports: Ports,
  { trackingNumber, email }: { readonly trackingNumber: string; readonly email: string },
  effectKey: string,
): Promise<void> {
  const key = await ports.requests.byTrackingNumber(trackingNumber);
  const profile = key && (await ports.requests.profile(key));
  if (!key || profile?.requester.email.toLowerCase() !== email.toLowerCase()) return;
  const request = await ports.requests.read(key);
  if (!request || !(await mayWrite(ports, request, profile.requester.email, effectKey))) {
    ports.log("security", "letter-withheld", key);
    return;
  }
  const code = await ports.sessions.issue({ ...key, scope: "confirm", trackingNumber });
  await ports.mailroom(
    profile.requester.email,
    letterOf("sign-in-link", { trackingNumber, portal: ports.portal, code }),
  );
}
