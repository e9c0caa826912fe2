import { rolesMay } from "../../workflows/access/may.ts";
import { membersInForce } from "../../workflows/access/stand-ins.ts";
import { lackOfTreatment } from "../../workflows/access/treating.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import type { Effect } from "../../workflows/request/effects.ts";
import { nextActionOf } from "../../workflows/request/next-action.ts";
import { letterFactsOf } from "../adapters/letter-facts.ts";
import type { LetterFacts } from "../adapters/letter-facts.ts";
import type { Log } from "../adapters/log.ts";
import type { MailAllowance } from "../adapters/mail-allowance.dynamodb.ts";
import type { Mailroom } from "../adapters/mailroom.ses.ts";
import type { Member, Patient } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import type { RequestReader } from "../adapters/request-reader.dynamodb.ts";
import type { Sessions } from "../adapters/sessions.dynamodb.ts";
import { letterOf } from "./letters.ts";

type Ports = {
  readonly requests: RequestReader;
  readonly practices: Pick<Practices, "withPeople" | "members" | "patient">;
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
 * nobody has confirmed only a few go in an hour. What it is written from stands beside the effect; of a row that has nothing
 * there, and of a letter to whoever acts, the request is read.
 */
export async function sendLetter(
  ports: Ports,
  key: RequestKey,
  { template, to }: Mail,
  effectKey: string,
  beside?: LetterFacts,
): Promise<void> {
  // Who acts changes, and so may the patient of whose vault a letter tells: a letter tried again goes by what is so now.
  const stands = to !== "who-acts" && to !== "vault-approvers";
  const facts = beside && stands ? { ...beside, to } : await factsNow(ports, key, to);
  const { trackingNumber, requester } = facts;
  if (to === "requester" && !(await mayWrite(ports, requester, effectKey))) {
    ports.log("security", "letter-withheld", key);
    return;
  }
  const addresses =
    facts.to === "requester"
      ? [requester?.email ?? ""]
      : await circleAddresses(ports, key, facts.to, facts, to);
  for (const address of addresses) {
    const code =
      template === "confirm-email"
        ? { code: await ports.sessions.issue({ ...key, scope: "confirm", trackingNumber }) }
        : {};
    await ports.mailroom(address, letterOf(template, { trackingNumber, portal: ports.portal, ...code }));
  }
}

type Addressed = LetterFacts & { readonly to: Circle | "requester" };

async function factsNow(
  { requests }: Pick<Ports, "requests">,
  key: RequestKey,
  to: Mail["to"],
): Promise<Addressed> {
  const [request, profile] = await Promise.all([requests.read(key), requests.profile(key)]);
  if (!request || !profile) throw new Error("the request of a letter is not in the ledger");
  return {
    ...letterFactsOf(request.context, profile),
    to: to === "who-acts" ? actors[nextActionOf(request).who] : to,
  };
}

/** Sign-in links count like every letter. */
const mayWrite = async (
  { allowance }: Pick<Ports, "allowance">,
  requester: LetterFacts["requester"],
  effectKey: string,
): Promise<boolean> => requester?.unconfirmed !== true || allowance(requester.email, effectKey);

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
  { practices, now }: Ports,
  { practiceId }: RequestKey,
  circle: Circle,
  { patientRef }: LetterFacts,
  asked: Mail["to"],
): Promise<readonly string[]> {
  // That there is a vault is told to nobody who has left; every other letter names a number and a place to sign in.
  const ofVault = circle === "vault-approvers";
  const around = await practices.withPeople(practiceId, ofVault ? "consistent" : "eventual");
  const people = around?.people ?? (await practices.members(practiceId));
  const patient = ofVault && patientRef ? await practices.patient(practiceId, patientRef) : undefined;
  // Whoever stands in for somebody gets the letters of both: a part is not left alone while its person is away.
  const members = membersInForce(people, now().toISOString());
  const others = asked === "clinicians" || ofVault ? [] : inTheirPlace;
  for (const one of [circle, ...others]) {
    const among = members.filter((member) => circles[one](member, patient ?? { treatedBy: [] }));
    if (among.length > 0) return [...new Set(among.map(({ email }) => email))];
  }
  return [];
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
  const facts = request && letterFactsOf(request.context, profile);
  if (!facts || !(await mayWrite(ports, facts.requester, effectKey))) {
    ports.log("security", "letter-withheld", key);
    return;
  }
  const code = await ports.sessions.issue({ ...key, scope: "confirm", trackingNumber });
  await ports.mailroom(
    profile.requester.email,
    letterOf("sign-in-link", { trackingNumber, portal: ports.portal, code }),
  );
}
