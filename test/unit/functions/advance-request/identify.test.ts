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
const read = async (given: string) => (given === token ? ids.clinicianSub : undefined);

describe("who gives a command of staff", () => {
  it("is whom the token names, and nothing of the token goes on", async () => {
    const told = await identify(read, { ...command, actor: { kind: "staff", token } });
    expect(told).toEqual({ submission: { ...command, actor: { kind: "staff", sub: ids.clinicianSub } } });
    expect(JSON.stringify(told)).not.toContain(token);
  });

  it("is nobody without a token that holds, and is told to sign in again", async () => {
    expect(await identify(read, { ...command, actor: { kind: "staff", token: `${token}x` } })).toEqual({
      problem: expect.objectContaining({ status: 401, code: "not-signed-in" }),
    });
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
      expect(await identify(read, { ...command, actor })).toEqual({ submission: { ...command, actor } });
  });
});
