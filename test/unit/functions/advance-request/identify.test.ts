import { describe, expect, it } from "vitest";
import { identify } from "../../../../functions/advance-request/identify.ts";
import { submissionSchema } from "../../../../workflows/contract/submission.ts";
import { ids } from "../../../support/desk.ts";
import { likely } from "../../../support/request/told.ts";

const token = "header-of-a-token.claims-of-a-token.signature";
const command = {
  ...ids.key,
  eventId: ids.event("command-1"),
  event: likely["vault.approved"],
};
const now = () => new Date("2026-11-21T12:00:00Z");
const minutesAgo = (minutes: number) => now().getTime() / 1000 - minutes * 60;
const readAfter = (minutes: number) => async (given: string) =>
  given === token ? { sub: ids.clinicianSub, at: minutesAgo(minutes) } : undefined;
const read = readAfter(1);

describe("who gives a command of staff", () => {
  it("is whom the token names, and nothing of the token goes on", async () => {
    const told = await identify(read, now, { ...command, actor: { kind: "staff", token } });
    expect(told).toEqual({ submission: { ...command, actor: { kind: "staff", sub: ids.clinicianSub } } });
    expect(JSON.stringify(told)).not.toContain(token);
  });

  it("is nobody without a token that holds, and is told to sign in again", async () => {
    expect(await identify(read, now, { ...command, actor: { kind: "staff", token: `${token}x` } })).toEqual({
      problem: expect.objectContaining({ status: 401, code: "not-signed-in" }),
    });
  });

  it.each([
    "review.completed",
    "vault.approved",
    "note.reading-asked",
    "release.confirmed",
    "production.released",
    "court-link.issued",
    "court.delivered",
    "hold.lifted",
  ] as const)(
    "signed in lately where records leave or a vault opens: %s (45 CFR 164.312(d)) (AB-007)",
    async (type) => {
      const submission = { ...command, event: likely[type], actor: { kind: "staff", token } } as const;
      expect(await identify(readAfter(15), now, submission)).toHaveProperty("submission");
      expect(await identify(readAfter(15.1), now, submission)).toEqual({
        problem: expect.objectContaining({
          status: 401,
          code: "sign-in-too-old",
          words: expect.stringContaining("Sign in again"),
        }),
      });
    },
  );

  it("may have signed in this morning for everything else, and may always stop", async () => {
    for (const type of [
      "record.reviewed",
      "hold.placed",
      "vault.declined",
      "authorization.revoked",
    ] as const) {
      const submission = { ...command, event: likely[type], actor: { kind: "staff", token } } as const;
      expect(await identify(readAfter(8 * 60), now, submission)).toHaveProperty("submission");
    }
  });

  it("is never who the caller says: an account in the place of a token is no submission", () => {
    const said = (actor: object) => submissionSchema.safeParse({ ...command, actor }).success;
    expect(said({ kind: "staff", token })).toBe(true);
    expect(said({ kind: "staff", sub: ids.clinicianSub })).toBe(false);
    expect(said({ kind: "staff", token, sub: ids.clinicianSub })).toBe(false);
  });

  it("does not touch what requesters and machines say", async () => {
    for (const actor of [
      { kind: "requester", emailConfirmed: true },
      { kind: "system", name: "clocks" },
    ] as const)
      expect(await identify(read, now, { ...command, actor })).toEqual({ submission: { ...command, actor } });
  });
});
