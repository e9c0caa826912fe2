import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../../functions/adapters/digests.ts";
import { sessionOf } from "../../../../functions/adapters/requester-session.ts";
import type { Download } from "../../../../functions/adapters/presigned.s3.ts";
import type { Session } from "../../../../functions/adapters/sessions.dynamodb.ts";
import { transfersIn } from "../../../../functions/deliver/access-log.ts";
import { forTheCourt, issueLink, theRequester } from "../../../../functions/deliver/issue-link.ts";
import { recordTransfers } from "../../../../functions/deliver/record-transfers.ts";
import type { RequestContext } from "../../../../workflows/request/context.ts";
import { refusal } from "../../../../functions/adapters/problem-response.ts";
import type { StoredVersion } from "../../../../functions/adapters/stored-versions.s3.ts";
import { ids } from "../../../support/desk.ts";
import { aView, aWriter, readerOf } from "../../../support/request-views.ts";
import { aJudgement } from "../../../support/request/told.ts";
import { aShelf } from "../../../support/shelf.ts";

const link = `lnk_${"7".repeat(26)}`;
const object = `${ids.practice}/${ids.request}/${ids.production}/production.pdf`;
const line = (
  more: {
    link?: string;
    status?: number;
    sent?: number;
    size?: number;
    key?: string;
    operation?: string;
    time?: string;
  } = {},
) => {
  const {
    status = 200,
    sent = 1000,
    size = 1000,
    key = object,
    operation = "REST.GET.OBJECT",
    time = "21/Nov/2026:18:04:09 +0000",
  } = more;
  const uri = `"GET /bucket/${key}?X-Amz-Expires=60&x-duces-link=${more.link ?? link}&X-Amz-Signature=abc HTTP/1.1"`;
  return `owner bucket [${time}] 192.0.2.3 arn:aws:iam::000000000000:role/deliver R1 ${operation} ${key} ${uri} ${status} - ${sent} ${size} 12 10 "-" "some browser (a b)" v1 host SigV4 cipher QueryString host TLSv1.3 - -`;
};

describe("an access log", () => {
  it("tells which link was used, how much went and whether that was all", () => {
    expect(transfersIn(`${line()}\n`)).toEqual([
      { key: ids.key, linkId: link, bytesSent: 1000, complete: true, finishedAt: "2026-11-21T18:04:09Z" },
    ]);
    expect(transfersIn(line({ sent: 400 }))).toMatchObject([{ bytesSent: 400, complete: false }]);
  });

  it("takes the longest of several tries, and as whole only what went in one", () => {
    const later = "21/Nov/2026:18:04:10 +0000";
    const told = (...lines: readonly string[]) => transfersIn(lines.join("\n"));
    expect(told(line({ sent: 400 }), line({ sent: 900, time: later }))).toMatchObject([
      { bytesSent: 900, complete: false, finishedAt: "2026-11-21T18:04:10Z" },
    ]);
    expect(told(line({ status: 206 }), line({ sent: 400, time: later }))).toMatchObject([
      { bytesSent: 1000, complete: true, finishedAt: "2026-11-21T18:04:10Z" },
    ]);
  });

  it.each([
    ["the same half twice", 500, 500],
    ["two pieces that may overlap", 600, 400],
    ["more than the file, in pieces", 900, 900],
  ])(
    "does not take pieces for the whole file, since it does not say which they were: %s",
    (_what, one, other) => {
      const pieces = [line({ status: 206, sent: one }), line({ status: 206, sent: other })];
      expect(transfersIn(pieces.join("\n"))).toMatchObject([{ bytesSent: one, complete: false }]);
    },
  );

  it.each([
    ["an upload", line({ operation: "REST.PUT.OBJECT" })],
    ["a refusal", line({ status: 403 })],
    ["a link that is none", line({ link: "lnk_x" })],
    ["a key that is none of ours", line({ key: "other/file.pdf" })],
    ["a time that is none", line({ time: "yesterday" })],
    ["nothing", ""],
    ["garbage", 'a "b [c'],
  ])("says nothing of %s", (_what, text) => {
    expect(transfersIn(text)).toEqual([]);
  });

  it("is recorded under one id per log and link, so that the same log told twice is one event", async () => {
    const writer = aWriter();
    const ports = {
      accessLogs: aShelf({ "productions/log-1": Buffer.from(line()) }),
      submit: writer.submit,
      log: () => undefined,
    };
    await recordTransfers(ports, "productions/log-1");
    await recordTransfers(ports, "productions/log-1");
    expect(writer.told[1]).toEqual(writer.told[0]);
    expect(writer.told[0]).toMatchObject({
      ...ids.key,
      event: { type: "transfer.finished", linkId: link, bytesSent: 1000 },
    });
  });
});

