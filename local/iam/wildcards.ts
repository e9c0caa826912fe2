/** What conditions and policy variables read of one request: keys in lower case, an array for keys that take several values. */
export type ContextKeys = ReadonlyMap<string, string | readonly string[]>;

/** Whether `value` matches a policy pattern of `*`, `?` and `${variable}`; a variable without exactly one value matches nothing. */
export function matches(pattern: string, value: string, context: ContextKeys, ignoreCase = false): boolean {
  // Most patterns are plain words, and each call to a key asks hundreds of them.
  if (!/[*?$]/u.test(pattern))
    return ignoreCase ? pattern.toLowerCase() === value.toLowerCase() : pattern === value;
  const source = regexSource(pattern, context);
  return source !== undefined && new RegExp(`^${source}$`, ignoreCase ? "isu" : "su").test(value);
}

/** The text with its policy variables filled in and no wildcards; undefined when a variable has no single value. */
export function filledIn(text: string, context: ContextKeys): string | undefined {
  let complete = true;
  const filled = text.replaceAll(/\$\{([^}]*)\}/gu, (_, name: string) => {
    const value = valueOf(name, context);
    if (value === undefined) complete = false;
    return value ?? "";
  });
  return complete ? filled : undefined;
}

/**
 * Whether an ARN matches a pattern. The first five parts are compared one by one, so a wildcard never reaches across
 * a colon into the next part; the sixth takes the rest. Parts missing at a pattern's end match anything, as in AWS.
 */
export function matchesArn(pattern: string, arn: string, context: ContextKeys): boolean {
  const [patterns, parts] = [arnParts(pattern), arnParts(arn)];
  return parts.length === 6 && parts.every((part, i) => matches(patterns[i] ?? "*", part, context));
}

function arnParts(arn: string): string[] {
  // Colons inside ${...} belong to the variable's name.
  const parts = [...arn.matchAll(/((?:\$\{[^}]*\}|[^:])*)(?::|$)/gu)].map(([, part = ""]) => part);
  // The expression also matches the nothing after the last part.
  if (parts.length > 1 && !arn.endsWith(":")) parts.pop();
  return parts.length < 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

function regexSource(pattern: string, context: ContextKeys): string | undefined {
  let source = "";
  for (const [token] of pattern.matchAll(/\$\{[^}]*\}|./gsu)) {
    if (token === "*") source += ".*";
    else if (token === "?") source += ".";
    else if (token.startsWith("${")) {
      const value = valueOf(token.slice(2, -1), context);
      if (value === undefined) return undefined;
      source += escaped(value);
    } else source += escaped(token);
  }
  return source;
}

function valueOf(variable: string, context: ContextKeys): string | undefined {
  if (variable === "*" || variable === "?" || variable === "$") return variable;
  const value = context.get(variable.trim().toLowerCase());
  return typeof value === "string" ? value : undefined;
}

const escaped = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
