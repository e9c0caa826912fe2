import { describe, expect, it } from "vitest";
import type { CaseFile, DocumentClass } from "../../../../../workflows/contract/case-file.ts";
import { readPaper } from "../../../../../workflows/law/paper.ts";
import { privilegeIsCleared } from "../../../../../workflows/law/predicates/privilege.ts";

type Privilege = NonNullable<CaseFile["privilege"]>;

function cleared(privilege: Privilege | undefined, classed: DocumentClass = "progress-notes") {
  const caseFile: CaseFile = {
    schemaVersion: 1,
    asOf: { assessedOn: "2026-11-23" },
    ...(privilege === undefined ? {} : { privilege }),
  };
  const paper = readPaper(caseFile);
  const layer = { kind: "cleared" } as const;
  return privilegeIsCleared.ask({
    caseFile,
    paper,
    forms: [],
    layer,
    segment: undefined,
    index: 0,
    class: classed,
  });
}
const waiver: Privilege["waiver"] = { coversClasses: ["progress-notes"], documentOn: "2026-11-23" };
const waived: Privilege = { status: "waived-in-writing", waiver };
const status = "/privilege/status";
const classes = "/privilege/waiver/coversClasses";
const yes = (...facts: readonly string[]) => ({ truth: "yes", facts, missing: [] });
const no = (...facts: readonly string[]) => ({ truth: "no", facts, missing: [] });
const asks = (...missing: readonly string[]) => ({ truth: "unknown", facts: [], missing });

describe("the psychotherapist-patient privilege (Jaffee v. Redmond, 518 U.S. 1)", () => {
  it("falls to a writing of its holder or a ruling, for the classes that this covers, from its day on", () => {
    expect(cleared(waived)).toEqual(yes(status, classes));
    expect(cleared({ status: "waived-by-court", waiver })).toEqual(yes(status, classes));
    expect(cleared(waived, "chart-other")).toEqual(no(status, classes));
    expect(cleared({ ...waived, waiver: { ...waiver, documentOn: "2026-11-24" } })).toEqual(
      no("/privilege/waiver/documentOn"),
    );
  });

  it("stands where it was not waived, and while an objection is pending", () => {
    for (const other of ["not-waived", "declined", "claimed"] as const)
      expect(cleared({ ...waived, status: other })).toEqual(no(status));
    expect(cleared({ ...waived, objectionsPending: true })).toEqual(no("/privilege/objectionsPending"));
    expect(cleared({ ...waived, objectionsPending: false }).truth).toBe("yes");
  });

  it("is asked for where nobody recorded it, or what a waiver covers", () => {
    expect(cleared(undefined)).toEqual(asks(status));
    expect(cleared({ objectionsPending: false })).toEqual(asks(status));
    expect(cleared({ status: "waived-in-writing" })).toEqual(asks(classes));
    expect(cleared({ status: "waived-in-writing" }, "testimony")).toEqual(
      asks("/privilege/waiver/coversTestimony"),
    );
  });

  it("covers what is said in person apart from every record", () => {
    const spoken = (coversTestimony: boolean) =>
      cleared({ ...waived, waiver: { ...waiver, coversTestimony } }, "testimony");
    expect(spoken(true)).toEqual(yes(status, "/privilege/waiver/coversTestimony"));
    expect(spoken(false)).toEqual(no(status, "/privilege/waiver/coversTestimony"));
  });

  it("is waived for what notes leave out with the rest of the chart, and with nothing else", () => {
    const chart: Privilege = { ...waived, waiver: { coversClasses: ["chart-other"] } };
    expect(cleared(chart, "excluded-items").truth).toBe("yes");
    expect(cleared(chart, "progress-notes").truth).toBe("no");
    expect(cleared(waived, "excluded-items").truth).toBe("no");
  });
});
