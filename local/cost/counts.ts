import counted from "./counted.json" with { type: "json" };

/** What so much work asks of AWS. */
export type Counts = {
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly invocations: number;
  /** Of which an assembly of a production; it runs longer than the others. */
  readonly assemblies: number;
  /** Gigabytes of memory, summed over the invocations that are no assembly. */
  readonly memoryGb: number;
  /** Calls of the API that do something; looking is reckoned apart. */
  readonly calls: number;
  readonly objectWrites: number;
  readonly objectReads: number;
  readonly keyCalls: number;
  readonly signatures: number;
  readonly letters: number;
  readonly schedules: number;
  readonly messages: number;
  readonly scans: number;
  readonly logBytes: number;
  /** Bytes of rows that stay. */
  readonly rowBytes: number;
};

/** One request from its filing to its close, with so many records handed out. */
export type CountedLife = { readonly documents: number; readonly counts: Counts };

/** What exists in the account whether or not anybody asks for anything. */
export type Standing = {
  readonly keys: number;
  readonly alarms: number;
  readonly metrics: number;
  readonly secrets: number;
  readonly webAclRules: number;
  /** Queues that Lambda polls day and night. */
  readonly queuesPolled: number;
};

/** Everything that `npm run cost:count` counted, by running the deployed handlers in an account in memory. */
export type Counted = {
  /** From the smallest to the largest. */
  readonly lives: readonly CountedLife[];
  /** One record that comes in. */
  readonly intake: Counts;
  /** A month of the sweeps when nothing is left to do. */
  readonly sweeps: Counts;
  /** Read units of one page that somebody looks at, and write units of the row that says so. */
  readonly look: { readonly readUnits: number; readonly writeUnits: number };
  readonly standing: Standing;
};

/** What was counted last. */
export const lastCounted: Counted = counted;

const names = Object.keys(lastCounted.intake) as readonly (keyof Counts)[];

/** Counts made from those of the same name. */
export const eachCount = (of: (name: keyof Counts) => number): Counts =>
  Object.fromEntries(names.map((name) => [name, of(name)])) as Counts;

/** The most records of a request for which a bill is made: as many as were counted. */
export const mostDocuments = lastCounted.lives.at(-1)?.documents ?? 0;

/** One request with so many records, between the two counted ones beside it; throws above the largest. */
export function lifeOf(documents: number, { lives }: Counted = lastCounted): Counts {
  const after = lives.findIndex((life) => life.documents >= documents);
  const [less, more] = after === 0 ? [lives[0], lives[1]] : [lives[after - 1], lives[after]];
  if (!less || !more) throw new Error(`no request with ${documents} records was counted`);
  const share = (documents - less.documents) / (more.documents - less.documents);
  return eachCount((name) =>
    Math.max(0, less.counts[name] + share * (more.counts[name] - less.counts[name])),
  );
}
