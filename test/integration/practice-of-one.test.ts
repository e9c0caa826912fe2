import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, command, overview, until, upload } from "../../local/journey/api.ts";
import { daysFromToday } from "../../local/journey/dates.ts";
import { chooseRecords, proposeAndReview } from "../../local/journey/disclose.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import { onePage, streamObject } from "../support/pdf-files.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// A practice of one person goes as far as a second person is asked for, records who looked from outside, and waits a day.

let stack: TestStack;
beforeAll(async () => {
  stack = await startSeededStack(1);
});
afterAll(async () => stack?.end());

/** A request whose review one person completed, alone or in the first practice. */
async function reviewed(practice: string, staff: TestStack["staff"]) {
  const { ground } = stack;
  const { requestId } = await fileRequest(ground, `asks.${practice}@colbymarsh.example`, practice);
  await triage(ground, staff, requestId);
  const { progress } = await chooseRecords(ground, staff.manager, requestId, { progress: 1, sealed: 0 });
  await proposeAndReview(ground, staff, requestId, progress);
  const documentId = await upload(stack.portalOrigin, "announceStaffUpload", {
    token: staff.manager,
    requestId,
    purpose: "other",
    fileName: "statement.pdf",
    bytes: onePage(streamObject(Buffer.from("BT (signed) Tj ET"))),
  });
  await until(
    "the statement to be checked",
    () => overview(stack.portalOrigin, staff.manager, requestId),
    ({ papers }) => papers.some((one) => one.documentId === documentId && one.state === "admitted"),
  );
  const parameters = { requestId, documentId };
  await call(stack.portalOrigin, "paperLink", { token: staff.manager, parameters, body: {} });
  const statement = {
    reviewer: "Noor Haddad, psychologist",
    documentId,
    // A day that has begun wherever the practice is.
    reviewedOn: daysFromToday(0),
    reason: "The practice has one person.",
    namesThisReview: true,
  };
  const record = () =>
    command(stack.portalOrigin, staff.manager, requestId, "recordOutsideReview", statement);
  return { requestId, record };
}

describe("a practice of one person", () => {
  it("records the outsider's look, which everybody reads and which counts a day later", async () => {
    const iris = stack.accessTokenOf("iris.calloway@fernhollow.example");
    const staff = { manager: iris, clinician: iris, privacyOfficer: iris };
    const { requestId, record } = await reviewed("fern-hollow", staff);
    const confirm = () => command(stack.portalOrigin, iris, requestId, "confirmRelease");
    await expect(confirm()).rejects.toThrow(/^422 same-person/u);
    await record();
    const seen = await overview(stack.portalOrigin, iris, requestId);
    expect(seen.outsideReview).toMatchObject({ reviewer: "Noor Haddad, psychologist" });
    const counts = Date.parse(seen.outsideReview?.countsFrom ?? "") - Date.now();
    expect(counts).toBeGreaterThan(23 * 3_600_000);
    expect(seen.timeline.map(({ words }) => words).join()).toContain("Exception of a practice of one person");
    expect(seen.allowed.find((row) => row.command === "confirmRelease")).toMatchObject({ enabled: false });
    await expect(confirm()).rejects.toThrow(/^422 same-person/u);
  });

  it("is the only one that may: where there are others, they look", async () => {
    const { record } = await reviewed("harbor-light", stack.staff);
    await expect(record()).rejects.toThrow(/^403 not-allowed-for-role/u);
  });
});
