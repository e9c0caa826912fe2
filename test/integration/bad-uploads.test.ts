import { GetObjectCommand, PutObjectCommand, PutObjectTaggingCommand } from "@aws-sdk/client-s3";
import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AccessKey } from "../../local/iam/principals.ts";
import { call, overview, until } from "../../local/journey/api.ts";
import type { StaffLink } from "../../workflows/contract/staff.ts";
import type { Paper } from "../../workflows/contract/outward.ts";
import { refusalWords, uploadLimitBytes } from "../../workflows/contract/papers.ts";
import type { RefusalReason } from "../../workflows/contract/papers.ts";
import { onePage, pagesSaying, streamObject } from "../support/pdf-files.ts";
import { harborLight, roleOf, settingOf, storageAs } from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";
import { good, keyOf, plain, send, sha256, strangerOf } from "../support/uploads.ts";
import type { Draft } from "../support/uploads.ts";

// A stranger sends files. What is good becomes a case paper, what is not stays where it arrived, and nothing is half in.

let stack: TestStack;
let quarantine: string;
let casePapers: string;
beforeAll(async () => {
  stack = await startSeededStack(0);
  quarantine = settingOf(stack, "accept-document", "QUARANTINE_BUCKET");
  casePapers = settingOf(stack, "accept-document", "CASE_PAPERS_BUCKET");
});
afterAll(async () => stack?.end());

const { newDraft, announce, viewOf, judged, offer, inBucket } = strangerOf(() => stack);

/** Refused with words that say what to do; kept where it arrived, and nowhere else. */
async function expectRefused(draft: Draft, paper: Paper, reason: RefusalReason): Promise<void> {
  expect(paper).toMatchObject({ state: "refused", refusal: { reason, words: refusalWords[reason] } });
  expect(paper.refusal?.words).toMatch(/Choose|Scan|Save|Send|Export|Split|Print|Make|no need/u);
  expect(await inBucket(quarantine, draft)).toContain(keyOf(draft, paper.documentId));
  expect(await inBucket(casePapers, draft)).not.toContain(keyOf(draft, paper.documentId));
}

async function locked(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage();
  document.encrypt({ userPassword: "open sesame", ownerPassword: "another" });
  return Buffer.from(await document.save());
}

/** A signed page, and after the signature one more revision. */
function changedAfterSigning(): Buffer {
  const signed = onePage(plain, { extra: ["<</Type/Sig/ByteRange[0 100 200 0000000000]/Contents<00>>>"] });
  const rest = String(signed.length - 200).padStart(10, "0");
  return Buffer.concat([
    Buffer.from(signed.toString("latin1").replace("0000000000", rest), "latin1"),
    Buffer.from("4 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"),
  ]);
}

/** The test signature of virus scanners, in two halves so that this file does not carry it. */
const eicar = Buffer.from(
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join(""),
);
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const zipEnd = Buffer.concat([Buffer.from([0x50, 0x4b, 5, 6]), Buffer.alloc(18)]);

