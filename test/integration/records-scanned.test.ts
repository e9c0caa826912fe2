import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { patientPartition } from "../../functions/adapters/ledger-keys.ts";
import { piecesOfBundle } from "../../local/import/from-bundle.ts";
import { piecesOfFolder } from "../../local/import/from-folder.ts";
import type { Piece } from "../../local/import/piece.ts";
import { takeIn } from "../../local/import/take-in.ts";
import type { Api, Outcome } from "../../local/import/take-in.ts";
import { call } from "../../local/journey/api.ts";
import { sampleCase } from "../../local/journey/file-request.ts";
import { refusalWords } from "../../workflows/contract/papers.ts";
import type { recordImportedSchema, RecordUpload } from "../../workflows/contract/records.ts";
import { actCode, code, fhirDocument, fhirPatient, normal, restricted } from "../support/fhir.ts";
import { onePage, streamObject } from "../support/pdf-files.ts";
import { errorOf, harborLight, roleOf, rowsOf, settingOf, storageAs } from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";
import { sha256 } from "../support/uploads.ts";
import type { z } from "zod";

// Every way in of a record passes the malware scanner of the template: here the stand-in, under its plan, role and tag.

type TakenIn = z.output<typeof recordImportedSchema>;
let stack: TestStack;
let patientRef: string;
beforeAll(async () => {
  stack = await startSeededStack(1);
  const { patients } = await call<{ readonly patients: readonly { readonly patientRef: string }[] }>(
    stack.portalOrigin,
    "findPatients",
    { token: stack.staff.manager, body: { name: sampleCase.patient } },
  );
  patientRef = patients[0]?.patientRef ?? "";
});
afterAll(async () => stack?.end());

/** The test signature of virus scanners, in two halves so that this file does not carry it. */
const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
/** A page that reads well and carries the signature. */
const infected = (mark: string) => onePage(streamObject(Buffer.from(`BT (${mark} ${eicar}) Tj ET`)));
const locked = (mark: string) =>
  onePage(streamObject(Buffer.from(`BT (${mark}) Tj ET`)), { catalog: "/Encrypt 9 0 R" });

const api: Api = (name, input) => call(stack.portalOrigin, name, { ...input, token: stack.staff.clinician });
const inTheCall = (importId: string, kind: string, pdf: Buffer) =>
  call<TakenIn>(stack.portalOrigin, "importRecord", {
    token: stack.staff.clinician,
    parameters: { patientRef },
    body: {
      importId,
      kind,
      sessionOn: "2026-03-04",
      pdf: pdf.toString("base64"),
      ...(kind === "progress-note" ? { title: "Session 3" } : {}),
      ...(kind === "unclassified" ? { because: "no-label" } : {}),
    },
  });
async function outcomesOf(pieces: Iterable<Piece> | AsyncIterable<Piece>): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const outcome of takeIn(api, pieces)) outcomes.push(outcome);
  return outcomes;
}

/** All that is kept of the patient: rows, and versions in every bucket where a record may come to lie. */
async function kept() {
  const client = storageAs(stack, stack.roles.root);
  const versions: string[] = [];
  for (const name of ["RECORDS_BUCKET", "NOTES_BUCKET", "NOTE_KEYS_BUCKET", "INCOMING_BUCKET"]) {
    const Bucket = settingOf(stack, "import-records", name);
    const found = await client.send(new ListObjectVersionsCommand({ Bucket }));
    versions.push(...(found.Versions ?? []).map(({ Key, VersionId }) => `${name} ${Key} ${VersionId}`));
  }
  client.destroy();
  return { rows: await rowsOf(stack, patientPartition(harborLight, patientRef)), versions };
}

