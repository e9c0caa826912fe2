import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { letterOf } from "../../../functions/dispatch-outbox/letters.ts";
import { mailTemplateSchema } from "../../../workflows/request/effects.ts";
import { timelineWords } from "../../../workflows/request/timeline-words.ts";
import { happened } from "../../support/request/told.ts";

describe("a file name that is markup (AB-054)", () => {
  it("can only be text on a page: no source of the portal makes an element of a string", () => {
    const sources = globSync("portal/src/**/*.{ts,tsx}");
    expect(sources.length).toBeGreaterThan(150);
    const markup =
      /dangerouslySetInnerHTML|\.(?:inner|outer)HTML|insertAdjacentHTML|document\.write|DOMParser|srcDoc/;
    expect(sources.filter((source) => markup.test(readFileSync(source, "utf8")))).toEqual([]);
  });

  it("is in no letter and no row of the timeline: neither has a place for it", () => {
    const letters = mailTemplateSchema.options.map((template) =>
      letterOf(template, { trackingNumber: "26-HLC-12345-A", portal: "https://portal.example", code: "x" }),
    );
    const rows = (["upload.announced", "document.admitted", "document.refused"] as const).map((type) =>
      timelineWords(happened(type)),
    );
    for (const text of [...letters.map(({ subject, text: body }) => subject + body), ...rows])
      expect(text).not.toMatch(/\.pdf|<|undefined/);
  });
});
