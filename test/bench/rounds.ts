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

/** The nearest rank at a half, 95 and 99 of a hundred; each is NaN of nothing. */
export function percentiles(numbers: readonly number[]): Readonly<Record<"p50" | "p95" | "p99", number>> {
  const sorted = numbers.toSorted((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { p50: rank(0.5), p95: rank(0.95), p99: rank(0.99) };
}

/** The machine and the runtime, for people who compare. */
export const machine = (): string =>
  `node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? "unknown"}`;
