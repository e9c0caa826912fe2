import { describe, expect, it } from "vitest";
import { lastCounted } from "../../local/cost/counts.ts";
import { sweeps } from "../bench/cost/count.ts";
import { countStanding } from "../bench/cost/standing.ts";
import { at, deployment, ofType } from "./deployment.ts";

describe("what the bill is reckoned from", () => {
  it("has every key, alarm, metric, secret, firewall rule and polled queue of the templates (npm run cost:count)", () => {
    expect(lastCounted.standing).toEqual(countStanding());
  });

  it("wakes what the rules of the templates wake, as often and with the same words", () => {
    const minutes = (rate: string): number => {
      const [, count, unit] = /^rate\((\d+) (minute|hour)s?\)$/u.exec(rate) ?? [];
      return Number(count) * (unit === "hour" ? 60 : 1);
    };
    const rules = ofType(deployment(), "AWS::Events::Rule").flatMap(({ properties }) => {
      const rate = properties["ScheduleExpression"];
      const says = at(properties, "Targets", 0, "Input");
      return typeof rate === "string" ? [`${minutes(rate)} ${typeof says === "string" ? says : "{}"}`] : [];
    });
    const counted = sweeps.map(({ everyMinutes, says }) => `${everyMinutes} ${JSON.stringify(says)}`);
    expect(counted.toSorted()).toEqual(rules.toSorted());
  });
});
