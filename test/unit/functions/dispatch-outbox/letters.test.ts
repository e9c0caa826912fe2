import { describe, expect, it } from "vitest";
import { letterOf } from "../../../../functions/dispatch-outbox/letters.ts";
import { sendLetter, sendSignInLink } from "../../../../functions/dispatch-outbox/send-letter.ts";
import { mailTemplateSchema } from "../../../../workflows/request/effects.ts";
import type { RequestContext } from "../../../../workflows/request/context.ts";
import { mailRow } from "../../../support/dispatch.ts";
import { aPatient, aPractice, ids, members } from "../../../support/desk.ts";
import { aView, readerOf } from "../../../support/request-views.ts";

const isManager = ({ roles }: { readonly roles: readonly string[] }) => roles.includes("practice-manager");

describe("letters", () => {
  const sent: { to: string; subject: string; text: string }[] = [];
  const lines: string[] = [];
  let left = 9;
  let context: Partial<RequestContext> = {};
  const ports = {
    requests: readerOf(() => aView(context)),
    allowance: async (_email: string, effectKey: string) => effectKey === mailRow.key && (left -= 1) >= 0,
    log: (_level: string, what: string) => void lines.push(what),
    practices: {
      // A row without its people: they are read one by one.
      withPeople: async () => ({ practice: aPractice }),
      members: async () => members,
      patient: async () => aPatient,
    },
    sessions: { issue: async () => "one-time-code" },
    mailroom: async (to: string, letter: { subject: string; text: string }) =>
      void sent.push({ to, ...letter }),
    now: () => new Date("2026-11-21T12:00:00Z"),
    portal: "https://portal.example",
  };

  it.each([...mailTemplateSchema.options, "sign-in-link" as const])(
    "of template %s name number and place, no person, no record and no link to storage (AB-050)",
    (template) => {
      const { subject, text } = letterOf(template, {
        trackingNumber: "26-HLC-12345-A",
        portal: "https://portal.example",
        code: "x",
      });
      expect(subject).toContain("26-HLC-12345-A");
      expect(text).toContain("https://portal.example/");
      for (const [link] of text.matchAll(/https?:\/\/\S+/g))
        expect(link).toMatch(/^https:\/\/portal\.example\//);
      expect(`${subject}${text}`).not.toMatch(/patient|therapy|notes|diagnos|Quillfeather|undefined/i);
    },
  );

  it("go to those of the role, each once; only the confirmation carries a code", async () => {
    sent.length = 0;
    await sendLetter(
      ports,
      ids.key,
      { kind: "send-mail", template: "paper-arrived", to: "clinicians" },
      mailRow.key,
    );
    await sendLetter(
      ports,
      ids.key,
      { kind: "send-mail", template: "confirm-email", to: "requester" },
      mailRow.key,
    );
    expect(sent.map(({ to }) => to)).toEqual(["m@h.example", "l@h.example", "harriet@example.test"]);
    expect(sent.map(({ text }) => text.includes("/confirm#one-time-code"))).toEqual([false, false, true]);
  });

  it("of a vault go to those who may approve it, and tell no other clinician that there is one", async () => {
    const told = async (patientRef: RequestContext["patientRef"]) => {
      sent.length = 0;
      context = { patientRef };
      const letter = { kind: "send-mail", template: "vault-approval-needed", to: "vault-approvers" } as const;
      await sendLetter(ports, ids.key, letter, mailRow.key);
      return sent.map(({ to }) => to);
    };
    expect(await told(ids.patient)).toEqual(["m@h.example", "t@h.example"]);
    expect(await told(null)).toEqual(["t@h.example"]);
    context = {};
  });

  it("of a reminder go to whoever has the ball when they are sent, and to the desk while it lies outside", async () => {
    const told = async (view: Parameters<typeof readerOf>[0], among = members) => {
      sent.length = 0;
      const letter = { kind: "send-mail", template: "date-comes-near", to: "who-acts" } as const;
      const practices = { ...ports.practices, members: async () => among };
      await sendLetter({ ...ports, practices, requests: readerOf(view) }, ids.key, letter, mailRow.key);
      return sent.map(({ to }) => to);
    };
    const asked = { stage: "open", hold: null } as const;
    const reviewing = { ...aView(asked), value: { ...aView(asked).value, course: "clinicianReview" } };
    const deficient = {
      ...aView(asked),
      value: { ...aView(asked).value, course: { validateCourtWeight: "deficient" } },
    };
    expect(await told(() => reviewing)).toEqual(["m@h.example", "l@h.example"]);
    expect(await told(() => deficient)).toEqual(members.filter(isManager).map(({ email }) => email));
    // A practice without a clinician: no reminder is lost.
    expect(await told(() => reviewing, members.filter(isManager))).toEqual(
      members.filter(isManager).map(({ email }) => email),
    );
  });

  it("of an incident go to the privacy officer, and to the managers where a practice has none", async () => {
    const told = async (among: typeof members) => {
      sent.length = 0;
      const letter = { kind: "send-mail", template: "incident-opened", to: "privacy-officers" } as const;
      const practices = { ...ports.practices, members: async () => among };
      await sendLetter({ ...ports, practices }, ids.key, letter, mailRow.key);
      return sent.map(({ to }) => to);
    };
    const isOfficer = ({ roles }: (typeof members)[number]) => roles.includes("privacy-officer");
    const addresses = (among: typeof members) => among.map(({ email }) => email);
    expect(await told(members)).toEqual(addresses(members.filter(isOfficer)));
    // Of a practice without a manager and an officer whoever is there is told.
    const clinicians = members.filter(({ roles }) => !roles.some((role) => role !== "clinician"));
    expect(await told(clinicians)).toEqual(addresses(clinicians));
    const without = members.filter((member) => !isOfficer(member));
    expect(await told(without)).toEqual(addresses(without.filter(isManager)));
    expect(without.some(isManager)).toBe(true);
  });

  it("go to who stands in for an officer, too, while that lasts, and tell nobody for a clinician of a vault", async () => {
    const [officer, clinician] = ["privacy-officer", "clinician"].map((role) =>
      members.find(({ roles }) => roles.some((one) => one === role)),
    );
    if (!officer || !clinician) throw new Error("an officer and a clinician are needed");
    const span = { from: "2026-11-21T00:00:00.000Z", until: "2026-11-22T00:00:00.000Z" };
    const standIn = {
      ...officer,
      sub: "the stand-in",
      email: "standing-in@h.example",
      roles: ["practice-manager" as const],
      standsInFor: [officer, clinician].map(({ personId, sub }) => ({ personId, sub, ...span })),
    };
    const told = async (to: "privacy-officers" | "clinicians", at: string) => {
      sent.length = 0;
      const practices = { ...ports.practices, members: async () => [officer, clinician, standIn] };
      const letter = { kind: "send-mail", template: "paper-arrived", to } as const;
      await sendLetter({ ...ports, practices, now: () => new Date(at) }, ids.key, letter, mailRow.key);
      return sent.map(({ to: address }) => address);
    };
    const [during, after] = ["2026-11-21T23:59:59Z", "2026-11-22T00:00:00Z"] as const;
    expect(await told("privacy-officers", during)).toEqual([officer.email, standIn.email]);
    expect(await told("privacy-officers", after)).toEqual([officer.email]);
    expect(await told("clinicians", during)).toEqual([clinician.email]);
  });

  it("to an address somebody typed into the portal end with its allowance, until it is confirmed", async () => {
    const send = async (remembered: Partial<RequestContext>) => {
      sent.length = 0;
      [left, context] = [1, remembered];
      for (let at = 0; at < 3; at += 1)
        await sendLetter(
          ports,
          ids.key,
          { kind: "send-mail", template: "confirm-email", to: "requester" },
          mailRow.key,
        );
      return sent.length;
    };
    expect(await send({ channel: "portal", emailConfirmed: false })).toBe(1);
    expect(lines).toEqual(["letter-withheld", "letter-withheld"]);
    expect(await send({ channel: "portal", emailConfirmed: true })).toBe(3);
    expect(await send({ channel: "fax", emailConfirmed: false })).toBe(3);
  });

  it("are written from what stands beside the effect: the request is read for whoever acts, and for a vault, alone", async () => {
    [sent.length, left] = [0, 1];
    const unread = readerOf(() => {
      throw new Error("the request was read");
    });
    const row = { trackingNumber: "26-HLC-54321-B" };
    const send = (to: "requester" | "managers" | "vault-approvers" | "who-acts", beside: object) =>
      sendLetter(
        { ...ports, requests: unread },
        ids.key,
        { kind: "send-mail", template: "production-ready", to },
        mailRow.key,
        { ...row, ...beside },
      );
    const email = "someone@else.example";
    await send("requester", { requester: { email, unconfirmed: true } });
    await send("requester", { requester: { email, unconfirmed: true } });
    await send("requester", { requester: { email, unconfirmed: false } });
    await send("managers", {});
    expect(sent.map(({ to }) => to)).toEqual([
      email,
      email,
      ...members.filter(isManager).map((one) => one.email),
    ]);
    expect(sent.every(({ subject }) => subject.includes(row.trackingNumber))).toBe(true);
    // The patient may have been matched anew since: of the vault of another their clinicians are told nothing.
    for (const to of ["who-acts", "vault-approvers"] as const)
      await expect(send(to, { patientRef: ids.patient })).rejects.toThrow("the request was read");
  });

  it("go to the people in the practice's row, as it was a moment before but for those of a vault", async () => {
    sent.length = 0;
    const asked: unknown[] = [];
    const practices = {
      ...ports.practices,
      withPeople: async (_practiceId: string, reading?: string) => {
        asked.push(reading);
        return { practice: aPractice, people: members.filter(({ sub }) => sub === ids.officerSub) };
      },
    };
    for (const to of ["managers", "vault-approvers"] as const)
      await sendLetter(
        { ...ports, practices },
        ids.key,
        { kind: "send-mail", template: "vault-approval-needed", to },
        mailRow.key,
      );
    expect([sent.map(({ to }) => to), asked]).toEqual([
      ["t@h.example", "t@h.example"],
      ["eventual", "consistent"],
    ]);
  });

  it("send a sign-in link to the address on file if number and address belong together, and else nothing", async () => {
    sent.length = 0;
    [left, context] = [1, {}];
    const ask = (trackingNumber: string, email: string) =>
      sendSignInLink(ports, { trackingNumber, email }, mailRow.key);
    await ask("26-HLC-12345-A", "someone@else.example");
    await ask("26-HLC-99999-A", "harriet@example.test");
    expect(sent).toEqual([]);
    await ask("26-HLC-12345-A", "HARRIET@example.test");
    expect(sent).toMatchObject([{ to: "harriet@example.test" }]);
  });

  it("count a sign-in link as a letter while nobody has confirmed the address", async () => {
    const ask = async (remembered: Partial<RequestContext>) => {
      sent.length = 0;
      [left, context] = [1, { channel: "portal", ...remembered }];
      for (let at = 0; at < 3; at += 1)
        await sendSignInLink(
          ports,
          { trackingNumber: "26-HLC-12345-A", email: "harriet@example.test" },
          mailRow.key,
        );
      return sent.length;
    };
    expect(await ask({ emailConfirmed: false })).toBe(1);
    expect(await ask({ emailConfirmed: true })).toBe(3);
  });
});