describe("a file that is not what it should be", () => {
  it("is refused by its bytes, whatever its name says, and stays in quarantine (AB-055, AB-058)", async () => {
    const draft = await newDraft();
    const wrong: readonly (readonly [RefusalReason, Buffer])[] = [
      ["wrong-type", Buffer.from("Dear practice, please send the records.\n")],
      ["wrong-type", Buffer.from("<!doctype html><script>fetch('/api')</script>")],
      ["wrong-type", png],
      ["wrong-type", Buffer.concat([Buffer.alloc(900, 32), good(1)])],
      ["wrong-type", Buffer.concat([good(2), zipEnd])],
      ["wrong-type", Buffer.concat([good(3), Buffer.from("<html><body>second nature</body></html>")])],
      [
        "truncated",
        (await pagesSaying(Array.from({ length: 30 }, (_, at) => `page ${at}`))).subarray(0, -2000),
      ],
      ["not-scannable", await locked()],
      ["not-scannable", Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 1]), Buffer.alloc(400)])],
      ["malware", eicar],
      ["malware", onePage(streamObject(eicar))],
      ["changed-after-signing", changedAfterSigning()],
      ["unreadable", Buffer.from("%PDF-1.7\nnothing of a document\n%%EOF\n")],
    ];
    for (const [reason, bytes] of wrong) await expectRefused(draft, await offer(draft, bytes), reason);
    expect(await inBucket(quarantine, draft)).toHaveLength(wrong.length);
    expect(await inBucket(casePapers, draft)).toEqual([]);
    // A request cannot rest on papers that were all refused.
    const submitting = call(stack.portalOrigin, "submitIntake", {
      token: draft.token,
      parameters: { requestId: draft.requestId },
      body: { certifiesTruth: true },
    });
    await expect(submitting).rejects.toMatchObject({ status: 422, problem: { code: "wrong-state" } });
  });

  it("is refused before it is sent when its size or type is announced wrongly (AB-047)", async () => {
    const draft = await newDraft();
    const bytes = good(4);
    const tooLarge = announce(draft, bytes, { size: uploadLimitBytes + 1 });
    await expect(tooLarge).rejects.toMatchObject({
      status: 413,
      problem: { code: "too-large", words: refusalWords["too-large"] },
    });
    for (const size of [0, -1, 1.5]) {
      await expect(announce(draft, bytes, { size })).rejects.toMatchObject({
        status: 422,
        problem: { code: "invalid-field", fields: [{ pointer: "/size" }] },
      });
    }
    for (const contentType of ["text/html", "image/png", "application/octet-stream"]) {
      const refused = announce(draft, bytes, { contentType });
      await expect(refused).rejects.toMatchObject({
        status: 415,
        problem: { code: "wrong-type" },
      });
      await expect(refused).rejects.toThrow(/Save or print it as PDF/u);
    }
    await expect(announce(draft, bytes, { sha256: "0".repeat(63) })).rejects.toMatchObject({
      status: 422,
      problem: { fields: [{ pointer: "/sha256" }] },
    });
    expect((await viewOf(draft)).papers).toEqual([]);
    expect(await inBucket(quarantine, draft)).toEqual([]);
  });

  it("is refused the second time it is sent, and the first stays good", async () => {
    const draft = await newDraft();
    const first = await offer(draft, good(5));
    expect(first).toMatchObject({ state: "admitted", pages: 1 });
    const second = await offer(draft, good(5), { fileName: "the same again.pdf" });
    await expectRefused(draft, second, "duplicate");
    expect(await inBucket(casePapers, draft)).toEqual([keyOf(draft, first.documentId)]);
  });
});