const released: NonNullable<RequestContext["production"]> = {
  productionId: ids.production,
  state: "released",
  courtAlone: false,
  reason: null,
  pages: 3,
  firstNumber: 1,
  batesFirst: "DUC000001",
  batesLast: "DUC000003",
  productionSha256: sha256Hex("pdf"),
  partsDigest: null,
  bytes: null,
  packet: { sha256: sha256Hex("zip"), bytes: 3, partsDigest: null },
  coverLetterSha256: "c".repeat(64),
  manifestSha256: "b".repeat(64),
  versions: { production: "v1", "cover-letter": "v1", manifest: "v1", packet: "v1" },
  releasedAt: "2026-11-21T12:00:00Z",
};
const session: Session = {
  scope: "requester",
  ...ids.key,
  trackingNumber: "26-HLC-12345-A",
  expiresAt: "2026-11-21T20:00:00Z",
};

function aDelivery(
  production: RequestContext["production"],
  writer = aWriter(),
  stored: Readonly<Record<string, Buffer>> = { [object]: Buffer.from("pdf") },
  goesToCourtAlone = false,
) {
  const judgement = aJudgement(goesToCourtAlone ? { goesToCourtAlone } : {});
  const downloads: Download[] = [];
  const held: string[] = [];
  const ports = {
    requests: readerOf(() => aView({ production, judgement })),
    productions: aShelf(stored),
    tryRead: async ({ key }: Pick<Download, "key">) => key in stored,
    hold: async ({ key, versionId }: StoredVersion) => void held.push(`${key} ${versionId}`),
    links: async (download: Download) => {
      downloads.push(download);
      return "https://storage.example/x";
    },
    submit: writer.submit,
    now: () => new Date("2026-11-21T12:00:00Z"),
  };
  return { ports, downloads, held, writer };
}

