import { createRequire } from "node:module";
import { Script } from "node:vm";
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from "@stryker-mutator/api/core";
import { declareFactoryPlugin, PluginKind, tokens } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
} from "@stryker-mutator/api/test-runner";
import { bundled } from "./bundled.ts";
import { collecting, type Judge } from "./collected.ts";

type Mutants = Record<string, InstrumenterContext | undefined>;
type Wrapped = (require: (name: string) => unknown, module: { exports: object }, exports: object) => void;

// Random cases are few for each mutant: there are thousands of mutants.
const deep = "0.03";

const failureOf = async ({ run }: Judge): Promise<string | undefined> => {
  try {
    await run();
    return undefined;
  } catch (failure) {
    return failure instanceof Error ? failure.message : String(failure);
  }
};

/**
 * Runs what judges the mutants in the process itself. The law, its tests and the mutants are one script, compiled once and
 * run anew for each mutant, so that nothing of one mutant is left for the next, and a rule that is made while its module
 * loads is made with the mutant in it.
 */
function judging(): TestRunner {
  const mutants = ((globalThis as unknown as Mutants)[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
  const requireHere = createRequire(import.meta.url);
  let script: Script | undefined;

  const load = (): readonly Judge[] => {
    const { vitest, judges } = collecting();
    const wrapped = script?.runInThisContext() as Wrapped;
    const module = { exports: {} };
    wrapped((name) => (name === "vitest" ? vitest : requireHere(name)), module, module.exports);
    return judges;
  };

  return {
    capabilities: () => ({ reloadEnvironment: true }),

    async init() {
      process.env["DEEP"] = deep;
      script = new Script(`(function (require, module, exports) {${await bundled()}\n})`);
    },

    async dryRun() {
      mutants.mutantCoverage = { static: {}, perTest: {} };
      const tests: TestResult[] = [];
      for (const judge of load()) {
        mutants.currentTestId = judge.id;
        const since = performance.now();
        const failure = await failureOf(judge);
        const about = { id: judge.id, name: judge.id, timeSpentMs: performance.now() - since };
        tests.push(
          failure === undefined
            ? { ...about, status: TestStatus.Success }
            : { ...about, status: TestStatus.Failed, failureMessage: failure },
        );
      }
      delete mutants.currentTestId;
      return { status: DryRunStatus.Complete, tests, mutantCoverage: mutants.mutantCoverage };
    },

    async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit }): Promise<MutantRunResult> {
      const { id } = activeMutant;
      delete mutants.currentTestId;
      delete mutants.activeMutant;
      Object.assign(mutants, hitLimit === undefined ? {} : { hitCount: 0, hitLimit });
      const endless = () => determineHitLimitReached(mutants.hitCount, hitLimit) !== undefined;
      if (mutantActivation === "static") mutants.activeMutant = id;
      let judges: readonly Judge[];
      try {
        judges = load();
      } catch (failure) {
        // A law that cannot even be loaded is seen by whoever loads it.
        if (endless()) return { status: MutantRunStatus.Timeout };
        const failureMessage = String(failure);
        return { status: MutantRunStatus.Killed, killedBy: ["loading"], failureMessage, nrOfTests: 0 };
      }
      mutants.activeMutant = id;
      const asked = testFilter && new Set(testFilter);
      let nrOfTests = 0;
      for (const judge of judges) {
        if (asked?.has(judge.id) === false) continue;
        nrOfTests += 1;
        const failureMessage = await failureOf(judge);
        if (failureMessage === undefined) continue;
        if (endless()) return { status: MutantRunStatus.Timeout };
        return { status: MutantRunStatus.Killed, killedBy: [judge.id], failureMessage, nrOfTests };
      }
      return { status: MutantRunStatus.Survived, nrOfTests };
    },
  };
}

judging.inject = tokens();

/** For Stryker: the runner by the name that its settings give. */
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "judging", judging)];
