import { cpus } from "node:os";

/** Rounds that are run and not counted. */
export const warmUps = 2;

/** User and system CPU milliseconds of this process so far. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

/** The median, and the middle half as a share of it. */
export function summary(numbers: readonly number[]): { readonly median: number; readonly spread: number } {
  const sorted = numbers.toSorted((a, b) => a - b);
  const median = quantile(sorted, 0.5);
  return { median, spread: (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / median };
}

/** The machine and the runtime, for people who compare. */
export const machine = (): string =>
  `node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? "unknown"}`;
