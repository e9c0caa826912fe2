import { afterEach, describe, expect, it } from "vitest";
import { fhirServer } from "../../../../local/import/fhir-server.ts";
import { piecesOfServer } from "../../../../local/import/from-server.ts";
import { aFhirServer, asFhir } from "../../../support/fhir-server.ts";
import { fhirDocument, fhirPatient, normal, pdfOf } from "../../../support/fhir.ts";

const chicago = "America/Chicago";
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});
async function served(answers: Parameters<typeof aFhirServer>[0]) {
  const server = await aFhirServer(answers);
  ends.push(server.end);
  return server;
}
const first = "/r4/DocumentReference?_count=50";
const page = (resources: readonly Readonly<Record<string, unknown>>[], next?: string) =>
  asFhir({
    resourceType: "Bundle",
    type: "searchset",
    link: next === undefined ? [] : [{ relation: "next", url: next }],
    entry: resources.map((resource) => ({ resource })),
  });
const read = async (base: string) => {
  const shown: string[] = [];
  for await (const piece of piecesOfServer(fhirServer(base, "the-token"), chicago))
    shown.push(`${piece.shown}: ${piece.is === "readable" ? piece.body.kind : piece.words}`);
  return shown;
};

describe("a FHIR server", () => {
  it("is read page by page with its token; a patient is asked for once, and a file where it lies", async () => {
    const apart = fhirDocument("d3", [normal], undefined, {
      content: [{ attachment: { contentType: "application/pdf", url: "Binary/b3" } }],
    });
    const { base, asked } = await served({
      [first]: page([fhirDocument("d1", [normal]), fhirDocument("d2", [])], "?page=2"),
      "/r4/?page=2": page([apart], `${"/r4/DocumentReference"}?page=3`),
      "/r4/DocumentReference?page=3": page([]),
      "/r4/Patient/p1": asFhir(fhirPatient),
      "/r4/Binary/b3": asFhir({
        resourceType: "Binary",
        contentType: "application/pdf",
        meta: { security: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: "PSYTHPN" }] },
        data: pdfOf("d3"),
      }),
    });
    expect(await read(base)).toEqual([
      "DocumentReference/d1: progress-note",
      "DocumentReference/d2: unclassified",
      "DocumentReference/d3: psychotherapy-note",
    ]);
    // All pages are looked over before anything is taken from one.
    expect(asked.map(({ path }) => path)).toEqual([
      first,
      "/r4/?page=2",
      "/r4/DocumentReference?page=3",
      first,
      "/r4/Patient/p1",
      "/r4/?page=2",
      "/r4/Binary/b3",
      "/r4/DocumentReference?page=3",
    ]);
    expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set(["Bearer the-token"]));
  });

  const psyNotes = { system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: "PSYTHPN" };

  it("gives a document once that stands on two pages, and none of two that differ under one address", async () => {
    const of = async (again: Readonly<Record<string, unknown>>) => {
      const { base } = await served({
        [first]: page([fhirDocument("d1", [normal]), fhirDocument("d2", [normal])], "?page=2"),
        "/r4/?page=2": page([again]),
        "/r4/Patient/p1": asFhir(fhirPatient),
      });
      return read(base);
    };
    expect(await of(fhirDocument("d1", [normal]))).toEqual([
      "DocumentReference/d1: progress-note",
      "DocumentReference/d2: progress-note",
    ]);
    expect(await of(fhirDocument("d1", [psyNotes]))).toEqual([
      expect.stringContaining("DocumentReference/d1: Its server gives several"),
      "DocumentReference/d2: progress-note",
    ]);
  });

  it("gives none that an earlier page has under an address which a later one has twice, or with something unreadable", async () => {
    const unreadable = { ...fhirDocument("d1", [psyNotes]), content: "none of R4" };
    for (const later of [
      [fhirDocument("d1", [psyNotes]), fhirDocument("d1", [psyNotes])],
      [unreadable],
      [fhirDocument("d1", [normal]), unreadable],
    ]) {
      const { base } = await served({
        [first]: page([fhirDocument("d1", [normal]), fhirDocument("d2", [normal])], "?page=2"),
        "/r4/?page=2": page(later),
        "/r4/Patient/p1": asFhir(fhirPatient),
      });
      const shown = await read(base);
      expect(shown.filter((line) => line.includes("progress-note"))).toEqual([
        "DocumentReference/d2: progress-note",
      ]);
    }
  });

  it("tightens by a file that it refuses, and by a patient whom a later page has twice", async () => {
    const sameFile = fhirDocument("d9", [psyNotes], undefined, {
      content: [{ attachment: { contentType: "application/pdf", data: pdfOf("d1") } }],
    });
    const restricted = { ...fhirPatient, meta: { security: [{ ...normal, code: "V" }] } };
    const told = async (later: readonly Readonly<Record<string, unknown>>[]) => {
      const { base } = await served({
        [first]: page([fhirDocument("d1", [normal])], "?page=2"),
        "/r4/?page=2": page(later),
        "/r4/Patient/p1": asFhir(fhirPatient),
      });
      return (await read(base))[0];
    };
    expect(await told([sameFile, { ...sameFile, status: "superseded" }])).toBe(
      "DocumentReference/d1: psychotherapy-note",
    );
    expect(await told([restricted, fhirPatient])).toBe("DocumentReference/d1: unclassified");
  });

  it("tightens what stands on an earlier page by the labels of the same file, and of the patient, on a later one", async () => {
    const sameFile = fhirDocument("d9", [psyNotes], undefined, {
      content: [{ attachment: { contentType: "application/pdf", data: pdfOf("d1") } }],
    });
    const restricted = { ...fhirPatient, meta: { security: [{ ...normal, code: "V" }] } };
    const two = [fhirDocument("d1", [normal]), fhirDocument("d2", [normal])];
    const { base } = await served({
      [first]: page(two, "?page=2"),
      "/r4/?page=2": page([sameFile, restricted]),
      "/r4/Patient/p1": asFhir(fhirPatient),
    });
    expect(await read(base)).toEqual([
      "DocumentReference/d1: psychotherapy-note",
      "DocumentReference/d2: unclassified",
      "DocumentReference/d9: psychotherapy-note",
    ]);
  });

  it("is followed to no other server, neither by a link, a file nor a redirect: the token would go there", async () => {
    const elsewhere = await served({});
    const strays = [
      [{ [first]: page([], `${elsewhere.base}/DocumentReference`) }, "another server"],
      [
        {
          [first]: ((response) => {
            response.writeHead(302, { location: `${elsewhere.base}/DocumentReference` });
            response.end();
          }) as ReturnType<typeof asFhir>,
        },
        "sends on",
      ],
    ] as const;
    for (const [answers, words] of strays)
      await expect(read((await served(answers)).base)).rejects.toThrow(words);
    const outside = fhirDocument("d1", [normal], undefined, {
      content: [{ attachment: { contentType: "application/pdf", url: `${elsewhere.base}/Binary/b1` } }],
    });
    const { base } = await served({ [first]: page([outside]), "/r4/Patient/p1": asFhir(fhirPatient) });
    expect(await read(base)).toEqual([
      "DocumentReference/d1: Of its Binary: The server names an address of another server; that is not followed.",
    ]);
    expect(elsewhere.asked).toEqual([]);
  });

  it("is stopped where its pages never end, where it sends too much, and where it says no", async () => {
    await expect(
      read((await served({ [first]: page([], "DocumentReference?_count=50") })).base),
    ).rejects.toThrow("do not come to an end");
    await expect(read((await served({})).base)).rejects.toThrow("status 404");
    const refusing: ReturnType<typeof asFhir> = (response) => {
      response.writeHead(401);
      response.end();
    };
    await expect(read((await served({ [first]: refusing })).base)).rejects.toThrow("DUCES_FHIR_TOKEN");
    const raw: ReturnType<typeof asFhir> = (response) => {
      response.writeHead(200, { "content-type": "application/pdf" });
      response.end("%PDF-");
    };
    await expect(read((await served({ [first]: raw })).base)).rejects.toThrow("without labels");
    const flood: ReturnType<typeof asFhir> = (response) => {
      response.writeHead(200, { "content-type": "application/fhir+json" });
      response.on("error", () => undefined);
      const part = Buffer.alloc(1024 * 1024, " ");
      for (let n = 0; n < 66; n += 1) response.write(part);
      response.end();
    };
    await expect(read((await served({ [first]: flood })).base)).rejects.toThrow("more than 64 MB");
  });

  it.each([
    "http://ehr.example/r4",
    "ftp://ehr.example/r4",
    "https://me:secret@ehr.example/r4",
    "https://ehr.example/r4?x=1",
  ])("is not asked at %s", (address) => {
    expect(() => fhirServer(address, undefined)).toThrow(/https|password/);
  });

  it("says of a document what it does not hand over", async () => {
    const gone = fhirDocument("d1", [normal]);
    const { base } = await served({ [first]: page([gone]) });
    expect(await read(base)).toEqual([
      "DocumentReference/d1: Of its Patient: The server answered with status 404.",
    ]);
    const odd = await served({ [first]: page([gone]), "/r4/Patient/p1": asFhir({ resourceType: "Group" }) });
    expect(await read(odd.base)).toEqual([
      "DocumentReference/d1: What it names as its Patient is none of R4.",
    ]);
  });
});
