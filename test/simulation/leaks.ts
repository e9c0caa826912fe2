import { casePrefix } from "../../functions/adapters/ledger-keys.ts";
import { canaries, patient } from "./practice.ts";
import type { Told } from "./told.ts";
import type { World } from "./world/world.ts";

/** In a crowd many say the same, and a few hundred different things show what there is to show. */
const [shortest, mostSecrets] = [12, 400];

/** Every text inside a value that somebody may have typed: one with a space in it. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return value.length >= shortest && value.includes(" ") ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What people said on a request: reasons, words of counsel, names. What the product itself made of it is left out. */
function said({ events }: Told): readonly string[] {
  return events.flatMap(({ recorded: { judgement: _made, ...event } }) => textsIn(event));
}

/** Who asks, about whom, and how the files are called. */
function named({ rows }: Told): readonly string[] {
  const profile = rows.find(({ sk }) => sk === `${casePrefix}PROFILE`);
  const { requester, subject, fileNames } = (profile ?? {}) as Readonly<
    Record<string, Readonly<Record<string, unknown>> | undefined>
  >;
  return [
    requester?.["name"],
    requester?.["email"],
    subject?.["name"],
    ...Object.values(fileNames ?? {}),
  ].filter((one) => typeof one === "string");
}

/**
 * I19: what stands in a record, names a patient or a requester, or was typed by somebody, is in no log line, letter, name of
 * an object or schedule, message, address or refusal: those are read by others than whom it concerns.
 */
export function leakFaults(world: World, requests: readonly Told[]): readonly string[] {
  const secrets = new Set([
    ...canaries,
    patient.birthDate,
    ...requests.flatMap((one) => [...said(one), ...named(one)]),
  ]);
  const places = {
    "a letter": world.mails.map(({ subject, text }) => `${subject} ${text}`),
    "a log line": world.logLines,
    "the name of an object": world.objects.versions.map(({ key }) => key),
    "the name of a call": world.calls.map(({ about }) => about),
    "a message": world.outside.messages,
    "an address": world.outside.addresses.map(decoded),
    "a refusal": world.outside.refusals,
  };
  const leaks = Object.entries(places).flatMap(([place, texts]) => {
    const text = texts.join("\n");
    return [...secrets]
      .slice(0, mostSecrets)
      .filter((word) => text.includes(word))
      .map((word) => `I19: "${word}" stands in ${place}`);
  });
  return world.logLines.some((line) => line.includes("refusedFields"))
    ? [...leaks, "I19: a log line was refused"]
    : leaks;
}

const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address.replaceAll("+", " "));
  } catch {
    return address;
  }
};
