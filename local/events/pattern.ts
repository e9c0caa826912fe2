/**
 * Whether an event fits an EventBridge pattern or a Lambda filter: literals, prefix, suffix, wildcard, exists, anything-but,
 * and `$or`. Of a list of objects one has to fit.
 */
export function fitsPattern(event: unknown, pattern: unknown): boolean {
  if (pattern === null || typeof pattern !== "object" || Array.isArray(pattern)) {
    throw new Error("An event pattern is an object whose leaves are lists of allowed values.");
  }
  if (Array.isArray(event)) return event.some((item) => fitsPattern(item, pattern));
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key === "$or") return (wanted as readonly unknown[]).some((one) => fitsPattern(event, one));
    const value =
      event !== null && typeof event === "object" ? (event as Record<string, unknown>)[key] : undefined;
    return Array.isArray(wanted) ? wanted.some((rule) => fitsRule(value, rule)) : fitsPattern(value, wanted);
  });
}

type Rule = {
  readonly prefix?: string;
  readonly suffix?: string;
  readonly wildcard?: string;
  readonly exists?: boolean;
  readonly "anything-but"?: unknown;
};

function fitsRule(value: unknown, rule: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => fitsRule(item, rule));
  if (rule === null || typeof rule !== "object") return value === rule;
  const { prefix, suffix, wildcard, exists, "anything-but": anythingBut } = rule as Rule;
  if (exists !== undefined) return (value !== undefined) === exists;
  if (anythingBut !== undefined) return value !== undefined && ![anythingBut].flat().includes(value);
  if (typeof value !== "string") return false;
  if (prefix !== undefined) return value.startsWith(prefix);
  if (suffix !== undefined) return value.endsWith(suffix);
  if (wildcard !== undefined) {
    const escaped = wildcard.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
    return new RegExp(`^${escaped.join(".*")}$`, "s").test(value);
  }
  throw new Error(`The event rule ${JSON.stringify(rule)} is of a kind the local stack does not know.`);
}
