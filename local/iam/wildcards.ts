/** The keys and values of one request that conditions and policy variables read; keys in lower case. */
export type ContextKeys = ReadonlyMap<string, readonly string[]>;

/** Whether `value` matches a policy pattern of `*`, `?` and `${variable}`; a variable without exactly one value matches nothing. */
export function matches(pattern: string, value: string, context: ContextKeys, ignoreCase = false): boolean {
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
 * a colon into the next part; the sixth takes the rest.
 */
export function matchesArn(pattern: string, arn: string, context: ContextKeys): boolean {
  const [patterns, parts] = [arnParts(pattern), arnParts(arn)];
  if (patterns === undefined || parts === undefined) return false;
  return patterns.every((part, i) => matches(part, parts[i] ?? "", context));
}

function arnParts(arn: string): string[] | undefined {
  // Colons inside ${...} belong to the variable's name.
  const parts = arn.match(/(?:\$\{[^}]*\}|[^:])*(?::|$)/gu)?.map((part) => part.replace(/:$/u, "")) ?? [];
  if (!arn.endsWith(":")) parts.pop();
  return parts.length < 6 ? undefined : [...parts.slice(0, 5), parts.slice(5).join(":")];
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
  const values = context.get(variable.trim().toLowerCase());
  return values?.length === 1 ? values[0] : undefined;
}

const escaped = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
