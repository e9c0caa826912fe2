import type { IntakeOpened, IntakeView, RequesterSession } from "../../workflows/contract/outward.ts";
import { samplePaper } from "../seed/papers.ts";
import { call, until, upload } from "./api.ts";
import { daysFromToday } from "./dates.ts";

/** An attorney's request after submission: its ids, and the session of the confirmed mailbox. */
export type FiledRequest = {
  readonly requestId: string;
  readonly trackingNumber: string;
  readonly sessionToken: string;
};

/** Where the journey runs, and how it tells what it does. */
export type Ground = {
  readonly portalOrigin: string;
  readonly signInOrigin: string;
  readonly say: (words: string) => void;
  /** Seconds that somebody waits for what happens behind the API; half a minute to a minute unless it is said. */
  readonly patience?: number;
};

export const sampleCase = {
  patient: "Rowan Ellery",
  practice: "Harbor Light Counseling",
  servedOn: daysFromToday(-10),
  returnOn: daysFromToday(14),
};

/** An attorney, without an account, files a subpoena with proof of notice and confirms the mailbox. */
export async function fileRequest(
  ground: Ground,
  email: string,
  practice = "harbor-light",
): Promise<FiledRequest> {
  const { portalOrigin, say } = ground;
  const {
    requestId,
    trackingNumber,
    intakeToken: token,
  } = await call<IntakeOpened>(portalOrigin, "openIntake", {
    body: {
      practice,
      kind: "subpoena",
      requester: {
        name: "Harriet Colby",
        firm: "Colby & Marsh LLP",
        email,
        phone: "(555) 010-0190",
        barNumber: "0099999",
        barState: "IL",
        representedParty: "Defendant",
      },
      case: {
        court: "U.S. District Court, N.D. Illinois",
        docket: "1:26-cv-09999",
        caption: "Ellery v. Northgate Transit",
      },
      asks: {
        personName: sampleCase.patient,
        personBirthDate: "1987-04-19",
        classes: ["progress-notes", "psychotherapy-notes", "billing-logistics"],
        testimony: false,
      },
    },
  });
  say(`The attorney opened request ${trackingNumber}.`);
  const send = async (purpose: "legal-process" | "proof-of-notice", fileName: string, bytes: Uint8Array) =>
    upload(portalOrigin, "announceIntakeUpload", { token, requestId, purpose, fileName, bytes });
  await send("legal-process", "subpoena.pdf", await samplePaper("subpoena", sampleCase));
  await send("proof-of-notice", "proof of notice.pdf", await samplePaper("proof-of-notice", sampleCase));
  const view = await papersChecked(portalOrigin, requestId, token, 2, ground.patience);
  for (const paper of view.papers) say(`  ${paper.fileName}: ${paper.state}, ${paper.pages ?? 0} page(s)`);
  await call(portalOrigin, "submitIntake", {
    token,
    parameters: { requestId },
    body: { certifiesTruth: true },
  });
  say("The attorney submitted the request and got a receipt.");
  const code = await confirmationCode(ground, trackingNumber);
  const session = await call<RequesterSession>(portalOrigin, "confirmEmail", { body: { code } });
  say("The attorney followed the link in the mail: the address is confirmed.");
  return { requestId, trackingNumber, sessionToken: session.sessionToken };
}

/** Waits until the document gate has admitted or refused so many papers. */
export function papersChecked(
  portalOrigin: string,
  requestId: string,
  token: string,
  count: number,
  seconds?: number,
): Promise<IntakeView> {
  return until(
    `${count} papers to be checked`,
    () => call<IntakeView>(portalOrigin, "viewIntake", { token, parameters: { requestId } }),
    ({ papers }) => papers.filter(({ state }) => state !== "announced").length >= count,
    seconds,
  );
}

/** The code of the newest confirmation link sent for a request or to an address, read from the page of captured mail. */
export function confirmationCode({ signInOrigin, patience }: Ground, about: string): Promise<string> {
  const newest = async () => {
    const page = await (await fetch(`${signInOrigin}/mail`)).text();
    const row = page.split("<tr>").find((text) => text.includes(about) && text.includes("/confirm#"));
    return /\/confirm#([A-Za-z0-9_-]+)/.exec(row ?? "")?.[1] ?? "";
  };
  return until(`the mail about ${about}`, newest, (code) => code !== "", patience);
}
