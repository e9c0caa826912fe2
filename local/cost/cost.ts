import { parseArgs } from "node:util";
import { mostDocuments } from "./counts.ts";
import { report } from "./report.ts";
import type { Work } from "./usage.ts";

const usage =
  "npm run cost -- --requests N --documents M [--staff 5] [--megabytes 1] [--months 12]\n" +
  "  N requests a month with M records each; people who sign in; size of a record; months that rows and files have gathered";

/** What was asked for cannot be reckoned; the message says why, and how to ask. */
export class CannotReckon extends Error {}

type Range = { readonly least: number; readonly most: number; readonly whole: boolean };
const ranges = {
  requests: { least: 0, most: 1_000_000, whole: true },
  documents: { least: 1, most: mostDocuments, whole: true },
  staff: { least: 1, most: 100_000, whole: true },
  megabytes: { least: 0.001, most: 400, whole: false },
  months: { least: 1, most: 120, whole: true },
} as const satisfies Readonly<Record<keyof Work, Range>>;

function within(name: keyof Work, text: string | undefined): number {
  const { least, most, whole } = ranges[name];
  if (text === undefined) throw new CannotReckon(`--${name} is missing.\n${usage}`);
  const value = /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most) || (whole && !Number.isInteger(value)))
    throw new CannotReckon(
      `--${name} is not a ${whole ? "whole " : ""}number from ${least} to ${most}.\n${usage}`,
    );
  return value;
}

/** The work that a command line names; throws CannotReckon, whose message repeats nothing that was typed. */
export function workFrom(args: readonly string[]): Work {
  const text = { type: "string" } as const;
  const options = {
    requests: text,
    documents: text,
    staff: { ...text, default: "5" },
    megabytes: { ...text, default: "1" },
    months: { ...text, default: "12" },
  };
  const { values } = readArgs(() => parseArgs({ args: [...args], options }));
  return {
    requests: within("requests", values.requests),
    documents: within("documents", values.documents),
    staff: within("staff", values.staff),
    megabytes: within("megabytes", values.megabytes),
    months: within("months", values.months),
  };
}

function readArgs<Parsed>(parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch {
    throw new CannotReckon(`Something in the command is none of its options.\n${usage}`);
  }
}

if (import.meta.main) {
  try {
    console.log(report(workFrom(process.argv.slice(2))));
  } catch (error) {
    if (!(error instanceof CannotReckon)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
