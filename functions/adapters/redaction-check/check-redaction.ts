import { Worker } from "node:worker_threads";
import { redactionKinds } from "../../../workflows/contract/redaction-kinds.ts";
import type { RedactionFinding } from "../../../workflows/production/redaction-check/finding.ts";
import type { CheckedFile, RedactionQuestion } from "./check-file.ts";
import type { RedactionAnswer, RedactionErrand } from "./worker.ts";

/** What checking one file may take; beyond it the thread that checks it is ended. */
export type CheckLimits = {
  /** Megabytes of objects, and of bytes beside them. */
  readonly heapMb: number;
  readonly bytesMb: number;
  /** For one page or for all objects together, and for the whole file. */
  readonly secondsOfPart: number;
  readonly seconds: number;
};
/** Enough for every document within the product's budget on one slow core. */
export const usualLimits: CheckLimits = { heapMb: 1024, bytesMb: 1536, secondsOfPart: 60, seconds: 900 };

const megabyte = 1024 * 1024;
const lookEveryMs = 100;
const loadingMs = 20_000;
// Imported when it is needed, so that a bundle keeps it as a file of its own.
const engines = async () => new URL((await import("./worker.ts")).redactionWorkerFile);

/**
 * Checks a PDF for what a redaction left behind, in a thread of its own that can run out of memory, loop or die without harm:
 * what was found until then stands, and that not all of it could be checked is a finding, too. Findings quote what they found.
 * Throws only when the engines cannot be loaded, which no file can bring about.
 */
export async function checkRedaction(
  bytes: Uint8Array,
  question: RedactionQuestion = { terms: [] },
  limits: CheckLimits = usualLimits,
  file: () => Promise<URL> = engines,
): Promise<CheckedFile> {
  const errand: RedactionErrand = { errand: "check-redaction", bytes, ...question };
  const worker = new Worker(await file(), {
    workerData: errand,
    // Nothing of the function's: no credentials, no settings, and what the engines would say of a paper is not heard.
    env: {},
    argv: [],
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 64 },
  });
  return new Promise<CheckedFile>((resolve, reject) => {
    const findings: RedactionFinding[] = [];
    let [pages, ready] = [0, false];
    const end = (settle: () => void) => {
      clearTimeout(clock);
      clearTimeout(lastly);
      clearInterval(watch);
      settle();
      void worker.terminate();
    };
    const breakOff = (says: string) =>
      end(() => resolve({ findings: [...findings, unfinished(says)], pages }));
    const died = (says: string) =>
      ready ? breakOff(says) : end(() => reject(new Error("the engines were not loaded")));
    const late = () => died(`It took longer than it may, after page ${pages}.`);
    let clock = setTimeout(late, loadingMs);
    const lastly = setTimeout(late, limits.seconds * 1000);
    // The limit above is one of objects alone.
    const watch = setInterval(() => {
      void worker.getHeapStatistics().then(
        ({ external_memory: held }) => {
          if (held > limits.bytesMb * megabyte)
            breakOff(`It takes more memory than it may, after page ${pages}.`);
        },
        () => undefined,
      );
    }, lookEveryMs);
    worker.on("message", (answer: RedactionAnswer) => {
      ready = true;
      clearTimeout(clock);
      if ("done" in answer) return end(() => resolve({ findings, pages }));
      clock = setTimeout(late, limits.secondsOfPart * 1000);
      if (!("part" in answer)) return;
      findings.push(...answer.part.findings);
      pages += answer.part.pages;
    });
    worker.once("error", () => died(`It broke what reads it, after page ${pages}.`));
    worker.once("exit", () => died(`It broke what reads it, after page ${pages}.`));
  });
}

/** That a check was broken off, and where. */
const unfinished = (says: string): RedactionFinding => ({
  kind: "unreadable",
  page: null,
  box: null,
  chars: 0,
  says: `${redactionKinds.unreadable} ${says}`,
});
