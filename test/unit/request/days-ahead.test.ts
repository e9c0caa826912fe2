import { describe, expect, it } from "vitest";
import { dayTooFar } from "../../../workflows/request/days-ahead.ts";
import type { RequestEvent } from "../../../workflows/request/events.ts";
import { likely } from "../../support/request/told.ts";

const today = "2026-11-29";
const far = "9999-12-31";

const events: readonly (readonly [string, RequestEvent])[] = [
  ["patch/instrument/returnOn", { ...likely["facts.recorded"], patch: { instrument: { returnOn: far } } }],
  [
    "patch/instrument/complianceAt",
    { ...likely["facts.recorded"], patch: { instrument: { complianceAt: `${far}T09:00:00Z` } } },
  ],
  ["patch/forum/hearingOn", { ...likely["facts.recorded"], patch: { forum: { hearingOn: far } } }],
  [
    "patch/assurances/notice/objectionPeriodEndsOn",
    { ...likely["facts.recorded"], patch: { assurances: { notice: { objectionPeriodEndsOn: far } } } },
  ],
  ...(["newReturnOn", "extendsObjectionsToOn"] as const).map((field): readonly [string, RequestEvent] => [
    `patch/events/1/${field}`,
    {
      ...likely["facts.recorded"],
      patch: {
        events: [
          { type: "docket-checked", occurredOn: today },
          { type: "extension-agreed", form: "signed-writing", [field]: far },
        ],
      },
    },
  ]),
  ["newReturnOn", { ...likely["negotiation.proposed"], newReturnOn: far }],
  ["to", { ...likely["clock.extended"], to: far }],
  ["until", { ...likely["clock.stopped"], until: far }],
  ["followUpOn", { ...likely["hold.placed"], followUpOn: far }],
  ["objectBy", { ...likely["patient-notice.sent"], objectBy: far }],
  ["returnOrDestroyBy", { ...likely["protective-order.entered"], returnOrDestroyBy: far }],
  ["dueOn", { ...likely["return-duty.due-set"], dueOn: far }],
];

describe("a day to come that would silence every alarm (AB-043)", () => {
  it.each(events)("is refused at %s, with the last day that can be entered", (field, event) => {
    expect(dayTooFar(event, today)).toEqual({
      field,
      words: expect.stringMatching(
        /^This day is too far ahead: the last one that can be entered here today is \w+, \w+ \d+, 20\d\d\./,
      ) as string,
    });
  });

  it("is taken up to its bound, and not a day beyond it", () => {
    const until = (day: string): RequestEvent => ({ ...likely["clock.stopped"], until: day });
    expect(dayTooFar(until("2027-05-31"), today)).toBeUndefined();
    expect(dayTooFar(until("2027-06-01"), today)?.words).toContain("Monday, May 31, 2027");
  });

  it("is nothing to the likely events, nor to those that name none", () => {
    for (const event of Object.values(likely)) expect(dayTooFar(event, today)).toBeUndefined();
  });
});
