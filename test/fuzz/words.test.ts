import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { shownFileName } from "../../functions/adapters/file-name.ts";
import { attachment } from "../../functions/adapters/presigned.s3.ts";
import { parseStrictJson } from "../../functions/adapters/strict-json.ts";
import { readTrackingNumber } from "../../functions/adapters/tracking-number.ts";
import { letterOf } from "../../functions/dispatch-outbox/letters.ts";
import { openIntakeSchema, signInLinkSchema } from "../../workflows/contract/intake.ts";
import { deepFactor } from "../support/deep.ts";
import { fuzz, withinBudget, wrong } from "../support/fuzz.ts";
import { hostileText } from "./hostile.ts";

const email = openIntakeSchema.shape.requester.shape.email;

describe("words from outside", { timeout: 60_000 * deepFactor }, () => {
  it("become file names without a path, a control or a direction, the same however often they are cleaned", async () => {
    await fuzz(500, hostileText, async (sent) => {
      const shown = await withinBudget(() => shownFileName(sent));
      return wrong({
        "is empty or too long": shown.length === 0 || shown.length > 200,
        "holds a path, a control or a direction": /[/\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(shown),
        "holds half a letter": !shown.isWellFormed(),
        "changes when it is cleaned again": shownFileName(shown) !== shown,
      });
    });
  });

  it("stand in a download's header as one plain line that cannot end its quotes", async () => {
    await fuzz(500, hostileText, (sent) => {
      const header = attachment(shownFileName(sent));
      const plain = /^attachment; filename="[A-Za-z0-9 ._-]*"; filename\*=UTF-8''[!#$&+.^_`|~A-Za-z0-9%-]*$/;
      return wrong({
        "is no plain header": !plain.test(header),
        "names another file": decodeURIComponent(header.split("UTF-8''")[1] ?? "") !== shownFileName(sent),
      });
    });
  });

  it("are an e-mail address only when they name one mailbox and nothing else (AB-099)", async () => {
    const local = fc.oneof(hostileText, fc.constantFrom("a", "a.b", "first+tag", '"a b"', "a..b", ".a"));
    const address = fc.oneof(
      hostileText,
      fc.tuple(local, hostileText).map((parts) => parts.join("@")),
      fc.stringMatching(/^[a-z0-9.+_'-]{1,20}@[a-z0-9-]{1,15}\.[a-z]{2,5}$/),
    );
    let taken = 0;
    await fuzz(800, address, async (sent) => {
      const read = await withinBudget(() => email.safeParse(sent));
      if (!read.success) return undefined;
      taken += 1;
      const mailbox = /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$/u;
      return wrong({ "is no mailbox": !mailbox.test(read.data), "is too long": read.data.length > 254 });
    });
    expect(taken).toBeGreaterThan(100);
  });

  it("never reach a letter: what is written there comes from us, in a subject of one line (AB-099)", async () => {
    await fuzz(300, hostileText, (sent) => {
      const number = readTrackingNumber(sent);
      if (number === undefined) return undefined;
      const facts = { trackingNumber: number, portal: "https://p.example", code: "c" };
      const oneLine = /^[\x20-\x7e]+$/.test(letterOf("confirm-email", facts).subject);
      return oneLine ? undefined : "the subject is not one plain line";
    });
    const asked = fc.record({ trackingNumber: hostileText, email: hostileText });
    await fuzz(300, asked, async (body) => {
      const read = await withinBudget(() => signInLinkSchema.safeParse(body));
      return read.success && read.data.email.length > 254 ? "an endless address is taken" : undefined;
    });
  });

  it("are JSON that Node reads alike, or are refused with a reason, in time that grows with their length alone (AB-097)", async () => {
    const json = fc.oneof(
      fc.json(),
      hostileText,
      fc
        .array(
          fc.constantFrom("{", "}", "[", "]", '"', ",", ":", "\\", "u0", "1e", "-", ".", "null", '"a":'),
          {
            maxLength: 60,
          },
        )
        .map((parts) => parts.join("")),
    );
    await fuzz(1000, json, async (text) => {
      const read = await withinBudget(() => parseStrictJson(text));
      if (!read.ok) return read.words.length > 10 ? undefined : "a refusal without words";
      return isDeepStrictEqual(read.value, JSON.parse(text)) ? undefined : "read otherwise than by Node";
    });
    const deep = fc.tuple(
      fc.constantFrom("[", '{"a":', '"', "\\", "[["),
      fc.integer({ min: 1000, max: 200_000 }),
    );
    await fuzz(20, deep, async ([piece, times]) => {
      const read = await withinBudget(() => parseStrictJson(piece.repeat(times)));
      return read.ok ? "an unfinished text was read" : undefined;
    });
  });
});
