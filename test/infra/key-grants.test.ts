import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { directoryOf, type PolicyDocument } from "../../local/iam/principals.ts";
import { createKms, type LocalKms } from "../../local/kms/kms.ts";
import { KmsError } from "../../local/kms/kms-error.ts";
import { arn, deployment, type Resource, the } from "./deployment.ts";
import { type Row, rowNames, rowOf } from "./key-policies/askers.ts";
import { noteContext, openingContext } from "./key-policies/circumstances.ts";
import { conditionsOf, inputOf, lawfulShape, type Shape, shapes } from "./key-policies/shapes.ts";
import { type Table, tableOf, written } from "./key-policies/table.ts";
import { grantHeld, grantsMade } from "./key-policies/tables-of-grants.ts";
import { allows, resourcePolicy } from "./permissions.ts";

let all: readonly Resource[];
let notes: Resource;
let release: Resource;
let rows: readonly Row[];
let kms: LocalKms;
let dir: string;

beforeAll(async () => {
  all = deployment();
  [notes, release] = [the(all, "KeysPsychotherapyNotes"), the(all, "KeysRelease")];
  rows = rowNames.map((name) => rowOf(all, name));
  dir = await mkdtemp(join(tmpdir(), "key-grants-"));
  kms = await createKms({ dir, directory: directoryOf([]) });
  for (const key of [notes, release])
    await kms.ensureKey({ keyId: key.id, policy: resourcePolicy(all, key) as PolicyDocument });
});
afterAll(async () => {
  await kms.close();
  await rm(dir, { recursive: true });
});

const row = (name: string): Row => rowOf(all, name);

/** Whether the key service lets it happen; anything but a refusal is an error. */
const lets = async (call: Promise<unknown>): Promise<boolean> => {
  try {
    await call;
    return true;
  } catch (error) {
    if (error instanceof KmsError && error.code === "AccessDeniedException") return false;
    throw error;
  }
};

/** The table in which every cell says whether all of its questions, none, or some are answered with yes. */
async function asked(
  expected: Table,
  questions: (row: Row, column: string) => Promise<readonly boolean[]>,
): Promise<string> {
  const cells = new Map<string, string>();
  for (const one of rows)
    for (const column of expected.columns) {
      const answers = await questions(one, column);
      const some = answers.includes(true) ? "?" : "·";
      cells.set(`${one.name} ${column}`, answers.length > 0 && !answers.includes(false) ? "●" : some);
    }
  return written({
    columns: expected.columns,
    rows: rowNames,
    cell: (name, column) => cells.get(`${name} ${column}`) ?? "?",
  });
}

describe("a grant on the psychotherapy-notes key", () => {
  const judges = {
    "the independent simulator": ({ asker }: Row, shape: Shape) =>
      allows(all, asker, "kms:CreateGrant", notes, {
        context: {
          "aws:PrincipalAccount": asker.arn.split(":")[4] ?? "",
          ...conditionsOf(shape),
          ...(shape.via === undefined ? {} : { "kms:ViaService": shape.via }),
        },
      }),
    "the key service of this machine": ({ principal }: Row, shape: Shape) =>
      lets(kms.call(principal, "CreateGrant", inputOf(shape, notes.id), shape.via)),
  };

  it.each(Object.entries(judges))(
    "is made by open-vault alone and in one shape alone, as %s has it (45 CFR 164.508(a)(2)) (AB-028)",
    async (_name, judge) => {
      const expected = tableOf(grantsMade);
      const known = shapes(all);
      expect(Object.keys(known)).toEqual(expected.columns);
      expect(expected.rows).toEqual(rowNames);
      const made = await asked(expected, async (who, column) => {
        const answers: boolean[] = [];
        for (const shape of known[column] ?? []) answers.push(await judge(who, shape));
        return answers;
      });
      expect(made).toBe(written(expected));
    },
  );

  it("lets its grantee re-wrap the one note and its maker take it back, and nobody anything else (AB-028)", async () => {
    const expected = tableOf(grantHeld);
    expect(expected.rows).toEqual(rowNames);
    const lawful = inputOf(lawfulShape(all), notes.id);
    const grant = () => kms.call(row("open-vault").principal, "CreateGrant", lawful);
    const wrap = async (EncryptionContext: Record<string, string>) => {
      const { CiphertextBlob } = await kms.call(row("import-records").principal, "GenerateDataKey", {
        KeyId: notes.id,
        KeySpec: "AES_256",
        EncryptionContext,
      });
      return Uint8Array.from(CiphertextBlob);
    };
    const otherNote = { ...noteContext, documentId: "doc_2" };
    const [wrapped, otherWrapped] = [await wrap(noteContext), await wrap(otherNote)];
    const shown = { GrantTokens: [(await grant()).GrantToken] };
    const under = { KeyId: notes.id, EncryptionContext: noteContext, ...shown };

    const rewrapping = async (
      principal: Row["principal"],
      context: Record<string, string>,
      blob: Uint8Array<ArrayBuffer>,
    ) => {
      const done = await lets(
        kms.call(principal, "ReEncrypt", {
          CiphertextBlob: blob,
          SourceEncryptionContext: context,
          DestinationKeyId: release.id,
          DestinationEncryptionContext: openingContext,
          ...shown,
        }),
      );
      // Whoever fails must have failed at the notes key already, not only at the key of the opening.
      const reached = kms.decisions().at(-1)?.operation === "ReEncryptTo";
      return done || reached;
    };
    const does: Record<string, (who: Row) => Promise<boolean>> = {
      ReF: ({ principal }) => rewrapping(principal, noteContext, wrapped),
      Other: ({ principal }) => rewrapping(principal, otherNote, otherWrapped),
      Dec: ({ principal }) =>
        lets(
          kms.call(principal, "Decrypt", {
            CiphertextBlob: wrapped,
            EncryptionContext: noteContext,
            ...shown,
          }),
        ),
      Enc: ({ principal }) =>
        lets(kms.call(principal, "Encrypt", { ...under, Plaintext: new Uint8Array(32) })),
      GDw: ({ principal }) =>
        lets(kms.call(principal, "GenerateDataKeyWithoutPlaintext", { ...under, KeySpec: "AES_256" })),
      Dsc: ({ principal }) => lets(kms.call(principal, "DescribeKey", { KeyId: notes.id, ...shown })),
      RtG: async ({ principal }) => {
        const { GrantId } = await grant();
        return lets(kms.call(principal, "RetireGrant", { KeyId: arn(notes), GrantId }));
      },
    };
    expect(Object.keys(does)).toEqual(expected.columns);
    const held = await asked(expected, async (who, column) => [(await does[column]?.(who)) ?? false]);
    expect(held).toBe(written(expected));
  });
});