describe("a link for the recipient", () => {
  it("is on record before it exists, lives for 60 seconds and names one version and itself (AB-050)", async () => {
    const { ports, downloads, held, writer } = aDelivery(released);
    const result = await issueLink(ports, ids.key, "production", theRequester(ports.submit));
    expect(held).toEqual([`${object} v1`]);
    expect(result).toMatchObject({
      link: { url: "https://storage.example/x", expiresAt: "2026-11-21T12:01:00.000Z" },
    });
    const [event] = writer.told.map((submission) => submission.event);
    expect(event).toMatchObject({ type: "link.issued", productionId: ids.production, file: "production" });
    expect(downloads).toEqual([
      {
        key: object,
        versionId: "v1",
        fileName: "26-HLC-12345-A-production.pdf",
        linkId: event?.type === "link.issued" ? event.linkId : "",
      },
    ]);
  });

  it.each(["assembling", "assembled", "failed"] as const)(
    "does not exist while the production is %s",
    async (state) => {
      const { ports, downloads, writer } = aDelivery({ ...released, state });
      expect(await issueLink(ports, ids.key, "production", theRequester(ports.submit))).toMatchObject({
        problem: { code: "wrong-state" },
      });
      expect([...downloads, ...writer.told]).toEqual([]);
    },
  );

  it("is not made for a file that is not the one that was released (AB-040)", async () => {
    const { ports, downloads, writer } = aDelivery({ ...released, productionSha256: "a".repeat(64) });
    expect(await issueLink(ports, ids.key, "production", theRequester(ports.submit))).toMatchObject({
      problem: { code: "unavailable" },
    });
    expect([...downloads, ...writer.told]).toEqual([]);
  });

  it("is made for the archive that was released, and for no other and none that never was", async () => {
    const archive = object.replace("production.pdf", "packet.zip");
    const asked = (production: typeof released, bytes: string) => {
      const { ports } = aDelivery(production, aWriter(), { [archive]: Buffer.from(bytes) });
      return issueLink(ports, ids.key, "packet", theRequester(ports.submit));
    };
    expect(await asked(released, "zip")).toMatchObject({ link: { url: "https://storage.example/x" } });
    const unavailable = { problem: { code: "unavailable" } };
    expect(await asked(released, "other")).toMatchObject(unavailable);
    expect(await asked({ ...released, packet: null }, "zip")).toMatchObject(unavailable);
    const partsDigest = `${"A".repeat(43)}=-2`;
    const inParts = { ...released, packet: { sha256: sha256Hex("zip"), bytes: 3, partsDigest } };
    expect(await asked(inParts, "zip")).toMatchObject(unavailable);
  });

  it.each(["cover-letter", "manifest"] as const)(
    "is not made for a %s that is not the one that was released, nor for a version that nobody reported",
    async (file) => {
      const swapped = object.replace(
        "production.pdf",
        file === "manifest" ? "manifest.json" : "cover-letter.pdf",
      );
      const { ports, downloads, writer } = aDelivery(released, aWriter(), {
        [swapped]: Buffer.from("other"),
      });
      expect(await issueLink(ports, ids.key, file, theRequester(ports.submit))).toMatchObject({
        problem: { code: "unavailable" },
      });
      const unreported = aDelivery({ ...released, versions: null });
      expect(
        await issueLink(unreported.ports, ids.key, file, theRequester(unreported.ports.submit)),
      ).toMatchObject({
        problem: { code: "unavailable" },
      });
      expect([...downloads, ...writer.told, ...unreported.downloads]).toEqual([]);
    },
  );

  it("is not made when the ledger refuses it (AB-050)", async () => {
    const problem = refusal("wrong-state", "The requester has not confirmed the address.");
    const { ports, downloads, held } = aDelivery(released, aWriter({ outcome: "refused", problem }));
    expect(await issueLink(ports, ids.key, "production", theRequester(ports.submit))).toEqual({ problem });
    expect([...downloads, ...held]).toEqual([]);
  });

  it("is for the request of the session only: another's id is answered like one that never was (AB-050)", async () => {
    const sessions = { find: async (token: string) => (token === "good" ? session : undefined) };
    const call = {
      query: {},
      body: undefined,
      sub: undefined,
      viewer: "192.0.2.7",
      correlationId: "c",
      bearer: "good",
    };
    const own = await sessionOf(sessions, { ...call, params: { requestId: ids.request } }, "requester");
    const foreign = await sessionOf(
      sessions,
      { ...call, params: { requestId: ids.otherRequest } },
      "requester",
    );
    const nobody = await sessionOf(
      sessions,
      { ...call, bearer: undefined, params: { requestId: ids.request } },
      "requester",
    );
    expect(own).toEqual({ session });
    expect(foreign).toMatchObject({ problem: { code: "not-found", status: 404 } });
    expect(nobody).toMatchObject({ problem: { code: "not-signed-in", status: 401 } });
  });
});

describe("files that go to the court alone (45 CFR 164.512(e)(1)(i))", () => {
  const toCourt = () => aDelivery(released, aWriter(), undefined, true);

  it("are, to the requester who asks for them, no files at all", async () => {
    const { ports, downloads, writer } = toCourt();
    const early = aDelivery({ ...released, state: "assembling", releasedAt: null });
    const answer = await issueLink(ports, ids.key, "production", theRequester(ports.submit));
    expect(answer).toEqual(
      await issueLink(early.ports, ids.key, "production", theRequester(early.ports.submit)),
    );
    expect([...downloads, ...writer.told]).toEqual([]);
  });

  it("are fetched by staff, on hold and on record under their own token", async () => {
    const { ports, downloads, held, writer } = toCourt();
    const recipient = forTheCourt(ports.submit, "a token of staff");
    expect(await issueLink(ports, ids.key, "production", recipient)).toMatchObject({
      link: { url: "https://storage.example/x" },
    });
    expect(writer.told[0]).toMatchObject({
      actor: { kind: "staff", token: "a token of staff" },
      event: { type: "court-link.issued", file: "production" },
    });
    expect(held).toEqual([`${object} v1`]);
    expect(downloads).toHaveLength(1);
  });

  it("are the only ones that staff can fetch", async () => {
    const { ports, downloads, writer } = aDelivery(released);
    const recipient = forTheCourt(ports.submit, "a token of staff");
    expect(await issueLink(ports, ids.key, "production", recipient)).toMatchObject({
      problem: { code: "wrong-state" },
    });
    expect([...downloads, ...writer.told]).toEqual([]);
  });
});
