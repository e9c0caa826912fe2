import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import type { Plain } from "./changed.ts";
import { caseIn, progress } from "./neighbours/case.ts";

const inTheRecord: Plain = { ...progress, storage: { heldSeparately: false, medium: "ehr" } };
const directive = (more: Plain): Plain => ({
  requester: { role: "patient", purpose: "personal-use" },
  instrument: { type: "third-party-directive", signerRole: "patient", receivedOn: "2026-11-02" },
  policy: { stateLayer: "federal-only" },
  authorizations: [
    {
      id: "directive",
      form: "third-party-directive",
      elements: { recipient: true, signatureAndDate: true },
      recipientMatchesRequester: true,
      ...more,
    },
  ],
});
function read(more: Plain) {
  const { segments, missingFacts } = assess(caseIn("NV", [inTheRecord], directive(more)));
  return { outcome: segments["progress"]?.outcome, asks: missingFacts.map(({ pointer }) => pointer) };
}

describe("a directive to send the record to somebody else (45 CFR 164.524(c)(3)(ii))", () => {
  const signers = "/authorizations/0/signers";

  it("opens it where the patient signed, and not where somebody else did", () => {
    expect(read({ signers: [{ role: "patient" }] }).outcome).toBe("release");
    const anothers = read({ signers: [{ role: "spouse" }] });
    expect(anothers.outcome).toBe("needs-authorization");
    expect(anothers.asks).not.toContain(signers);
  });

  it("opens nothing, and asks, while nobody recorded who signed it", () => {
    const { outcome, asks } = read({});
    expect(outcome).toBe("needs-authorization");
    expect(asks).toContain(signers);
  });
});
