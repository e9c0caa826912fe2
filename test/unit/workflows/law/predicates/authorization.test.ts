import { describe, expect, it } from "vitest";
import { sceneUnder } from "../../../../../workflows/law/case-scene.ts";
import { readPaper } from "../../../../../workflows/law/paper.ts";
import {
  formCoversSegment,
  formIsEnclosed,
  formIsOrallyRevoked,
  formIsRevoked,
  formShowsTheWay,
  someFormMeets,
} from "../../../../../workflows/law/predicates/authorization.ts";
import { directiveIsSigned } from "../../../../../workflows/law/predicates/access.ts";
import type { Scene } from "../../../../../workflows/law/scene.ts";
import { changed, type Plain } from "../../../../law/changed.ts";
import { caseIn, form, letterWith, progress } from "../../../../law/neighbours/case.ts";

const dated = { ...progress, range: { fromOn: "2026-01-01", toOn: "2026-06-30" } };

/** The session note in a case with these forms; null: nobody recorded whether any came. */
function withForms(forms: readonly Plain[] | null): Scene {
  const caseFile = caseIn("NV", [dated], changed(letterWith(), { authorizations: forms }));
  return {
    ...sceneUnder(caseFile, readPaper(caseFile), { kind: "cleared" }),
    segment: caseFile.segments?.[0],
    index: 0,
    class: "progress-notes",
  };
}
const covers = (...changes: readonly Plain[]) =>
  formCoversSegment.ask(withForms(changes.map((change) => changed(form, change))));
const at = (fact: string): string => `/authorizations/0/${fact}`;
const silent: Plain = { recipientMatchesRequester: null };

describe("a form that covers a record (45 CFR 164.508(c))", () => {
  it("names the record, this recipient and this purpose, and reaches its dates", () => {
    expect(covers({}).truth).toBe("yes");
    expect(covers({}).facts).toContain(at("recipientMatchesRequester"));
    for (const change of [
      { recipientMatchesRequester: false },
      { purposeMatchesRequest: false },
      { revocations: [{ form: "oral" }] },
      { coversRange: { fromOn: "2026-07-01" } },
    ])
      expect(covers(change)).toMatchObject({ truth: "no", missing: [] });
  });

  it("waits for whoever is its recipient, and for each element that nobody looked for", () => {
    expect(covers(silent)).toMatchObject({
      truth: "unknown",
      missing: [at("recipientMatchesRequester")],
    });
    const unread = covers({ elements: { discloser: null }, statements: { redisclosure: null } });
    expect(unread.truth).toBe("unknown");
    expect(unread.missing).toEqual(
      expect.arrayContaining([at("elements/discloser"), at("statements/redisclosure")]),
    );
  });

  it("is one of several: the one that opens decides, and else what is open in any is asked", () => {
    expect(covers({ recipientMatchesRequester: false }, {}).truth).toBe("yes");
    expect(covers({ recipientMatchesRequester: false }, silent).missing).toEqual([
      "/authorizations/1/recipientMatchesRequester",
    ]);
    expect(covers(silent, {}).missing).toEqual([]);
  });

  it("is asked for while nobody recorded whether any came, and is none where none did", () => {
    expect(formCoversSegment.ask(withForms(null)).missing).toEqual(["/authorizations"]);
    expect(formCoversSegment.ask(withForms([]))).toEqual({
      truth: "no",
      facts: ["/authorizations"],
      missing: [],
    });
  });

  it.each(["third-party-directive", "privilege-waiver"])(
    "is an authorization: a %s, signed and complete, is another paper",
    (paper) => {
      expect(covers({ form: paper }).truth).toBe("no");
      const enclosed = withForms([changed(form, { form: paper })]);
      expect(formIsEnclosed.ask(enclosed).truth).toBe("no");
      expect(formShowsTheWay.ask(enclosed).truth).toBe("no");
    },
  );
});

