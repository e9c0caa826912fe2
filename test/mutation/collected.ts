import { format } from "node:util";
import { expect } from "vitest";

/** A test that judges a mutant. */
export type Judge = { readonly id: string; readonly run: () => unknown };

type Body<Row extends readonly unknown[]> = (...row: Row) => unknown;

type Given<Row extends readonly unknown[]> = readonly (object | number | Body<Row>)[];

const bodyOf = <Row extends readonly unknown[]>(given: Given<Row>): Body<Row> | undefined =>
  given.find((one): one is Body<Row> => typeof one === "function");
const rowOf = (row: unknown): readonly unknown[] => (Array.isArray(row) ? row : [row]);
/** A title with as many of the row's values as it has places for. */
const titled = (title: string, row: readonly unknown[]): string =>
  format(title, ...row.slice(0, title.match(/%[sdifjo]/g)?.length ?? 0));

/** As much of Vitest as these tests speak to, which only collects them, in their order. */
export function collecting() {
  const judges: Judge[] = [];
  const path: string[] = [];
  const named = new Map<string, number>();
  const describe = (title: string, ...given: Given<[]>) => {
    path.push(title);
    bodyOf(given)?.();
    path.pop();
  };
  const it = (title: string, ...given: Given<[]>) => {
    const run = bodyOf(given);
    if (run === undefined) throw new Error(`${title} has nothing to run.`);
    const name = [...path, title].join(" > ");
    const nth = (named.get(name) ?? 0) + 1;
    named.set(name, nth);
    judges.push({ id: nth === 1 ? name : `${name} (${nth})`, run });
  };
  const each =
    (one: typeof it) =>
    (rows: readonly unknown[]) =>
    (title: string, ...given: Given<readonly unknown[]>) => {
      const body = bodyOf(given);
      for (const row of rows.map(rowOf)) one(titled(title, row), () => body?.(...row));
    };
  const vitest = {
    describe: Object.assign(describe, { each: each(describe) }),
    it: Object.assign(it, { each: each(it) }),
    expect,
  };
  return { vitest, judges };
}