describe("the verdict of the malware scanner (AB-058, AB-059)", () => {
  /** What somebody gets who tries this on a paper in quarantine. */
  async function refusalOf(who: AccessKey, command: "read" | "tag", Key: string): Promise<string> {
    const client = storageAs(stack, who);
    const Tagging = { TagSet: [{ Key: "GuardDutyMalwareScanStatus", Value: "NO_THREATS_FOUND" }] };
    const asked = { Bucket: quarantine, Key };
    try {
      await (command === "read"
        ? client.send(new GetObjectCommand(asked))
        : client.send(new PutObjectTaggingCommand({ ...asked, Tagging })));
      return "none";
    } catch (error) {
      return error instanceof Error ? error.name : "unknown";
    } finally {
      client.destroy();
    }
  }

  it("is written by the scanner alone, and what it found bad is read by nobody", async () => {
    const draft = await newDraft();
    const paper = await offer(draft, onePage(streamObject(eicar), { extra: ["<</Number 1>>"] }));
    const key = keyOf(draft, paper.documentId);
    const gate = roleOf(stack, "accept-document");
    for (const who of [gate, stack.roles.root]) {
      expect(await refusalOf(who, "read", key)).toBe("AccessDenied");
      expect(await refusalOf(who, "tag", key)).toBe("AccessDenied");
    }
    expect(await refusalOf(roleOf(stack, "requester-api"), "tag", key)).toBe("AccessDenied");
  });

  it("cannot be brought along by an upload", async () => {
    const draft = await newDraft();
    const ticket = await announce(draft, good(20));
    const verdict =
      "<Tagging><TagSet><Tag><Key>GuardDutyMalwareScanStatus</Key><Value>NO_THREATS_FOUND</Value></Tag></TagSet></Tagging>";
    expect((await send(ticket, good(20), { tagging: verdict })).status).toBe(403);
    const client = storageAs(stack, roleOf(stack, "requester-api"));
    const put = client.send(
      new PutObjectCommand({
        Bucket: quarantine,
        Key: keyOf(draft, ticket.documentId),
        Body: good(20),
        Tagging: "GuardDutyMalwareScanStatus=NO_THREATS_FOUND",
      }),
    );
    await expect(put).rejects.toMatchObject({ name: "AccessDenied" });
    client.destroy();
  });

  it("is told to staff with the name of who gave it", async () => {
    const draft = await newDraft();
    await offer(draft, good(21));
    await call(stack.portalOrigin, "submitIntake", {
      token: draft.token,
      parameters: { requestId: draft.requestId },
      body: { certifiesTruth: true },
    });
    const { papers } = await overview(stack.portalOrigin, stack.staff.manager, draft.requestId);
    const [{ scannedBy } = {}] = papers;
    expect(["type-check", "clamav"]).toContain(scannedBy);
  });
});

describe("an object that did not come by its ticket", () => {
  /** Puts bytes where a ticket points, with the rights of the function that signs tickets. */
  async function putByHand(Key: string, Body: Uint8Array): Promise<void> {
    const client = storageAs(stack, roleOf(stack, "requester-api"));
    const ContentType = "application/pdf";
    await client.send(new PutObjectCommand({ Bucket: quarantine, Key, Body, ContentType }));
    client.destroy();
  }

  it("is refused for what it is, though storage took it (AB-057)", async () => {
    const draft = await newDraft();
    const bytes = good(10);
    const changed = Buffer.from(bytes);
    changed.write("Q q", changed.indexOf("q Q"));
    const wrong: readonly (readonly [RefusalReason, Buffer])[] = [
      ["empty-file", Buffer.alloc(0)],
      ["size-mismatch", Buffer.concat([bytes, Buffer.from("\n")])],
      ["digest-mismatch", changed],
    ];
    for (const [reason, body] of wrong) {
      const { documentId } = await announce(draft, bytes);
      await putByHand(keyOf(draft, documentId), body);
      await expectRefused(draft, await judged(draft, documentId), reason);
    }
    expect(await inBucket(casePapers, draft)).toEqual([]);
  });

  it("becomes nobody's paper when nobody announced it", async () => {
    const draft = await newDraft();
    await putByHand(keyOf(draft, "doc_00000000000000000000000000"), good(11));
    const announced = await offer(draft, good(12));
    expect((await viewOf(draft)).papers.map(({ documentId }) => documentId)).toEqual([announced.documentId]);
    expect(await inBucket(casePapers, draft)).toEqual([keyOf(draft, announced.documentId)]);
  });
});