describe("a record with a threat in it", () => {
  it.each(["progress-note", "psychotherapy-note", "unclassified"])(
    "is refused in words when it is sent in the call as %s, and kept nowhere",
    async (kind) => {
      const before = await kept();
      const asked = inTheCall(`import-infected-${kind.slice(0, 6)}`, kind, infected(kind));
      await expect(asked).rejects.toMatchObject({
        status: 422,
        problem: { code: "invalid-field", fields: [{ pointer: "/pdf", words: refusalWords.malware }] },
      });
      expect(await kept()).toEqual(before);
    },
  );

  it("is refused when it comes from a folder and from a bundle of FHIR, and kept nowhere", async () => {
    const before = await kept();
    const folder = await mkdtemp(join(tmpdir(), "duces-infected-"));
    await writeFile(join(folder, "session.pdf"), infected("of a folder"));
    await writeFile(
      join(folder, "manifest.csv"),
      `file,patient,birthDate,sessionOn,kind,title\nsession.pdf,${sampleCase.patient},${fhirPatient.birthDate},2026-03-04,progress-note,Session 3\n`,
    );
    const attachment = { contentType: "application/pdf", data: infected("of a bundle").toString("base64") };
    const content = { content: [{ attachment }] };
    const bundle = {
      resourceType: "Bundle",
      type: "collection",
      entry: [
        fhirPatient,
        fhirDocument("infected", [normal], undefined, content),
        fhirDocument("infected-note", [code(actCode, "PSYTHPN"), restricted], undefined, content),
      ].map((resource) => ({
        fullUrl: `https://clinic.example/${resource.resourceType}/${resource.id}`,
        resource,
      })),
    };
    const outcomes = [
      ...(await outcomesOf(piecesOfFolder(folder))),
      ...(await outcomesOf(piecesOfBundle(JSON.stringify(bundle), "America/Chicago"))),
    ];
    await rm(folder, { recursive: true });
    expect(outcomes.map(({ ended, words }) => [ended, words])).toEqual(
      Array.from({ length: 3 }, () => ["refused", refusalWords.malware]),
    );
    expect(await kept()).toEqual(before);
  });

  it("is refused when it was posted first, destroyed where it lay, and never read by the import itself", async () => {
    const before = await kept();
    const bytes = infected("posted");
    const importId = "import-infected-post";
    const { url, fields } = await call<RecordUpload>(stack.portalOrigin, "announceRecord", {
      token: stack.staff.clinician,
      parameters: { patientRef },
      body: { importId, size: bytes.length, sha256: sha256(bytes) },
    });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append("file", new Blob([Uint8Array.from(bytes)], { type: "application/pdf" }), "file.pdf");
    expect((await fetch(url, { method: "POST", body: form })).ok).toBe(true);
    const imports = storageAs(stack, roleOf(stack, "import-records"));
    const place = { Bucket: settingOf(stack, "import-records", "INCOMING_BUCKET"), Key: fields["key"] ?? "" };
    expect(await errorOf(imports.send(new GetObjectCommand(place)))).toBe("AccessDenied");
    const tagged = new PutObjectCommand({
      ...place,
      Body: bytes,
      Tagging: "GuardDutyMalwareScanStatus=NO_THREATS_FOUND",
    });
    expect(await errorOf(imports.send(tagged))).toBe("AccessDenied");
    imports.destroy();
    const asked = call(stack.portalOrigin, "importRecord", {
      token: stack.staff.clinician,
      parameters: { patientRef },
      body: {
        importId,
        kind: "psychotherapy-note",
        sessionOn: "2026-03-04",
        upload: { sha256: sha256(bytes) },
      },
    });
    await expect(asked).rejects.toMatchObject({ problem: { fields: [{ words: refusalWords.malware }] } });
    expect(await kept()).toEqual(before);
  });
});

describe("a record that the scanner cannot look into", () => {
  it("is refused with words on what to do, and rests where nobody reads it, until the bucket's rule", async () => {
    const before = await kept();
    const asked = inTheCall("import-locked-0001", "progress-note", locked("locked"));
    await expect(asked).rejects.toMatchObject({
      problem: { fields: [{ pointer: "/pdf", words: refusalWords["not-scannable"] }] },
    });
    const after = await kept();
    expect(after.rows).toEqual(before.rows);
    const more = after.versions.filter((version) => !before.versions.includes(version));
    expect(more).toMatchObject([expect.stringMatching(/^INCOMING_BUCKET incoming\//u)]);
    const [, Key = ""] = more[0]?.split(" ") ?? [];
    const Bucket = settingOf(stack, "import-records", "INCOMING_BUCKET");
    for (const who of [roleOf(stack, "import-records"), roleOf(stack, "staff-api")]) {
      const client = storageAs(stack, who);
      expect(await errorOf(client.send(new GetObjectCommand({ Bucket, Key })))).toBe("AccessDenied");
      client.destroy();
    }
  });
});

describe("a record in which nothing was found", () => {
  it("comes in, and whoever sent it and whoever lists it read that no virus scanner looked", async () => {
    const clean = onePage(streamObject(Buffer.from("BT (a good session) Tj ET")));
    const taken = await inTheCall("import-clean-000001", "progress-note", clean);
    expect(taken).toMatchObject({ class: "progress-notes", scannedBy: "type-check" });
    const { records } = await call<{ readonly records: readonly { readonly scannedBy?: string }[] }>(
      stack.portalOrigin,
      "patient",
      { token: stack.staff.clinician, parameters: { patientRef } },
    );
    expect(records.map(({ scannedBy }) => scannedBy)).toEqual(records.map(() => "type-check"));
  });
});
