import fc from "fast-check";
import { describe, it } from "vitest";
import { parseStrictJson } from "../../functions/adapters/strict-json.ts";
import { readBundle } from "../../workflows/fhir/bundle.ts";
import { readDocument } from "../../workflows/fhir/document.ts";
import type { DocumentRead } from "../../workflows/fhir/document.ts";
import { actCode, bundleOf, code, fhirDocument, fhirPatient, normal, restricted } from "../support/fhir.ts";
import { fuzz, withinBudget, wrong } from "../support/fuzz.ts";
import { disturbed, disturbedBytes } from "./hostile.ts";

/** A bundle with a document for each way a label may speak, and a file that lies apart. */
const whole = bundleOf([
  fhirPatient,
  fhirDocument("d1", [normal]),
  fhirDocument("d2", [code(actCode, "PSYTHPN"), restricted]),
  fhirDocument("d3", [code(actCode, "42CFRPart2"), restricted]),
  fhirDocument("d4", []),
  fhirDocument("d5", [normal], undefined, {
    content: [{ attachment: { contentType: "application/pdf", url: "Binary/b5" } }],
  }),
  { resourceType: "Binary", id: "b5", contentType: "application/pdf", data: "JVBERi0=" },
]);

const read = (value: unknown): readonly DocumentRead[] => {
  const bundle = readBundle(value);
  if (!bundle.ok) return [];
  return bundle.pool.documents.map((one) => readDocument(one, bundle.pool, "America/Chicago"));
};
const labelsOf = (value: unknown): string => JSON.stringify(value) ?? "";

describe("a bundle from outside", () => {
  it("is read or refused, whatever stands in it, and never by throwing", async () => {
    await fuzz(400, disturbed(fc.constant(whole), 12), async (value) => {
      const documents = await withinBudget(() => read(value));
      const text = labelsOf(value);
      return wrong({
        "an ordinary record without any label of normal confidentiality": documents.some(
          (one) => one.is === "known" && one.kind === "progress-note" && !/"[ULMN]"/.test(text),
        ),
        "a document without a file": documents.some((one) => "pdf" in one && one.pdf === ""),
        "a day that is none": documents.some(
          (one) => "sessionOn" in one && !/^\d{4}-\d{2}-\d{2}$/.test(one.sessionOn),
        ),
      });
    });
  });

  it("is read or refused, whatever its bytes are", async () => {
    const bytes = fc.constant(Buffer.from(JSON.stringify(whole)));
    const syntax = ["{", "}", "[", '"', ":", ",", "null", "1e999", "\\u0000", "\\", "\u00ff"];
    await fuzz(300, disturbedBytes(bytes, syntax), async (disturbedOnes) => {
      await withinBudget(() => {
        const parsed = parseStrictJson(disturbedOnes.toString("utf8"));
        return parsed.ok ? read(parsed.value) : [];
      });
      return undefined;
    });
  });
});
