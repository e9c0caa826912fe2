import { RefusedCall } from "../protocol/refused-call.ts";

/** A mail that was handed in for sending; addresses as given, `sentAt` in epoch milliseconds. */
export type Mail = {
  readonly messageId: string;
  readonly sentAt: number;
  readonly sentBy: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly content: MailContent;
  readonly configurationSet: string | undefined;
};

/** What a mail says: parts that the service would put together, or a whole message as it came. */
type MailContent =
  | {
      readonly kind: "simple";
      readonly text: string;
      readonly html: string;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: "raw"; readonly message: string };

/** What a caller hands in, before the service adds an id, the time and the sender's principal. */
export type HandedIn = Omit<Mail, "messageId" | "sentAt" | "sentBy">;

type Fields = Readonly<Record<string, unknown>>;

/** Reads the input of SendEmail; throws RefusedCall BadRequestException. Messages name no address, which may be a patient's. */
export function readMail(input: Fields): HandedIn {
  const content = fieldsOf(input["Content"]);
  const read = content["Raw"] === undefined ? readSimple(content) : readRaw(fieldsOf(content["Raw"]));
  const destination = fieldsOf(input["Destination"]);
  const stated = ["ToAddresses", "CcAddresses", "BccAddresses"].map((kind) => textsOf(destination[kind]));
  const [to = [], cc = [], bcc = []] = stated.some((list) => list.length > 0)
    ? stated
    : [read.headerTo, read.headerCc, []];
  const from = typeof input["FromEmailAddress"] === "string" ? input["FromEmailAddress"] : read.headerFrom;
  const recipients = [...to, ...cc, ...bcc];
  if (recipients.length === 0) throw bad("Destination must name at least one recipient.");
  if (recipients.length > 50) throw bad(`Recipient count exceeds 50: there are ${recipients.length}.`);
  if ([from, ...recipients].some((address) => !/^[^@\s]+@[^@\s]+$/u.test(bareAddress(address)))) {
    throw bad("Missing final '@domain' in one of the addresses.");
  }
  if (/[\r\n]/u.test(read.subject)) throw bad("The subject must not contain line breaks.");
  const configurationSet = input["ConfigurationSetName"];
  return {
    from,
    to,
    cc,
    bcc,
    replyTo: textsOf(input["ReplyToAddresses"]),
    subject: read.subject,
    content: read.content,
    configurationSet: typeof configurationSet === "string" ? configurationSet : undefined,
  };
}

/** The address without the name that may stand before it, in small letters. */
export function bareAddress(address: string): string {
  return (/<([^<>]*)>\s*$/u.exec(address)?.[1] ?? address).trim().toLowerCase();
}

type Read = {
  readonly subject: string;
  readonly content: MailContent;
  readonly headerFrom: string;
  readonly headerTo: readonly string[];
  readonly headerCc: readonly string[];
};

function readSimple(content: Fields): Read {
  if (content["Simple"] === undefined)
    throw bad("Content must be Simple or Raw; templates are not kept here.");
  const { Subject, Body, Headers } = fieldsOf(content["Simple"]);
  const part = (value: unknown): string => {
    const data = fieldsOf(value)["Data"];
    return typeof data === "string" ? data : "";
  };
  const { Text, Html } = fieldsOf(Body);
  if (Text === undefined && Html === undefined) throw bad("Body must have Text or Html.");
  const listed = Array.isArray(Headers)
    ? (Headers as { readonly Name: string; readonly Value: string }[])
    : [];
  return {
    subject: part(Subject),
    content: {
      kind: "simple",
      text: part(Text),
      html: part(Html),
      headers: Object.fromEntries(listed.map(({ Name, Value }) => [Name, Value])),
    },
    headerFrom: "",
    headerTo: [],
    headerCc: [],
  };
}

function readRaw(raw: Fields): Read {
  const message = Buffer.from(typeof raw["Data"] === "string" ? raw["Data"] : "", "base64").toString("utf8");
  const [head = ""] = message.split(/\r?\n\r?\n/u, 1);
  const unfolded = head.replaceAll(/\r?\n[ \t]+/gu, " ").split(/\r?\n/u);
  const header = (name: string): string => {
    const line = unfolded.find((candidate) => candidate.toLowerCase().startsWith(`${name}:`));
    return line?.slice(name.length + 1).trim() ?? "";
  };
  const addresses = (name: string): string[] =>
    header(name)
      .split(",")
      .map((address) => address.trim())
      .filter((address) => address !== "");
  return {
    subject: decodedWords(header("subject")),
    content: { kind: "raw", message },
    headerFrom: header("from"),
    headerTo: addresses("to"),
    headerCc: addresses("cc"),
  };
}

/** Decodes `=?utf-8?B?…?=` and `=?utf-8?Q?…?=` words of a header (RFC 2047). */
function decodedWords(text: string): string {
  return text.replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/giu, (_word, way: string, encoded: string) => {
    if (way.toLowerCase() === "b") return Buffer.from(encoded, "base64").toString("utf8");
    const bytes = encoded
      .replaceAll("_", " ")
      .replaceAll(/=([0-9a-f]{2})/giu, (_hex, digits: string) =>
        String.fromCodePoint(Number.parseInt(digits, 16)),
      );
    return Buffer.from(bytes, "latin1").toString("utf8");
  });
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function fieldsOf(value: unknown): Fields {
  return value !== null && typeof value === "object" ? (value as Fields) : {};
}

function bad(message: string): RefusedCall {
  return new RefusedCall("BadRequestException", message);
}
