import { describe, expect, it } from "vitest";
import { shownFileName } from "../../../functions/adapters/file-name.ts";
import { readTrackingNumber } from "../../../functions/adapters/tracking-number.ts";
import { openIntakeSchema, signInLinkSchema } from "../../../workflows/contract/intake.ts";
import { centsOf, unitsOf } from "../../../workflows/contract/money.ts";
import * as scalars from "../../../workflows/contract/scalars.ts";
import { moneyEvents } from "../../../workflows/request/events-of-money.ts";

const hundredKilobytes = 100_000;
const pieces = ["a", "0", "-", " ", ".", "@", "a.", "0-", "/a", "a-", "+a", "a@", "é", "\u202e", "~0"];
// Each is all of one piece, with an end on which a pattern that goes back over its steps would go back over all of them.
const adverse = pieces.flatMap((piece) => {
  const long = piece.repeat(Math.ceil(hundredKilobytes / piece.length));
  return [long, `${long}!`, `a@${long}!`];
});

const { email, name } = openIntakeSchema.shape.requester.shape;
const { docket } = openIntakeSchema.shape.case.shape;
const doors: Readonly<Record<string, (text: string) => unknown>> = {
  "an e-mail address": (text) => email.safeParse(text).success,
  "the address of a sign-in link": (text) =>
    signInLinkSchema.safeParse({ email: text, trackingNumber: text }),
  "a name": (text) => name.safeParse(text).success,
  "a docket": (text) => docket.safeParse(text).success,
  "a time zone": (text) => scalars.timeZone.safeParse(text).success,
  "a day": (text) => scalars.calendarDate.safeParse(text).success,
  "a tracking number": readTrackingNumber,
  "a file name": shownFileName,
  "an amount": centsOf,
  "a count": unitsOf,
  "a reason without numbers of cards": (text) =>
    moneyEvents["payment-hold.lifted"].safeParse({ type: "payment-hold.lifted", reason: text }).success,
};

describe("a hundred kilobytes made to keep a pattern busy", () => {
  // Quadratic work takes seconds here and what is linear a few milliseconds; the bound lies between, for a busy machine.
  it.each(Object.entries(doors))("are answered at once as %s (AB-098)", (_what, read) => {
    for (const text of adverse) {
      const times = [0, 1, 2].map(() => {
        const from = performance.now();
        read(text);
        return performance.now() - from;
      });
      expect(Math.min(...times)).toBeLessThan(100);
    }
  });
});
