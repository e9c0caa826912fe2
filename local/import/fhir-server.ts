import { parseStrictJson } from "../../functions/adapters/strict-json.ts";
import { largestBundle } from "./from-bundle.ts";
import { SourceUnreadable } from "./piece.ts";

/** A FHIR server, asked for what lies under its own origin and nowhere else. */
export type FhirServer = {
  readonly base: string;
  /** The text of what lies at an address; throws SourceUnreadable. */
  readonly get: (address: string) => Promise<string>;
  readonly getJson: (address: string) => Promise<unknown>;
};

const patienceMs = 60_000;

/**
 * `base` is an https address (http on this machine only); `token` goes with every call, so no call goes to another origin and
 * none is redirected.
 */
export function fhirServer(address: string, token: string | undefined): FhirServer {
  const base = new URL(address.endsWith("/") ? address : `${address}/`);
  const isHere = ["127.0.0.1", "localhost", "[::1]"].includes(base.hostname);
  if (base.protocol !== "https:" && !(base.protocol === "http:" && isHere))
    throw new SourceUnreadable("A FHIR server is asked over https. Give its address as https://…");
  if (base.username !== "" || base.password !== "" || base.search !== "" || base.hash !== "")
    throw new SourceUnreadable("The address of a FHIR server has no password, query or fragment.");
  const get = async (wanted: string): Promise<string> => {
    const url = URL.parse(wanted, base.href);
    if (url?.origin !== base.origin || url.username !== "")
      throw new SourceUnreadable("The server names an address of another server; that is not followed.");
    const response = await fetch(url, {
      headers: {
        accept: "application/fhir+json",
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
    }).catch(() => {
      throw new SourceUnreadable("The server does not answer.");
    });
    if (response.status >= 300 && response.status < 400)
      throw new SourceUnreadable("The server sends on to another address; that is not followed.");
    if (!response.ok)
      throw new SourceUnreadable(
        response.status === 401 || response.status === 403
          ? "The server does not let this token read. Put one into DUCES_FHIR_TOKEN that may."
          : `The server answered with status ${response.status}.`,
      );
    const type = response.headers.get("content-type")?.split(";")[0]?.trim();
    if (type !== "application/fhir+json" && type !== "application/json")
      throw new SourceUnreadable(
        "The server hands over something that is not FHIR as JSON, so without labels.",
      );
    return textOf(response);
  };
  return {
    base: base.href.slice(0, -1),
    get,
    getJson: async (wanted) => {
      const parsed = parseStrictJson(await get(wanted));
      if (!parsed.ok) throw new SourceUnreadable(parsed.words);
      return parsed.value;
    },
  };
}

/** The body, of which no more is taken than a bundle may have. */
async function textOf({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.length;
    if (size > largestBundle)
      throw new SourceUnreadable(`The server sends more than ${largestBundle / 1024 / 1024} MB at once.`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}
