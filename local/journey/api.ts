import { createHash, randomUUID } from "node:crypto";
import type { CommandAccepted, StaffCommandName } from "../../workflows/contract/commands.ts";
import { routes } from "../../workflows/contract/http.ts";
import type { RouteName } from "../../workflows/contract/http.ts";
import type { UploadTicket } from "../../workflows/contract/outward.ts";
import type { PaperPurpose } from "../../workflows/contract/papers.ts";
import type { Problem } from "../../workflows/contract/problem.ts";
import type { RequestOverview } from "../../workflows/contract/staff.ts";

/** A refusal of the API, as an error whose words are the problem's. */
export class Refusal extends Error {
  readonly status: number;
  readonly problem: Problem;
  constructor(status: number, problem: Problem) {
    super(`${status} ${problem.code}: ${problem.words}`);
    this.status = status;
    this.problem = problem;
  }
}

type Call = {
  readonly token?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** Calls one route by name; throws Refusal when the answer is not a success. */
export async function call<Answer>(
  origin: string,
  name: RouteName,
  { token, parameters = {}, query, body }: Call = {},
): Promise<Answer> {
  const { method, path } = routes[name];
  const filled = path.replaceAll(/\{([A-Za-z]+)\}/g, (_whole, key: string) =>
    encodeURIComponent(parameters[key] ?? ""),
  );
  const response = await fetch(
    `${origin}${filled}${query ? `?${new URLSearchParams(query).toString()}` : ""}`,
    {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
  );
  const text = await response.text();
  const answer: unknown = text ? JSON.parse(text) : undefined;
  if (!response.ok) throw new Refusal(response.status, answer as Problem);
  return answer as Answer;
}

/** Announces a file on one of the upload routes and sends it by the presigned form. */
export async function upload(
  origin: string,
  route: "announceIntakeUpload" | "announceRequesterUpload" | "announceStaffUpload",
  {
    token,
    requestId,
    purpose,
    fileName,
    bytes,
  }: {
    readonly token: string;
    readonly requestId: string;
    readonly purpose: PaperPurpose;
    readonly fileName: string;
    readonly bytes: Uint8Array;
  },
): Promise<string> {
  const ticket = await call<UploadTicket>(origin, route, {
    token,
    parameters: { requestId },
    body: {
      purpose,
      fileName,
      contentType: "application/pdf",
      size: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    },
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(ticket.fields)) form.append(name, value);
  form.append("file", new Blob([Uint8Array.from(bytes)], { type: "application/pdf" }), "file.pdf");
  const stored = await fetch(ticket.url, { method: "POST", body: form });
  if (!stored.ok) throw new Error(`Storage refused the upload (${stored.status}): ${await stored.text()}`);
  return ticket.documentId;
}

/** Gives a staff command at the version now stored. */
export async function command(
  origin: string,
  token: string,
  requestId: string,
  name: StaffCommandName,
  payload: Readonly<Record<string, unknown>> = {},
): Promise<CommandAccepted> {
  const { version } = await overview(origin, token, requestId);
  return call<CommandAccepted>(origin, "command", {
    token,
    parameters: { requestId },
    body: { commandId: randomUUID(), expectedVersion: version, command: name, payload },
  });
}

/** The request as staff see it. */
export function overview(origin: string, token: string, requestId: string): Promise<RequestOverview> {
  return call<RequestOverview>(origin, "overview", { token, parameters: { requestId } });
}

/** Asks until the answer fits, at most `seconds`; the error says what was waited for. */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer>,
  fits: (answer: Answer) => boolean,
  seconds = 30,
): Promise<Answer> {
  const most = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (performance.now() > most) throw new Error(`Waited ${seconds} s in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
