import * as kms from "@aws-sdk/client-kms";
import { beforeAll, describe, expect, it } from "vitest";
import { deployment, ofType, type Resource, the } from "./deployment.ts";
import { type Row, roleRows, rowNames, rowOf, serviceRows } from "./key-policies/askers.ts";
import {
  changes,
  decidedByGrants,
  looks,
  onNoKey,
  unknownToTheSimulator,
  uses,
} from "./key-policies/actions.ts";
import { judgedBy, localKeyService, simulator } from "./key-policies/judges.ts";
import { type Table, tableOf, written } from "./key-policies/table.ts";
import { administration } from "./key-policies/tables-of-administration.ts";
import { usesOfDocumentKeys } from "./key-policies/tables-of-documents.ts";
import { usesOfLedgerKeys } from "./key-policies/tables-of-the-ledger.ts";
import { usesOfNotesKeys } from "./key-policies/tables-of-notes.ts";
import { allows, listed, resourcePolicy, roleOf } from "./permissions.ts";

const usesOf = { ...usesOfNotesKeys, ...usesOfDocumentKeys, ...usesOfLedgerKeys };
const keyNames = Object.keys(usesOf) as readonly (keyof typeof usesOf)[];

let all: readonly Resource[];
let rows: readonly Row[];
beforeAll(() => {
  all = deployment();
  rows = rowNames.map((name) => rowOf(all, name));
});

const judges = {
  "the independent simulator": { judge: simulator, leaves: unknownToTheSimulator },
  "the key service of this machine": { judge: localKeyService, leaves: [] as readonly string[] },
} as const;

/** The table that a judge would write; what it cannot judge stands as expected. */
async function writtenBy(
  name: keyof typeof judges,
  { expected, key, actions }: { expected: Table; key: Resource; actions: Readonly<Record<string, string>> },
): Promise<string> {
  const { judge, leaves } = judges[name];
  const judged = judgedBy(all, judge(all));
  const cells = new Map<string, string>();
  for (const row of rows)
    for (const [column, action] of Object.entries(actions))
      cells.set(
        `${row.name} ${column}`,
        leaves.includes(action) ? expected.cell(row.name, column) : await judged({ row, action, key }),
      );
  return written({
    columns: Object.keys(actions),
    rows: rowNames,
    cell: (row, column) => cells.get(`${row} ${column}`) ?? "?",
  });
}

