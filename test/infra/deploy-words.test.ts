import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { at, deployment, ofType, type Resource, the } from "./deployment.ts";

const text = readFileSync(new URL("../../docs/deploy.md", import.meta.url), "utf8").replaceAll(/\s+/gu, " ");

let all: readonly Resource[];
beforeAll(() => {
  all = deployment();
});

const teens = { 10: "ten", 11: "eleven", 12: "twelve" } as const;
const tens = ["", "", "twenty", "thirty", "forty"];
const ones = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const inWords = (count: number): string =>
  (teens as Readonly<Record<number, string>>)[count] ??
  [tens[Math.floor(count / 10)], ones[count % 10]].filter(Boolean).join("-");

describe("what docs/deploy.md says of the account", () => {
  it("counts the keys, alarms and reserved executions of the template", () => {
    const keys = inWords(ofType(all, "AWS::KMS::Key").length);
    const alarms = inWords(ofType(all, "AWS::CloudWatch::Alarm").length);
    const reserved = ofType(all, "AWS::Lambda::Function")
      .map(({ properties }) => Number(properties["ReservedConcurrentExecutions"]))
      .reduce((sum, one) => sum + one, 0);
    expect(text.toLowerCase()).toContain(`${keys} customer keys`);
    expect(text).toContain(`${alarms} alarms`);
    expect(text).toContain(`The functions reserve ${reserved} concurrent executions`);
  });

  it("puts the parts of the pages first and the page that names them last, and takes nothing away while tabs need it", () => {
    const pages = readFileSync(new URL("../../docs/deploy.md", import.meta.url), "utf8")
      .split("\n")
      .filter((line) => line.startsWith("aws s3 "));
    const [parts = "", entry = "", removal = "", ...others] = pages;
    expect(others).toEqual([]);
    // The edge answers /config.json itself; the entry page goes alone, and is asked for anew each time.
    for (const sync of [parts, removal])
      expect(sync).toMatch(/^aws s3 sync dist\/portal \S.* --exclude config\.json --exclude index\.html$/u);
    expect(parts).not.toContain("--delete");
    expect(entry).toMatch(/^aws s3 cp dist\/portal\/index\.html .*\/index\.html --cache-control no-cache$/u);
    expect(removal).toContain(" --delete ");
    expect(text.indexOf("they stay for seven days")).toBeLessThan(text.indexOf(removal));
    const rules = at(
      the(all, "SitePages", "AWS::S3::Bucket").properties,
      "LifecycleConfiguration",
      "Rules",
    ) as object[];
    expect(rules).toContainEqual(
      expect.objectContaining({ NoncurrentVersionExpiration: { NoncurrentDays: 30 } }),
    );
  });
});
