import { describe, expect, it } from "vitest";
import { ledToTheEnd, versionsInFlight } from "./in-flight.ts";

describe.each(versionsInFlight())(
  "what version $version had under way",
  { timeout: 60_000 },
  ({ accounts }) => {
    it.each(accounts)("is led to its end by this one: $next", async (account) => {
      expect(await ledToTheEnd(account)).toEqual([]);
    });
  },
);
