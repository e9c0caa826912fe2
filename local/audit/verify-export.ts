import { createHash, createPublicKey } from "node:crypto";
import type { KeyObject } from "node:crypto";
import type { Statement } from "../../functions/seal-audit/sealed-window.ts";
import { checkChains } from "./check-chains.ts";
import { checkLooks } from "./check-looks.ts";
import type { LookTally } from "./check-looks.ts";
import type { Tally } from "./check-chains.ts";
import { checkSeal, missingSeals } from "./check-seals.ts";
import { mostFaults } from "./faults.ts";
import type { Fault } from "./faults.ts";
import { eachLine } from "./lines.ts";
import { sealedHeads } from "./sealed-heads.ts";
import type { Source } from "./source.ts";

/** What an export was found to be. */
export type Verdict = Tally &
  LookTally & {
    readonly seals: number;
    /** Whether every seal tells all of its heads; an export of one request shows only what is said of it. */
    readonly whole: boolean;
    /** The time that seals cover, by practice. */
    readonly sealed: readonly { readonly practiceId: string; readonly from: string; readonly to: string }[];
    /** Of the public key: SHA-256 of its DER form. */
    readonly fingerprint: string;
    /** The first faults; there may be more than are told. */
    readonly faults: readonly Fault[];
    readonly found: number;
  };

/** The key from its PEM text; throws when it is none, or not on the curve that seals are signed with. */
export function signingKey(pem: string): KeyObject {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyDetails?.namedCurve !== "prime256v1")
    throw new TypeError("expected a public key on the curve P-256");
  return key;
}

/** Checks a whole export with nothing but the public key: first the seals, then every chain and every look against them. */
export async function verifyExport(source: Source, key: KeyObject): Promise<Verdict> {
  const faults: Fault[] = [];
  let found = 0;
  const tell = (fault: Fault) => {
    found += 1;
    if (faults.length < mostFaults) faults.push(fault);
  };
  const heads = sealedHeads();
  const looked = checkLooks(tell);
  const statements: Statement[] = [];
  const names = await source.sealNames();
  let whole = true;
  for (const name of names) {
    const seal = checkSeal(name, await source.seal(name), key);
    if ("kind" in seal) tell(seal);
    else {
      heads.add(seal.heads, seal.statement.practiceId, seal.statement.to);
      looked.seal(seal.statement, seal.looks);
      statements.push(seal.statement);
      whole &&= seal.whole;
    }
  }
  // What tells of one request alone has no seals of times in which it did not move.
  for (const fault of whole ? missingSeals(statements) : []) tell(fault);
  const chains = checkChains(heads, tell);
  await eachLine(await source.events(), chains.line);
  const tally = chains.end();
  await eachLine(await source.looks(), looked.line);
  return {
    ...tally,
    ...looked.end(),
    seals: names.length,
    whole,
    sealed: spansOf(statements),
    fingerprint: createHash("sha256")
      .update(key.export({ type: "spki", format: "der" }))
      .digest("hex"),
    faults,
    found,
  };
}

const spansOf = (statements: readonly Statement[]): Verdict["sealed"] =>
  [...Map.groupBy(statements, ({ practiceId }) => practiceId)].map(([practiceId, own]) => ({
    practiceId,
    from: own.reduce((least, { from }) => (from < least ? from : least), own[0]?.from ?? ""),
    to: own.reduce((most, { to }) => (to > most ? to : most), ""),
  }));