describe("the form that a ticket signs", () => {
  it("takes exactly the announced bytes to exactly the announced place (AB-047, AB-049)", async () => {
    const draft = await newDraft();
    const bytes = good(6);
    const ticket = await announce(draft, bytes);
    const others: Readonly<Record<string, readonly [Uint8Array, Readonly<Record<string, string>>]>> = {
      "no bytes": [Buffer.alloc(0), {}],
      "one byte more": [Buffer.concat([bytes, Buffer.from("\n")]), {}],
      "one byte less": [bytes.subarray(0, -1), {}],
      "other bytes of the same length": [Buffer.from(bytes).fill(32, 20, 30), {}],
      "another digest": [bytes, { "x-amz-checksum-sha256": Buffer.alloc(32).toString("base64") }],
      "another key": [bytes, { key: `${harborLight}/${draft.requestId}/doc_00000000000000000000000000` }],
      "another request's key": [bytes, { key: keyOf(await newDraft(), ticket.documentId) }],
      "another type": [bytes, { "Content-Type": "text/html" }],
      "a field more": [bytes, { "x-amz-meta-note": "hello" }],
      "a public object": [bytes, { acl: "public-read" }],
    };
    for (const [what, [body, fields]] of Object.entries(others)) {
      const { status } = await send(ticket, body, fields);
      expect({ what, refused: status >= 400 && status < 500 }).toEqual({ what, refused: true });
    }
    const elsewhere = { ...ticket, url: ticket.url.replace(quarantine, casePapers) };
    expect((await send(elsewhere, bytes)).status).toBe(403);
    expect((await send(elsewhere, bytes, { bucket: casePapers })).status).toBe(403);
    expect(await inBucket(quarantine, draft)).toEqual([]);
    expect(await inBucket(casePapers, draft)).toEqual([]);
    expect((await viewOf(draft)).papers).toMatchObject([{ state: "announced" }]);
    // The ticket is still good for what it was made for.
    expect((await send(ticket, bytes)).status).toBe(204);
    expect(await judged(draft, ticket.documentId)).toMatchObject({ state: "admitted" });
  });

  it("gives its sender no way to read anything back", async () => {
    const draft = await newDraft();
    const bytes = good(7);
    const ticket = await announce(draft, bytes);
    await send(ticket, bytes);
    await judged(draft, ticket.documentId);
    for (const bucket of [quarantine, casePapers]) {
      const address = `${stack.awsOrigin}/${bucket}/${keyOf(draft, ticket.documentId)}`;
      expect((await fetch(address)).status).toBe(403);
    }
  });
});

