import { registerHooks } from "node:module";
import { approvalsBugs } from "./bugs/approvals.ts";
import { clocksBugs } from "./bugs/clocks.ts";
import { contestBugs } from "./bugs/contest.ts";
import { deliveryBugs } from "./bugs/delivery.ts";
import { disposalBugs } from "./bugs/disposal.ts";
import { effectsBugs } from "./bugs/effects.ts";
import { intakeBugs } from "./bugs/intake.ts";
import { ledgerBugs } from "./bugs/ledger.ts";
import { notesBugs } from "./bugs/notes.ts";
import { productionBugs } from "./bugs/production.ts";
import { readingBugs } from "./bugs/reading.ts";
import type { Edit } from "./bugs/edit.ts";

/** The planted bugs, each a mistake that somebody could make; a simulation that does not find them finds nothing. */
export const bugs = {
  ...ledgerBugs,
  ...effectsBugs,
  ...approvalsBugs,
  ...notesBugs,
  ...productionBugs,
  ...deliveryBugs,
  ...intakeBugs,
  ...contestBugs,
  ...clocksBugs,
  ...readingBugs,
  ...disposalBugs,
} as const;
export type BugName = keyof typeof bugs;
export const bugNames = Object.keys(bugs) as readonly BugName[];

/** Puts a bug into the product while Node loads it; what has been loaded before stays as it was. */
export function plant(name: string): void {
  const bug: readonly Edit[] | undefined = bugNames.includes(name as BugName)
    ? bugs[name as BugName]
    : undefined;
  if (!bug) throw new Error(`there is no bug "${name}"`);
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      const edits = bug.filter(({ file }) => url.endsWith(`/${file}`));
      if (edits.length === 0) return loaded;
      const source = edits.reduce(
        (text, { find, put }) => {
          if (text.split(find).length !== 2) throw new Error(`${url} does not hold once: ${find}`);
          return text.replace(find, () => put);
        },
        Buffer.from(loaded.source as Uint8Array).toString("utf8"),
      );
      return { ...loaded, source };
    },
  });
}
