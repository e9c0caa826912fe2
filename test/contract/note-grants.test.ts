import { CreateGrantCommand } from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noteContextOf } from "../../functions/adapters/note-envelope.ts";
import { noteGrants } from "../../functions/adapters/note-grants.kms.ts";
import { ids } from "../support/desk.ts";
import { administration, allow, policyOf, roleArn, standUpKms } from "../support/kms-stand.ts";

describe("the grants on the notes key", () => {
  let stand: Awaited<ReturnType<typeof standUpKms<"vault" | "stranger" | "assembly">>>;
  const [granteeArn, retirerArn] = [roleArn("assembly"), roleArn("vault")];
  const doc = (n: number) => `doc_${String(n).repeat(26)}`;
  const note = noteContextOf(ids.practice, ids.patient, doc(1));
  const opening = { requestId: "req_1", authorizationId: "aut_1" };

  beforeAll(async () => {
    stand = await standUpKms({ vault: [], stranger: [], assembly: [] });
    const lending = ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"];
    await stand.kms.ensureKey({
      keyId: "notes",
      policy: policyOf(
        administration,
        allow(lending, roleArn("vault")),
        // As after somebody changed the policy.
        allow("kms:CreateGrant", roleArn("stranger")),
      ),
    });
  });
  afterAll(async () => {
    await stand.close();
    await stand.remove();
  });

  it("are told apart from those of another name, shape or note, and both can be taken back (AB-028)", async () => {
    const grants = noteGrants(stand.as("vault"), { notesKeyArn: "notes", granteeArn, retirerArn });
    const { grantId } = await grants.create(opening, note);
    const lawfulNote = { ...note, documentId: doc(2) };
    const lawful = {
      KeyId: "notes",
      Name: `req_1/aut_1/${doc(2)}`,
      GranteePrincipal: granteeArn,
      RetiringPrincipal: retirerArn,
      Operations: ["ReEncryptFrom" as const],
      Constraints: { EncryptionContextEquals: lawfulNote },
    };
    const strange = [
      { ...lawful, Name: undefined },
      { ...lawful, Name: "req_1/aut_1" },
      { ...lawful, GranteePrincipal: roleArn("stranger") },
      { ...lawful, Operations: ["Decrypt" as const] },
      { ...lawful, Operations: ["ReEncryptFrom" as const, "Decrypt" as const] },
      { ...lawful, Constraints: undefined },
      { ...lawful, Constraints: { EncryptionContextSubset: { practiceId: "prc_1" } } },
      { ...lawful, Name: `req_1/aut_1/${doc(3)}` },
      { ...lawful, Name: `${lawful.Name}/more` },
      { ...lawful, RetiringPrincipal: undefined },
      { ...lawful, RetiringPrincipal: roleArn("stranger") },
      { ...lawful, Constraints: { EncryptionContextEquals: { documentId: doc(2) } } },
      { ...lawful, Constraints: { EncryptionContextEquals: { ...lawfulNote, class: "progress-notes" } } },
      { ...lawful, Constraints: { EncryptionContextEquals: { ...lawfulNote, more: "x" } } },
      { ...lawful, Constraints: { EncryptionContextEquals: { ...lawfulNote, patientRef: "anybody" } } },
      { ...lawful, Constraints: { EncryptionContextSubset: lawfulNote } },
    ];
    const made: string[] = [];
    for (const one of strange)
      made.push((await stand.as("stranger").send(new CreateGrantCommand(one))).GrantId ?? "none");

    const listed = await grants.list();
    expect(listed.ours.map((one) => one.grantId)).toEqual([grantId]);
    expect(listed.ours).toMatchObject([{ ...opening, documentId: doc(1) }]);
    expect(listed.strange.toSorted()).toEqual(made.toSorted());

    for (const id of listed.strange) await grants.revoke(id);
    await grants.retire(grantId);
    expect(await grants.list()).toEqual({ ours: [], strange: [] });
    await expect(grants.revoke(grantId)).resolves.toBeUndefined();
  });
});
