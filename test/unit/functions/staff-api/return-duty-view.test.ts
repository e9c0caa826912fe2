import { describe, expect, it } from "vitest";
import { returnDutyView } from "../../../../functions/staff-api/return-duty-view.ts";
import type { Recorded } from "../../../../workflows/request/recorded.ts";
import { happened } from "../../../support/request/told.ts";

type Asked = Parameters<typeof returnDutyView>[0];
type Duty = Asked["context"]["returnDuty"];
const viewOf = (returnDuty: Duty, ...told: Recorded[]) =>
  returnDutyView({ context: { returnDuty }, events: told.map((recorded) => ({ recorded })) }).returnDuty;

const reminded = (remindedOn: string, how: "letter" | "email") =>
  happened("return-duty.reminded", { remindedOn, how });

describe("the duty to return or destroy, as the desk reads it (45 CFR 164.512(e)(1)(v)(B))", () => {
  it("is nothing where no order has it", () => {
    expect(viewOf(null)).toBeUndefined();
  });

  it("tells of every reminder, oldest first, and by when it is due", () => {
    const duty = { dueOn: "2026-12-24", remindedOn: "2026-12-20", met: null };
    expect(viewOf(duty, reminded("2026-12-04", "letter"), reminded("2026-12-20", "email"))).toEqual({
      dueOn: "2026-12-24",
      reminders: [
        { on: "2026-12-04", how: "letter" },
        { on: "2026-12-20", how: "email" },
      ],
    });
  });

  it("shows what proves that it was met, and nothing once more has left", () => {
    const met = happened("return-duty.met", {
      metOn: "2026-12-22",
      how: "destroyed",
      proof: "Certificate of counsel",
    });
    const duty = { dueOn: null, remindedOn: null, met: { on: "2026-12-22", how: "destroyed" as const } };
    expect(viewOf(duty, met)).toEqual({
      reminders: [],
      met: { on: "2026-12-22", how: "destroyed", proof: "Certificate of counsel" },
    });
    expect(viewOf({ ...duty, met: null }, met)).toEqual({ reminders: [] });
  });
});
