import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

import { ACCOUNT_ID, type Principal, type PrincipalDirectory, REGION } from "../iam/principals.ts";
import { authorize } from "../protocol/authorize.ts";
import { RefusedCall } from "../protocol/refused-call.ts";
import { type RestCall, serveRest } from "../protocol/rest-service.ts";
import { openRecords } from "../records/records.ts";
import { bareAddress, type HandedIn, type Mail, readMail } from "./mail.ts";

/** The local stand-in for SES: it takes mails in, keeps them and delivers none. */
export type LocalMailbox = {
  /** Answers one signed HTTP request of the SESv2 API. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Makes a domain or address be an identity of the account; mail from one that is not verified is refused. */
  ensureIdentity(identity: string, state: "verified" | "not verified"): void;
  /** Makes a configuration set be there. */
  ensureConfigurationSet(name: string): void;
  /** Every mail taken in, oldest first. */
  list(): readonly Mail[];
  /** The mails to an address, also as copy or blind copy, oldest first. */
  find(to: string): readonly Mail[];
  close(): Promise<void>;
};

/** What the stand-in needs; `now` in epoch milliseconds. */
export type LocalMailboxOptions = {
  readonly dir: string;
  readonly directory: PrincipalDirectory;
  readonly now?: () => number;
};

/** Opens the mailbox under a directory. */
export async function createMailbox({
  dir,
  directory,
  now = Date.now,
}: LocalMailboxOptions): Promise<LocalMailbox> {
  const records = await openRecords<Mail>(dir);
  const mails = [...(await records.load()).values()];
  const identities = new Map<string, "verified" | "not verified">();
  const configurationSets = new Set<string>();
  let count = mails.length;

  const identityOf = (address: string): string | undefined => {
    const bare = bareAddress(address);
    return [bare, bare.slice(bare.indexOf("@") + 1)].find((identity) => identities.has(identity));
  };

  const send = async (caller: Principal, mail: HandedIn): Promise<object> => {
    const identity = identityOf(mail.from);
    const resource = `identity/${identity ?? bareAddress(mail.from)}`;
    allow(caller, mail, resource);
    if (mail.configurationSet !== undefined) {
      allow(caller, mail, `configuration-set/${mail.configurationSet}`);
      if (!configurationSets.has(mail.configurationSet)) {
        throw new RefusedCall(
          "NotFoundException",
          `Configuration set <${mail.configurationSet}> does not exist.`,
          404,
        );
      }
    }
    if (identity === undefined || identities.get(identity) !== "verified") {
      throw new RefusedCall(
        "MessageRejected",
        `Email address is not verified. The following identities failed the check in region ${REGION.toUpperCase()}: ${bareAddress(mail.from)}`,
      );
    }
    const kept: Mail = { ...mail, messageId: randomUUID(), sentAt: now(), sentBy: caller.arn };
    count += 1;
    await records.apply([{ type: "put", key: String(count).padStart(12, "0"), value: kept }]);
    mails.push(kept);
    return { MessageId: kept.messageId };
  };

  const run = async ({ caller, method, path, input }: RestCall): Promise<object> => {
    if (method === "POST" && path.join("/") === "v2/email/outbound-emails") {
      return send(caller, readMail(input));
    }
    throw new RefusedCall(
      "UnknownOperationException",
      `The local mailbox has no operation ${method} /${path.join("/")}.`,
      404,
    );
  };

  return {
    handle: (request, response) => serveRest(request, response, directory, run),
    ensureIdentity: (identity, state) => {
      identities.set(identity.toLowerCase(), state);
    },
    ensureConfigurationSet: (name) => {
      configurationSets.add(name);
    },
    list: () => [...mails],
    find: (to) =>
      mails.filter((mail) =>
        [...mail.to, ...mail.cc, ...mail.bcc].some((address) => bareAddress(address) === bareAddress(to)),
      ),
    close: () => records.close(),
  };
}

function allow(caller: Principal, mail: HandedIn, resource: string): void {
  authorize(caller, {
    // A message that the caller composed whole needs the other permission, in the second version of the API too.
    action: mail.content.kind === "raw" ? "ses:SendRawEmail" : "ses:SendEmail",
    resource: `arn:aws:ses:${REGION}:${ACCOUNT_ID}:${resource}`,
    context: {
      "ses:FromAddress": bareAddress(mail.from),
      "ses:Recipients": [...mail.to, ...mail.cc, ...mail.bcc].map(bareAddress),
    },
    status: 403,
  });
}