describe("the tables of key policies", () => {
  it("have a row for every role of the template, and for every service that a policy names", () => {
    const inTemplate = ofType(all, "AWS::IAM::Role").map(({ id }) => id);
    expect(roleRows.map((name) => roleOf(all, name).id).toSorted()).toEqual(inTemplate.toSorted());
    const named = ofType(all, "AWS::KMS::Key").flatMap((key) =>
      (resourcePolicy(all, key)?.Statement ?? []).flatMap(({ Principal: who }) =>
        listed((who as { Service?: string | string[] }).Service),
      ),
    );
    expect(named.filter((service) => !(Object.values(serviceRows) as string[]).includes(service))).toEqual(
      [],
    );
    for (const table of [...Object.values(usesOf), ...Object.values(administration)])
      expect(tableOf(table).rows).toEqual(rowNames);
  });

  it("need none for staff or requesters: neither has an identity in the account", () => {
    expect(
      all.filter(({ type }) => /^AWS::Cognito::IdentityPool|^AWS::IAM::(?:User|Group)/u.test(type)),
    ).toEqual([]);
    for (const { properties } of ofType(all, "AWS::IAM::Role"))
      expect(JSON.stringify(properties["AssumeRolePolicyDocument"])).not.toMatch(/Federated|cognito|"\*"/iu);
  });

  it("have a table for every key of the template", () => {
    const tables = keyNames.map((name) => the(all, `Keys${name}`).id);
    expect(tables.toSorted()).toEqual(
      ofType(all, "AWS::KMS::Key")
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it("have a column for every action on a key that the key service has", () => {
    const commands = Object.keys(kms)
      .filter((name) => /^[A-Z].*Command$/u.test(name))
      .map((name) => name.replace(/Command$/u, ""));
    const actions = commands.flatMap((name) =>
      name === "ReEncrypt" ? [`${name}From`, `${name}To`] : [name],
    );
    // A permission without a call of its own.
    const known = [...actions, "SynchronizeMultiRegionKey"];
    const columns = [uses, changes, looks].flatMap((table) => Object.values<string>(table));
    expect([...columns, ...decidedByGrants, ...onNoKey].toSorted()).toEqual(known.toSorted());
    for (const table of Object.values(usesOf)) expect(tableOf(table).columns).toEqual(Object.keys(uses));
    expect(tableOf(administration.changes).columns).toEqual(Object.keys(changes));
    expect(tableOf(administration.looks).columns).toEqual(Object.keys(looks));
  });

  it("leave to the key service of this machine only what the simulator does not know", async () => {
    for (const action of unknownToTheSimulator)
      await expect(
        allows(
          all,
          { arn: "arn:aws:iam::000000000000:role/nobody", policies: [] },
          `kms:${action}`,
          the(all, "KeysLedger"),
        ),
      ).rejects.toThrow("invalid.action");
  });

  it("speak of policies without a wildcard and without a denial: what is not allowed is not there", () => {
    for (const key of ofType(all, "AWS::KMS::Key"))
      for (const { Effect: effect, Action: action } of resourcePolicy(all, key)?.Statement ?? []) {
        expect(effect, `${key.id}`).toBe("Allow");
        expect(
          listed(action).filter((one) => one.includes("*")),
          `${key.id}`,
        ).toEqual([]);
      }
  });
});

describe.each(Object.keys(judges) as (keyof typeof judges)[])("as %s has it", (judge) => {
  it.each(keyNames)("the key %s is used as its table says, cell by cell (AB-028, AB-101)", async (name) => {
    const expected = tableOf(usesOf[name]);
    const key = the(all, `Keys${name}`);
    expect(await writtenBy(judge, { expected, key, actions: uses })).toBe(written(expected));
  });

  it.each(keyNames)(
    "the key %s is administered as the tables for all keys say (AB-101, AB-102)",
    async (name) => {
      const key = the(all, `Keys${name}`);
      const changing = tableOf(administration.changes);
      expect(await writtenBy(judge, { expected: changing, key, actions: changes })).toBe(written(changing));
      const looking = tableOf(administration.looks);
      expect(await writtenBy(judge, { expected: looking, key, actions: looks })).toBe(written(looking));
    },
  );
});

describe("the table of the psychotherapy-notes key", () => {
  it("lets nobody decrypt, encrypt or re-encrypt, one role wrap and one lend (45 CFR 164.508(a)(2)) (AB-028)", () => {
    const table = tableOf(usesOf.PsychotherapyNotes);
    const who = (column: string) =>
      table.rows.flatMap((row) =>
        table.cell(row, column) === "·" ? [] : [`${row} ${table.cell(row, column)}`],
      );
    const shut = ["Dec", "Enc", "ReF", "ReT", "GDw", "GKP", "GKw", "Cap", "Dcp", "DSS"];
    expect(shut.flatMap(who)).toEqual([]);
    expect(who("GDK")).toEqual(["import-records n"]);
    expect(who("CrG")).toEqual(["open-vault g"]);
  });

  it("lets whoever may change a key use none, the ledger's excepted, which the deployment attaches to the table (AB-022)", () => {
    const administrators = ["deployment", "administrator", "account-root"];
    const using = ["Dec", "Enc", "ReF", "ReT", "GDK", "GDw", "GKP", "GKw", "Mac", "Sgn", "CrG"];
    const marks = keyNames.flatMap((name) => {
      const table = tableOf(usesOf[name]);
      return administrators.flatMap((row) =>
        using.some((column) => table.cell(row, column) !== "·") ? [`${row} uses ${name}`] : [],
      );
    });
    expect(marks).toEqual(["deployment uses Ledger"]);
    const changing = tableOf(administration.changes);
    expect(changing.rows.filter((row) => changing.cell(row, "Pol") !== "·")).toEqual(administrators);
    expect(
      changing.rows.filter((row) => changing.cell(row, "Del") + changing.cell(row, "Dis") !== "··"),
    ).toEqual([]);
  });
});
