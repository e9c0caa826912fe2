import { describe, expect, it } from "vitest";
import { CannotReckon, workFrom } from "../../../../local/cost/cost.ts";
import { lastCounted, lifeOf, mostDocuments } from "../../../../local/cost/counts.ts";
import { prices } from "../../../../local/cost/prices.ts";
import { billOf, report } from "../../../../local/cost/report.ts";
import { usageOf } from "../../../../local/cost/usage.ts";
import type { Work } from "../../../../local/cost/usage.ts";

const work: Work = { requests: 100, documents: 20, staff: 5, megabytes: 1, months: 12 };
const together = (of: Work): number =>
  billOf(usageOf(of)).reduce((sum, line) => sum + line.standing + line.work, 0);
const lineOf = (of: Work, service: string) => billOf(usageOf(of)).find((line) => line.service === service);

describe("the monthly bill", () => {
  it("has the keys, the firewall, the alarms and the secrets in it when nobody asks for anything", () => {
    const idle = { ...work, requests: 0 };
    const { keys, alarms, metrics, webAclRules, secrets } = lastCounted.standing;
    expect(lineOf(idle, "KMS")?.standing).toBeGreaterThan(keys * prices.key.usd);
    expect(lineOf(idle, "WAF")).toMatchObject({ standing: 5 + webAclRules, work: 0 });
    expect(lineOf(idle, "CloudWatch")?.standing).toBeGreaterThan(alarms * 0.1 + metrics * 0.3);
    expect(lineOf(idle, "Secrets Manager")?.standing).toBeCloseTo(secrets * 0.4);
    expect(lineOf(idle, "Cognito")?.work).toBeCloseTo(5 * prices.member.usd);
  });

  it("grows with the requests, and by as much for each", () => {
    const of = (requests: number) => together({ ...work, requests });
    expect(of(200) - of(100)).toBeCloseTo(of(100) - of(0), 6);
    expect(of(100)).toBeGreaterThan(of(0));
  });

  it("scans each record and each paper that comes in, by object and by size", () => {
    const small = lineOf({ ...work, megabytes: 1 }, "GuardDuty")?.work ?? 0;
    const large = lineOf({ ...work, megabytes: 2 }, "GuardDuty")?.work ?? 0;
    expect(large - small).toBeCloseTo(((100 * 20) / 1024) * prices.scannedGigabyte.usd, 6);
    expect(usageOf(work).scannedObject.work).toBeGreaterThan(100 * 20);
  });

  it("prices everything that is used, and names a service for each price", () => {
    const usage = usageOf(work);
    expect(Object.keys(usage).toSorted()).toEqual(Object.keys(prices).toSorted());
    expect(Object.values(usage).filter((one) => !(one.standing + one.work > 0))).toEqual([]);
    const services = new Set(Object.values(prices).map(({ service }) => service));
    expect(
      billOf(usage)
        .map(({ service }) => service)
        .toSorted(),
    ).toEqual([...services].toSorted());
  });

  it("lies between the two counted requests beside it, and is what was counted at each", () => {
    for (const { documents, counts } of lastCounted.lives) expect(lifeOf(documents)).toEqual(counts);
    const calls = (documents: number) => lifeOf(documents).calls;
    const [first = 0, second = 0] = lastCounted.lives.map(({ documents }) => documents);
    expect(calls((first + second) / 2)).toBeCloseTo((calls(first) + calls(second)) / 2);
    expect(() => lifeOf(mostDocuments + 1)).toThrow("counted");
  });

  it("says of each price where it is from, and marks every one that nobody has seen", () => {
    const text = report(work);
    const unverified = Object.values(prices).filter(({ seen }) => seen.how === "unverified");
    expect(text.split("(UNVERIFIED;").length - 1).toBe(unverified.length);
    expect(text).toContain(`${unverified.length} of ${Object.keys(prices).length} are UNVERIFIED`);
    for (const { page } of Object.values(prices)) expect(text).toContain(page);
  });

  it("reckons with no work at all", () => {
    expect(report({ ...work, requests: 0 })).not.toContain("one more request");
  });
});

describe("the command", () => {
  it.each([
    [["--documents", "3"], "--requests is missing"],
    [["--requests", "1"], "--documents is missing"],
    [["--requests", "-1", "--documents", "3"], "none of its options"],
    [["--requests", "1.5", "--documents", "3"], "--requests is not a whole number"],
    [["--requests", "1e3", "--documents", "3"], "--requests is not a whole number"],
    [["--requests", "1", "--documents", "0"], "from 1 to"],
    [["--requests", "1", "--documents", "999999"], `from 1 to ${mostDocuments}`],
    [["--requests", "1", "--documents", "3", "--megabytes", "0"], "--megabytes is not a number"],
  ])("refuses %j in words", (args, words) => {
    expect(() => workFrom(args)).toThrow(CannotReckon);
    expect(() => workFrom(args)).toThrow(words);
  });

  it("repeats nothing that was typed by mistake", () => {
    for (const args of [["--requests", "Rowan Ellery"], ["Rowan Ellery"], ["--Rowan-Ellery"]])
      expect(() => workFrom(args)).toThrow(/^(?!.*(?:Rowan|Ellery))/su);
  });

  it("takes what was asked, and the rest as it stands", () => {
    expect(workFrom(["--requests", "40", "--documents", "12"])).toEqual({
      requests: 40,
      documents: 12,
      staff: 5,
      megabytes: 1,
      months: 12,
    });
  });
});
