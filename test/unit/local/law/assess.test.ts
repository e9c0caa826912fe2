import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { answerLine } from "../../../../local/law/assess.ts";
import { explainText } from "../../../../local/law/explain.ts";
import { determinationSchema } from "../../../../workflows/contract/determination.ts";
import { packVersions } from "../../../../workflows/law/packs/index.ts";
import { vignettes } from "../../../law/vignette.ts";

const caseFile = { schemaVersion: 1, asOf: { assessedOn: "2026-11-23" } };

const run = (input: string, timeZone = "UTC"): Promise<{ status: number | null; lines: string[] }> =>
  new Promise((settle, fail) => {
    const child = spawn(process.execPath, ["local/law/assess.ts"], {
      stdio: ["pipe", "pipe", "ignore"],
      env: { ...process.env, TZ: timeZone },
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
    child.on("error", fail);
    child.on("close", (status) => settle({ status, lines: output.trimEnd().split("\n") }));
    child.stdin.end(input);
  });

describe("law:assess", () => {
  it("answers a case file with a determination that meets its contract", () => {
    const answer = answerLine(JSON.stringify({ id: "one", caseFile }));
    expect(answer).toMatchObject({ id: "one" });
    expect(
      determinationSchema.safeParse("determination" in answer ? answer.determination : undefined).success,
    ).toBe(true);
  });

  it("says what is wrong with a line, and where", () => {
    expect(answerLine("{")).toMatchObject({ id: null, error: { code: "not-json" } });
    expect(answerLine("[]")).toMatchObject({ id: null, error: { code: "not-a-request", path: "" } });
    expect(answerLine(JSON.stringify({ id: "two", caseFile: { ...caseFile, asOf: {} } }))).toMatchObject({
      id: "two",
      error: { code: "invalid-case-file", path: "/asOf/assessedOn" },
    });
    const misspelt = answerLine(JSON.stringify({ id: "three", caseFile: { ...caseFile, instrumnet: {} } }));
    expect(misspelt).toMatchObject({ id: "three", error: { code: "invalid-case-file" } });
  });

  it("goes on after a bad line, keeps the order, and ends with status 1 only because of it", async () => {
    const good = JSON.stringify({ id: "good", caseFile });
    const bad = await run(`${good}\nnot json\n\n${good}\n`);
    expect(bad.status).toBe(1);
    expect(bad.lines.map((line) => (JSON.parse(line) as { id: string | null }).id)).toEqual([
      "good",
      null,
      "good",
    ]);
    expect((await run(`${good}\n`)).status).toBe(0);
  }, 30_000);
});

describe("the time zone of the machine", () => {
  it("decides nothing, on either side of the day's line", async () => {
    const input = vignettes.map(({ id, caseFile: known }) => `${JSON.stringify({ id, caseFile: known })}\n`);
    const [here, ...elsewhere] = await Promise.all(
      ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York"].map((zone) =>
        run(input.join(""), zone),
      ),
    );
    expect(here?.lines.length).toBe(vignettes.length);
    for (const there of elsewhere) expect(there.lines).toEqual(here?.lines);
  }, 60_000);
});

describe("law:explain", () => {
  it("explains a case file, alone or inside a case, in the same words", () => {
    const alone = explainText(JSON.stringify(caseFile));
    expect(alone).toBe(explainText(JSON.stringify({ caseFile })));
    expect(alone).toContain("Weight of the paper: W0");
    expect(alone).toContain(`us-hipaa ${packVersions["us-hipaa"]}`);
  });

  it("refuses what is no case file", () => {
    expect(() => explainText("{}")).toThrow("schemaVersion");
  });
});