describe("a directive (45 CFR 164.524(c)(3)(ii))", () => {
  const directed = (change: Plain) =>
    directiveIsSigned.ask(
      withForms([changed(form, { form: "third-party-directive", coversClasses: null, ...change })]),
    );

  it("reaches the whole record unless it names classes, and says why it does not reach one", () => {
    const rows: readonly (readonly [Plain, readonly string[]])[] = [
      [{ coversAllRecords: null, coversClasses: ["billing-logistics"] }, ["/authorizations/0"]],
      [{ recipientMatchesRequester: false }, [at("recipientMatchesRequester")]],
      [{ purposeMatchesRequest: false }, [at("purposeMatchesRequest")]],
      [{ revocations: [{ form: "oral" }] }, [at("revocations")]],
      [{ coversRange: { fromOn: "2026-07-01" } }, [at("coversRange"), "/segments/0/range"]],
      [{ signers: [{ role: "spouse" }] }, [at("signers")]],
    ];
    for (const [change, facts] of rows) expect(directed(change)).toEqual({ truth: "no", facts, missing: [] });
    expect(directed({}).truth).toBe("yes");
    expect(directed({ coversAllRecords: true, coversClasses: ["billing-logistics"] }).truth).toBe("yes");
    expect(directed({ coversAllRecords: null }).truth).toBe("yes");
    expect(directed({ coversAllRecords: null, coversClasses: ["progress-notes"] }).truth).toBe("yes");
  });

  it("is asked for where none came, and who signed it where nobody recorded that", () => {
    expect(directiveIsSigned.ask(withForms([form])).missing).toEqual(["/authorizations"]);
    expect(directed({ signers: null }).missing).toEqual([at("signers")]);
  });
});

describe("a revocation (45 CFR 164.508(b)(5))", () => {
  it("is in writing or by word of mouth, of an authorization", () => {
    const revoked = (how: string, more: Plain = {}) =>
      withForms([changed(form, { revocations: [{ form: how }], ...more })]);
    const told = { truth: "yes", facts: [at("revocations")], missing: [] };
    expect(formIsRevoked.ask(revoked("written"))).toEqual(told);
    expect(formIsOrallyRevoked.ask(revoked("written")).truth).toBe("no");
    expect(formIsOrallyRevoked.ask(revoked("oral"))).toEqual(told);
    expect(formIsRevoked.ask(revoked("oral")).truth).toBe("no");
    expect(formIsRevoked.ask(revoked("written", { form: "privilege-waiver" })).truth).toBe("no");
  });
});

describe("a waiver of the privilege, held against a requirement of a state", () => {
  const redisclosure = "us.hipaa.164-508-c-2-iii.redisclosure-statement";
  const meets = (...changes: readonly Plain[]) =>
    someFormMeets(redisclosure).ask(
      withForms(changes.map((change) => changed(form, { form: "privilege-waiver", ...change }))),
    );
  const unread: Plain = { statements: { redisclosure: null } };

  it("need show nothing that HIPAA asks of an authorization beside it", () => {
    expect(meets({ elements: { signatureAndDate: true }, statements: { redisclosure: true } })).toEqual({
      truth: "yes",
      facts: [at("statements/redisclosure")],
      missing: [],
    });
    expect(meets(unread).missing).toEqual([at("statements/redisclosure")]);
    expect(meets({ statements: { redisclosure: false } })).toEqual({
      truth: "no",
      facts: ["/authorizations"],
      missing: [],
    });
  });

  it.each([
    ["has run out", { expiresOn: "2026-11-22" }],
    ["was revoked in writing", { revocations: [{ form: "written" }] }],
    ["was revoked by word of mouth", { revocations: [{ form: "oral" }] }],
    ["is known to be false", { knownFalse: true }],
    ["is not signed", { elements: { signatureAndDate: false } }],
    ["is of other classes", { coversAllRecords: null, coversClasses: ["billing-logistics"] }],
    ["is of other days", { coversRange: { fromOn: "2026-07-01" } }],
  ])("is none where it %s", (_words, change) => {
    expect(meets(change)).toMatchObject({ truth: "no", missing: [] });
    expect(meets(change, {}).truth).toBe("yes");
  });

  it("waits for what it is of, and for who signed it", () => {
    expect(meets({ coversAllRecords: null }).missing).toEqual([at("coversClasses")]);
    expect(meets({ elements: { signatureAndDate: null } }).missing).toEqual([
      at("elements/signatureAndDate"),
    ]);
    expect(meets({ coversAllRecords: null, coversClasses: ["progress-notes"] }).truth).toBe("yes");
    expect(meets({ coversRange: { fromOn: "2026-01-01" } }).missing).toEqual([at("coversRange/toOn")]);
  });

  it("is asked for while nobody recorded whether any came, and is none where none did", () => {
    expect(someFormMeets(redisclosure).ask(withForms(null)).missing).toEqual(["/authorizations"]);
    expect(meets()).toEqual({ truth: "no", facts: ["/authorizations"], missing: [] });
    expect(someFormMeets("us.nowhere").ask(withForms([form])).truth).toBe("no");
  });
});
