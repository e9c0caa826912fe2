import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../../../../workflows/contract/case-file.ts";
import type { Predicate } from "../../../../../workflows/law/predicate.ts";
import {
  aParentAsks,
  custodyIsLost,
  isKeptInTheElectronicRecord,
  representativeIsRefused,
  requesterIsRepresentative,
} from "../../../../../workflows/law/predicates/access.ts";
import { sceneOf } from "../scene-of.ts";

type Person = NonNullable<NonNullable<CaseFile["patient"]>["representatives"]>[number];

const people = (representatives: readonly Person[], more: Partial<CaseFile> = {}): Partial<CaseFile> => ({
  patient: { representatives: [...representatives] },
  ...more,
});
const ask = (predicate: Predicate, facts: Partial<CaseFile>) => predicate.ask(sceneOf(facts));
const place = (n: number, fact: string): string => `/patient/representatives/${n}/${fact}`;
const yes = (...facts: readonly string[]) => ({ truth: "yes", facts, missing: [] });
const no = (...facts: readonly string[]) => ({ truth: "no", facts, missing: [] });
const asks = (...missing: readonly string[]) => ({ truth: "unknown", facts: [], missing });

const mother: Person = { role: "parent", isRequester: true };
const father: Person = { role: "parent", isRequester: false };

describe("what stands against one who asks in the patient's place (45 CFR 164.502(g))", () => {
  it("is said of one who asks, of whoever of them it is", () => {
    const lost = (custody: Person["custody"]) => people([father, { ...mother, custody }]);
    expect(ask(custodyIsLost, lost("none"))).toEqual(yes(place(1, "custody")));
    expect(ask(custodyIsLost, lost("terminated"))).toEqual(yes(place(1, "custody")));
    expect(ask(custodyIsLost, lost("sole-legal"))).toEqual(no(place(1, "custody")));
    expect(ask(custodyIsLost, people([{ ...father, custody: "none" }, mother]))).toEqual(
      no(place(1, "custody")),
    );
  });

  it("waits for who asks only where it stands against one who may", () => {
    const unsaid: Person = { role: "parent", custody: "none" };
    expect(ask(custodyIsLost, people([father, unsaid]))).toEqual(asks(place(1, "isRequester")));
    expect(ask(custodyIsLost, people([{ ...father, custody: "none" }, { role: "guardian" }]))).toEqual(no());
    expect(ask(custodyIsLost, people([unsaid, mother]))).toEqual(no(place(1, "custody")));
    expect(ask(custodyIsLost, {})).toEqual(no());
  });
});

describe("a parent who asks", () => {
  const role = (of: NonNullable<CaseFile["requester"]>["role"]) => ({ requester: { role: of } });

  it("is known by the person on file, and where nobody on file asks by the role of who does", () => {
    expect(ask(aParentAsks, people([father, mother]))).toMatchObject(yes(place(1, "role")));
    expect(ask(aParentAsks, people([{ ...mother, role: "guardian" }]))).toMatchObject(no(place(0, "role")));
    expect(ask(aParentAsks, people([father], role("parent")))).toEqual(yes("/requester/role"));
    expect(ask(aParentAsks, people([father], role("patient")))).toEqual(no("/requester/role"));
    expect(ask(aParentAsks, people([father]))).toEqual(asks("/requester/role"));
    const unsaid = { isRequester: true } as Person;
    expect(ask(aParentAsks, people([unsaid], role("parent"))).truth).toBe("yes");
    expect(ask(aParentAsks, people([unsaid])).missing).toEqual(["/requester/role"]);
  });

  it("is both or neither of two: of a parent and somebody else nothing is said", () => {
    const guardian: Person = { role: "guardian", isRequester: true };
    expect(ask(aParentAsks, people([mother, mother])).truth).toBe("yes");
    expect(ask(aParentAsks, people([guardian, guardian])).truth).toBe("no");
    expect(ask(aParentAsks, people([mother, guardian])).truth).toBe("unknown");
    expect(ask(aParentAsks, people([guardian, mother])).truth).toBe("unknown");
  });
});

