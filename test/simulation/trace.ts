import type { Played } from "./play.ts";

const around = 12;

/** The calls around each fault, so that a person can follow what happened; at most the last ones when there was none. */
export function traceOf({ calls, faults, given }: Played): string {
  const struck = new Map(faults.map(({ number, kind }) => [number, kind]));
  const shown = calls.filter(({ number }) =>
    faults.length === 0
      ? number > calls.length - 2 * around
      : faults.some((fault) => Math.abs(fault.number - number) <= around),
  );
  const lines = shown.map(({ number, task, service, command, about }) =>
    [
      `  ${String(number).padStart(5)}`,
      task,
      service,
      command.replace(/Command$/, ""),
      about,
      struck.has(number) ? `<== ${struck.get(number)}` : "",
    ].join(" "),
  );
  const refused = given
    .filter(({ answer }) => answer.status >= 300)
    .map(
      ({ by, command, answer }) =>
        `  ${by} was refused ${command}: ${String(answer.body["code"])} ${String(answer.body["words"])}`,
    );
  return [...lines, ...refused].join("\n");
}