describe("a file that is admitted", () => {
  it("is the very file that was sent, under a name of ours", async () => {
    const draft = await newDraft();
    const bytes = good(8);
    const paper = await offer(draft, bytes);
    expect(paper).toMatchObject({ state: "admitted", pages: 1, size: bytes.length });
    const client = storageAs(stack, stack.roles.root);
    const stored = client.send(
      new GetObjectCommand({ Bucket: casePapers, Key: keyOf(draft, paper.documentId) }),
    );
    // Not even the account's root reads a case paper: the key of the papers has no use for it.
    await expect(stored).rejects.toMatchObject({ name: "AccessDenied" });
    client.destroy();
  });

  it("is kept without anything that acts when opened, and staff are told what was taken out (AB-067, AB-068)", async () => {
    const draft = await newDraft();
    const action = (body: string) => `<</Type/Action${body}>>`;
    const active = onePage(plain, {
      catalog: "/OpenAction 5 0 R/Names<</EmbeddedFiles<</Names[]>>>>",
      extra: [
        action("/S/JavaScript/JS(app.alert\\(1\\))"),
        action("/S/Launch/F(calc.exe)"),
        action("/S/URI/URI(http://x.example)"),
      ],
    });
    const paper = await offer(draft, active);
    expect(paper).toMatchObject({ state: "admitted", cleaned: true });
    await call(stack.portalOrigin, "submitIntake", {
      token: draft.token,
      parameters: { requestId: draft.requestId },
      body: { certifiesTruth: true },
    });
    const { papers } = await overview(stack.portalOrigin, stack.staff.manager, draft.requestId);
    expect(papers[0]?.activeContent?.toSorted()).toEqual([
      "embedded-file",
      "external-link",
      "javascript",
      "launch-action",
      "open-action",
    ]);
    // What staff open is the copy.
    const { url } = await call<StaffLink>(stack.portalOrigin, "paperLink", {
      token: stack.staff.manager,
      parameters: { requestId: draft.requestId, documentId: paper.documentId },
      body: {},
    });
    const opened = Buffer.from(await (await fetch(url)).arrayBuffer());
    const copy = { sha256: sha256(opened), size: opened.length, signatureTakenOff: false };
    expect(papers[0]?.copy).toEqual({ ...copy, cameInAs: sha256(active) });
    for (const gone of ["JavaScript", "calc.exe", "x.example"]) expect(opened.includes(gone)).toBe(false);
  });

  it("is shown under a clean name, and its sender's name is in no object key (AB-053)", async () => {
    const draft = await newDraft();
    const names: readonly (readonly [string, string])[] = [
      ["../../etc/passwd.pdf", "passwd.pdf"],
      ["C:\\cases\\Ellery\\subpoena.pdf", "subpoena.pdf"],
      ["sub\u0000poe\u0007na\r\n.pdf", "subpoena.pdf"],
      ["invoice\u202Efdp.exe.pdf", "invoicefdp.exe.pdf"],
      ["\u200B\u2066..\u2069", "document.pdf"],
      [`${"n".repeat(3996)}.pdf`, "n".repeat(200)],
      ["<img src=x onerror=alert(1)>.pdf", "<img src=x onerror=alert(1)>.pdf"],
    ];
    for (const [at, [fileName]] of names.entries())
      await send(await announce(draft, good(100 + at), { fileName }), good(100 + at));
    const { papers } = await until(
      "every paper to be judged",
      () => viewOf(draft),
      (view) => view.papers.every(({ state }) => state !== "announced"),
      90,
    );
    expect(papers.map(({ fileName }) => fileName)).toEqual(names.map(([, shown]) => shown));
    expect(papers.every(({ state }) => state === "admitted")).toBe(true);
    const keys = [...(await inBucket(quarantine, draft)), ...(await inBucket(casePapers, draft))];
    for (const key of keys) expect(key).toMatch(/^prc_[0-9a-z]{26}\/req_[0-9a-z]{26}\/doc_[0-9a-z]{26}$/u);
    await expect(announce(draft, good(9), { fileName: "n".repeat(4001) })).rejects.toMatchObject({
      status: 422,
      problem: { fields: [{ pointer: "/fileName" }] },
    });
  });
});

describe("a sender of very many files", () => {
  it("is stopped at twenty, also when several come at once for the last places (AB-060)", async () => {
    const draft = await newDraft();
    for (let at = 0; at < 18; at += 1) await announce(draft, good(200 + at));
    // Two places are left, and six come for them together, to copies of the function that are all awake.
    await Promise.all(Array.from({ length: 8 }, () => viewOf(draft)));
    const announced = await Promise.allSettled(
      Array.from({ length: 6 }, (_, at) => announce(draft, good(220 + at))),
    );
    expect(announced.filter(({ status }) => status === "rejected").length).toBeGreaterThanOrEqual(4);
    // Whoever was told to try again in a moment does, one after the other.
    let { length } = (await viewOf(draft)).papers;
    for (; length < 20; length += 1) await announce(draft, good(300 + length));
    expect((await viewOf(draft)).papers).toHaveLength(20);
    const answer = await announceRaw(draft, good(400));
    expect(answer.status).toBe(429);
    expect(answer.headers.get("retry-after")).toBe("60");
    expect(await answer.json()).toMatchObject({ code: "too-many" });
    expect((await viewOf(draft)).papers).toHaveLength(20);
  });

  function announceRaw({ requestId, token }: Draft, bytes: Uint8Array): Promise<Response> {
    return fetch(`${stack.portalOrigin}/api/intake/${requestId}/uploads`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({
        purpose: "other",
        fileName: "one more.pdf",
        contentType: "application/pdf",
        size: bytes.length,
        sha256: sha256(bytes),
      }),
    });
  }
});