describe("a representative by a paper (45 CFR 164.502(g)(2), (4))", () => {
  const adult = (person: Person, more: CaseFile["patient"] = {}): Partial<CaseFile> => ({
    patient: { ageYears: 40, alive: true, representatives: [person], ...more },
  });
  const agent: Person = { role: "health-care-agent", isRequester: true };

  it("is one whose paper gives authority over decisions on health, and it is asked for", () => {
    const held = (legalInstrument?: Person["legalInstrument"]) => adult({ ...agent, legalInstrument });
    expect(ask(requesterIsRepresentative, held("health-care-power")).truth).toBe("yes");
    expect(ask(requesterIsRepresentative, held("none")).truth).toBe("no");
    const open = ask(requesterIsRepresentative, held());
    expect(open.truth).toBe("unknown");
    expect(open.missing).toContain(place(0, "legalInstrument"));
  });

  it("is no parent of a grown patient by custody, with or without a paper that says so", () => {
    expect(ask(requesterIsRepresentative, adult(mother)).truth).toBe("no");
    expect(ask(requesterIsRepresentative, adult({ ...mother, legalInstrument: "legal-custody" })).truth).toBe(
      "no",
    );
    const appointed = adult({ ...mother, legalInstrument: "health-care-power" });
    expect(ask(requesterIsRepresentative, appointed)).toMatchObject({
      truth: "yes",
      facts: expect.arrayContaining([place(0, "legalInstrument")]),
    });
  });

  it("of the dead is each who asks by letters of the estate", () => {
    const dead = (...all: readonly Person[]): Partial<CaseFile> => ({
      patient: { ageYears: 15, alive: false, diedOn: "2026-05-01", representatives: [...all] },
    });
    const executor: Person = {
      role: "executor",
      isRequester: true,
      legalInstrument: "letters-testamentary",
    };
    expect(ask(requesterIsRepresentative, dead(executor)).truth).toBe("yes");
    expect(ask(requesterIsRepresentative, dead(executor, executor)).truth).toBe("yes");
    expect(ask(requesterIsRepresentative, dead(executor, { ...mother, legalInstrument: "none" })).truth).toBe(
      "no",
    );
  });
});

describe("a representative who is refused (45 CFR 164.502(g)(5))", () => {
  const feared: Person = { ...mother, reasonableBeliefOfAbuse: true };
  const decided = (representativeRefused: boolean) => ({ decisions: { representativeRefused } });
  const at = "/decisions/representativeRefused";

  it("is by a court's order, else by what a professional decided, whatever else is believed", () => {
    const limited = people([{ ...mother, limitedByOrder: true }], decided(false));
    expect(ask(representativeIsRefused, limited)).toEqual(yes(place(0, "limitedByOrder")));
    expect(ask(representativeIsRefused, people([mother], decided(true)))).toEqual(yes(at));
    expect(ask(representativeIsRefused, people([feared], decided(false)))).toEqual(no());
  });

  it("waits for that decision where abuse is believed, and for who asks where that may be the one", () => {
    expect(ask(representativeIsRefused, people([feared]))).toEqual({
      truth: "unknown",
      facts: [place(0, "reasonableBeliefOfAbuse")],
      missing: [at],
    });
    const { isRequester: _unsaid, ...somebody } = feared;
    expect(ask(representativeIsRefused, people([somebody]))).toEqual(asks(place(0, "isRequester")));
    expect(ask(representativeIsRefused, people([mother]))).toEqual(no());
  });
});

describe("the record that a directive reaches (45 CFR 164.524(c)(3)(ii))", () => {
  it("is the electronic one; where it lies is asked", () => {
    const kept = (medium?: "ehr" | "paper") =>
      ask(isKeptInTheElectronicRecord, { segments: [{ id: "s", storage: { medium } }] });
    const at = "/segments/0/storage/medium";
    expect(kept("ehr")).toEqual(yes(at));
    expect(kept("paper")).toEqual(no(at));
    expect(kept()).toEqual(asks(at));
    expect(ask(isKeptInTheElectronicRecord, { segments: [{ id: "s" }] })).toEqual(asks(at));
  });
});
