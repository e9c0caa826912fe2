import { randomUUID } from "node:crypto";
import { servicePermits } from "../gateway/api-routes.ts";
import type { Functions } from "../lambda/functions.ts";
import { account, region } from "../template/physical.ts";
import type { Deployment, Resolved } from "../template/resolve.ts";
import { fitsPattern } from "./pattern.ts";

/** The event bus of the account: rules on patterns and rules on a rate, as the template has them. */
export type EventRules = {
  /** Puts an event on the bus; resolves when every target has answered or given up. */
  readonly put: (event: {
    readonly source: string;
    readonly "detail-type": string;
    readonly detail: unknown;
  }) => Promise<void>;
  /** Fires the rate rules of one function now; for tests and for time travel. */
  readonly fireRates: () => Promise<void>;
  readonly stop: () => void;
};

type Target = {
  readonly Arn: string;
  readonly Input?: string;
  readonly RetryPolicy?: { readonly MaximumRetryAttempts?: number };
};
const unitMs: Readonly<Record<string, number>> = {
  minute: 60_000,
  minutes: 60_000,
  hour: 3_600_000,
  hours: 3_600_000,
  day: 86_400_000,
  days: 86_400_000,
};
// AWS keeps trying for a day; here a function that fails this often has a bug that a log should show.
const mostRetries = 5;

/** Reads the rules and starts the timers of the rate rules. */
export function createEventRules(
  deployment: Deployment,
  functions: Functions,
  onFailure: (words: string) => void,
): EventRules {
  const rules = deployment
    .ofType("AWS::Events::Rule")
    .filter((rule) => rule.properties["State"] !== "DISABLED");
  const targetsOf = (rule: Resolved) => (rule.properties["Targets"] ?? []) as readonly Target[];

  const deliver = async (target: Target, event: unknown): Promise<void> => {
    // Warnings to people: alarms exist in the template only.
    if (target.Arn.includes(":sns:")) return;
    if (!servicePermits(deployment, "events.amazonaws.com", target.Arn)) {
      onFailure(`The event bus may not invoke ${target.Arn}: the template gives it no permission.`);
      return;
    }
    const retries = Math.min(mostRetries, target.RetryPolicy?.MaximumRetryAttempts ?? mostRetries);
    for (let attempt = 0; attempt <= retries; attempt += 1) {
      if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** attempt));
      const answer = await functions.invoke(target.Arn, target.Input ? JSON.parse(target.Input) : event);
      if (!("functionError" in answer)) return;
      if (attempt === retries)
        onFailure(`${target.Arn} failed ${retries + 1} times: ${answer.payload.errorType}`);
    }
  };
  const envelope = (rest: object) => ({
    version: "0",
    id: randomUUID(),
    account,
    region,
    time: new Date().toISOString(),
    resources: [],
    ...rest,
  });
  const fire = async (rule: Resolved) => {
    const event = envelope({ source: "aws.events", "detail-type": "Scheduled Event", detail: {} });
    await Promise.all(targetsOf(rule).map((target) => deliver(target, event)));
  };

  const rated = rules.filter((rule) => rateOf(rule) !== undefined);
  const timers = rated.map((rule) => {
    return setInterval(() => void fire(rule), rateOf(rule));
  });
  return {
    put: async (event) => {
      const whole = envelope(event);
      const matching = rules.filter(
        (rule) => rule.properties["EventPattern"] && fitsPattern(whole, rule.properties["EventPattern"]),
      );
      await Promise.all(matching.flatMap((rule) => targetsOf(rule).map((target) => deliver(target, whole))));
    },
    fireRates: async () => {
      await Promise.all(rated.map(fire));
    },
    stop: () => timers.forEach((timer) => clearInterval(timer)),
  };
}

/** The period of a rate rule in milliseconds; undefined for a rule on a pattern. */
function rateOf(rule: Resolved): number | undefined {
  const expression = rule.properties["ScheduleExpression"];
  if (typeof expression !== "string") return undefined;
  const [, count, unit = ""] = /^rate\((\d+) (\w+)\)$/.exec(expression) ?? [];
  const period = unitMs[unit];
  if (!count || !period) throw new Error(`The local stack runs rate(…) rules only, not ${expression}.`);
  return Number(count) * period;
}
