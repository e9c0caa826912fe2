import { ListObjectVersionsCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { patientPartition } from "../../functions/adapters/ledger-keys.ts";
import { call } from "../../local/journey/api.ts";
import { sampleCase } from "../../local/journey/file-request.ts";
import { fhirServer } from "../../local/import/fhir-server.ts";
import { piecesOfServer } from "../../local/import/from-server.ts";
import { reportOf } from "../../local/import/report.ts";
import type { Piece } from "../../local/import/piece.ts";
import { takeIn } from "../../local/import/take-in.ts";
import type { Api, Outcome } from "../../local/import/take-in.ts";
import { aFhirServer, asFhir } from "../support/fhir-server.ts";
import { actCode, code, fhirDocument, fhirPatient, normal, restricted } from "../support/fhir.ts";
import { onePage, streamObject } from "../support/pdf-files.ts";
import { harborLight, rowsOf, settingOf, storageAs } from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// From a FHIR server over the API into the ledger and the storage, twice.

let stack: TestStack;
let source: Awaited<ReturnType<typeof aFhirServer>>;
beforeAll(async () => {
  stack = await startSeededStack(1);
  const by = (display: string) => ({ author: [{ display }] });
  const resources = [
    fhirPatient,
    { ...fhirPatient, id: "p2", name: [{ text: "Nobody Here" }] },
    { ...fhirPatient, id: "p3", birthDate: "1987-04-20" },
    fhirDocument("progress", [normal]),
    fhirDocument("note", [code(actCode, "PSYTHPN"), restricted]),
    fhirDocument("part-2", [code(actCode, "42CFRPart2"), restricted]),
    fhirDocument("silent", []),
    fhirDocument("restricted", [restricted]),
    fhirDocument("stranger", [normal], undefined, { subject: { reference: "Patient/p2" } }),
    fhirDocument("other-birth-date", [normal], undefined, { subject: { reference: "Patient/p3" } }),
    fhirDocument("colleague", [normal], undefined, by("Luis Andrade")),
    fhirDocument("not-a-pdf", [normal], undefined, {
      content: [{ attachment: { contentType: "application/pdf", data: "bm90IGEgcGRm" } }],
    }),
  ];
  source = await aFhirServer({
    "/r4/DocumentReference?_count=50": (response, url) => {
      const origin = `http://${response.req.headers.host ?? ""}`;
      asFhir({
        resourceType: "Bundle",
        type: "searchset",
        entry: resources.map((resource) => ({
          fullUrl: `${origin}/r4/${resource.resourceType}/${resource.id}`,
          resource,
        })),
      })(response, url);
    },
  });
});
afterAll(async () => {
  source.end();
  await stack.end();
});

async function run(token: string): Promise<readonly Outcome[]> {
  const api: Api = (name, input) => call(stack.portalOrigin, name, { ...input, token });
  const outcomes: Outcome[] = [];
  const pieces = piecesOfServer(fhirServer(source.base, "token"), "America/Chicago");
  for await (const outcome of takeIn(api, pieces)) outcomes.push(outcome);
  return outcomes;
}
async function recordsOnFile() {
  const { patients } = await call<{ readonly patients: readonly { readonly patientRef: string }[] }>(
    stack.portalOrigin,
    "findPatients",
    { token: stack.staff.manager, body: { name: sampleCase.patient } },
  );
  const rows = await rowsOf(stack, patientPartition(harborLight, patients[0]?.patientRef ?? ""));
  return rows.filter(({ sk }) => String(sk).startsWith("RECORD#"));
}

describe("an import from a FHIR server", () => {
  it("takes in what it knows, keeps for a person what it does not, refuses the rest in words, and nothing twice", async () => {
    const before = await recordsOnFile();
    const outcomes = await run(stack.staff.clinician);
    const ended = (word: string) =>
      outcomes.filter((one) => one.ended === word).map(({ shown, words }) => [shown.split("/")[1], words]);
    expect(ended("taken")).toEqual([
      ["progress", "Among the progress notes."],
      ["note", "Sealed as a psychotherapy note."],
      ["part-2", "Among the records of 42 CFR Part 2."],
    ]);
    expect(ended("unclassified")).toEqual([
      ["silent", "No label says how confidential it is."],
      ["restricted", "It is labelled as restricted, and no label says why."],
    ]);
    expect(ended("refused").map(([shown]) => shown)).toEqual([
      "stranger",
      "other-birth-date",
      "colleague",
      "not-a-pdf",
    ]);
    const after = await recordsOnFile();
    expect(after.length - before.length).toBe(5);
    // Again: the same words, and not a row more.
    expect(await run(stack.staff.clinician)).toEqual(outcomes);
    expect(await recordsOnFile()).toEqual(after);
    const report = reportOf(outcomes);
    expect(report).toContain("Taken in, now or before: 3");
    expect(report).not.toMatch(/Rowan|Ellery|Nobody|1987|Session of|Okafor|Andrade/);
  });

  it("posts what is too large for a call, and leaves nothing where it was posted", async () => {
    const { portalOrigin, staff } = stack;
    const content = Buffer.alloc(6_000_000, "q Q ");
    const pdf = onePage(streamObject(content)).toString("base64");
    const large: Piece = {
      sourceId: "a large file",
      shown: "row 1",
      is: "readable",
      patient: { names: [sampleCase.patient], birthDate: fhirPatient.birthDate },
      author: undefined,
      body: { kind: "psychotherapy-note", sessionOn: "2026-03-05", pdf },
    };
    const api: Api = (name, input) => call(portalOrigin, name, { ...input, token: staff.clinician });
    const before = await recordsOnFile();
    for (let again = 0; again < 2; again += 1) {
      const outcomes: Outcome[] = [];
      for await (const outcome of takeIn(api, [large])) outcomes.push(outcome);
      expect(outcomes).toMatchObject([{ ended: "taken", words: "Sealed as a psychotherapy note." }]);
      const added = (await recordsOnFile()).filter(({ sk }) => before.every((row) => row["sk"] !== sk));
      expect(added).toMatchObject([{ kind: "psychotherapy-note", sealed: true }]);
      expect(added[0]?.["size"]).toBeGreaterThan(6_000_000);
      const client = storageAs(stack, stack.roles.root);
      const left = await client.send(
        new ListObjectVersionsCommand({
          Bucket: settingOf(stack, "import-records", "INCOMING_BUCKET"),
          Prefix: "incoming/",
        }),
      );
      client.destroy();
      expect([...(left.Versions ?? []), ...(left.DeleteMarkers ?? [])]).toEqual([]);
    }
  });

  it("takes in nothing that somebody else wrote than who signed in", async () => {
    const outcomes = await run(stack.staff.manager);
    expect(outcomes.filter(({ ended }) => ended !== "refused")).toEqual([]);
  });
});
