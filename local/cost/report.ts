import { lookedUpOn, prices } from "./prices.ts";
import type { Price, PriceName } from "./prices.ts";
import { assumed, usageOf } from "./usage.ts";
import type { Usage, Work } from "./usage.ts";

/** What one service costs in a month, in US dollars. */
export type Line = { readonly service: string; readonly standing: number; readonly work: number };

const named = Object.entries(prices) as readonly (readonly [PriceName, Price])[];
const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0);

/** The bill by service, the dearest first. */
export function billOf(usage: Usage): readonly Line[] {
  const services = [...new Set(named.map(([, { service }]) => service))];
  const of = (service: string, which: "standing" | "work"): number =>
    sum(named.flatMap(([name, one]) => (one.service === service ? [usage[name][which] * one.usd] : [])));
  return services
    .map((service) => ({ service, standing: of(service, "standing"), work: of(service, "work") }))
    .toSorted((one, other) => other.standing + other.work - (one.standing + one.work));
}

const dollars = (usd: number): string => usd.toFixed(2).padStart(10);
const seenAs = ({ seen }: Price): string =>
  seen.how === "guide"
    ? `a guide of ${seen.asOf}`
    : seen.how === "vendor page"
      ? "a stored copy of the page"
      : "UNVERIFIED";

/** Small prices are said as people quote them. */
function perUnit({ usd, unit }: Price): string {
  const [many, times] = usd < 0.001 ? [1_000_000, "1,000,000 × "] : [1, ""];
  return `$${String(Number((usd * many).toPrecision(6))).padEnd(9)} ${times}${unit}`;
}

/** The whole answer in words: the bill by service, what was assumed, and where each price is from. */
export function report(work: Work): string {
  const lines = billOf(usageOf(work));
  const [standing, used] = [sum(lines.map((line) => line.standing)), sum(lines.map((line) => line.work))];
  const { requests, documents, staff, megabytes, months } = work;
  const unverified = named.filter(([, { seen }]) => seen.how === "unverified").length;
  return [
    `A month with ${requests} requests of ${documents} records each (${megabytes} MB a record), ${staff} people who sign in, in month ${months}.`,
    "US dollars, US East (N. Virginia), on demand; no free tier, discount, tax or support plan is reckoned with.",
    "",
    `${"service".padEnd(24)}${"at rest".padStart(10)}${"by work".padStart(10)}${"together".padStart(10)}`,
    ...lines.map(
      (line) =>
        `${line.service.padEnd(24)}${dollars(line.standing)}${dollars(line.work)}${dollars(line.standing + line.work)}`,
    ),
    `${"together".padEnd(24)}${dollars(standing)}${dollars(used)}${dollars(standing + used)}`,
    ...(requests === 0 ? [] : [`of which one more request: $${(used / requests).toFixed(4)}`]),
    "",
    "Counted: what the deployed handlers ask of AWS, by running them (npm run cost:count), and what stands in the templates.",
    `Assumed: ${assumed.callMs} ms a call; ${assumed.assemblySeconds} s an assembly and ${assumed.assemblySecondsARecord} s a record; ${assumed.looks} pages looked at for each thing done;`,
    `  ${assumed.logBytesACall} bytes of log a call; ${assumed.copies} copies of each record that stay; ${assumed.dailyCopies} daily copies of the table and one a month; a key call for each object.`,
    "Not in it: CloudTrail, yearly rotation of keys (each adds up to $1 a month a key), uploads that nobody asked for, attacks.",
    "",
    `Prices, looked up on ${lookedUpOn}; ${unverified} of ${named.length} are UNVERIFIED. Look at the vendor's page before you promise a bill to anybody:`,
    ...named.map(([, one]) => `  ${one.service.padEnd(22)} ${perUnit(one)}  (${seenAs(one)}; ${one.page})`),
  ].join("\n");
}
