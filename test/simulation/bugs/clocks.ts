import type { Edit } from "./edit.ts";

const incidents = "workflows/request/incidents.ts";
const clocks = "workflows/request/clocks.ts";
const wakes = "workflows/request/clock-wakes.ts";
const returnDuty = "workflows/request/states/return-duty.ts";

/** Dates, incidents and duties that outlive a request. */
export const clocksBugs = {
  "a clock that rang is not taken off": [
    {
      file: "workflows/request/states/clocks.ts",
      find: "assign(clockElapsed),",
      put: "",
    },
  ],
  "a reminder does not take its clock on": [
    { file: "workflows/request/states/clocks.ts", find: "assign(clockReminded),", put: "" },
  ],
  "a timer is trusted early": [
    {
      file: wakes,
      find: "  return clock !== undefined && hasCome(comesOn(event.clockId, clock.dueOn), event.at);",
      put: "  return clock !== undefined;",
    },
  ],
  "an old generation of a clock is taken": [
    {
      file: wakes,
      find: "clock?.state === state && clock.generation === generation ? clock",
      put: "clock?.state === state && clock.generation >= generation ? clock",
    },
  ],
  "nobody looks for clocks that no schedule woke": [
    {
      file: "functions/adapters/due-clocks.dynamodb.ts",
      find: "return read.success ? [read.data] : [];",
      put: "return read.success ? [] : [];",
    },
  ],
  "the clock of a breach ends with its request": [
    {
      file: clocks,
      find: "  if (told !== undefined) return toldOn",
      put: `  if (told !== undefined && context.stage === "closed") return "request-closed";
  if (told !== undefined) return toldOn`,
    },
  ],
  "an incident is closed before everybody is told": [
    { file: incidents, find: "noticesOwed(context).length === 0;", put: "noticesOwed(context).length < 9;" },
  ],
  "an incident is closed that nobody assessed": [
    { file: incidents, find: "context.incident?.finding !== null;", put: "context.incident !== undefined;" },
    {
      file: "workflows/request/states/incident.ts",
      find: `      on: { ...assessing, ...delaying },
`,
      put: `      on: { ...assessing, "incident.closed": { guard: "lawful", target: "#incidentClosed", actions: assign(change.incidentClosed) } },
`,
    },
  ],
  "what left under an order is not asked back": [
    {
      file: returnDuty,
      find: `        "production.released": { guard: "lawful", target: "owed" },
`,
      put: "",
    },
  ],
  "a return duty has no clock": [
    {
      file: clocks,
      find: "if (returnOn) due.set(returnClock, returnOn);",
      put: 'if (returnOn === "") due.set(returnClock, returnOn);',
    },
  ],
} as const satisfies Readonly<Record<string, readonly Edit[]>>;
