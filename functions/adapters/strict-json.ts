export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: "bad-json" | "invalid-field"; readonly words: string };

const deepest = 40;

/** Parses JSON text; refuses duplicate keys, `__proto__`, lone surrogates and deep nesting, in linear time. */
export function parseStrictJson(text: string): ParsedJson {
  if (!text.isWellFormed())
    return refused("invalid-field", "The body holds half of a character. Send UTF-8.");
  const nesting = depthOf(text);
  if (nesting > deepest)
    return refused(
      "invalid-field",
      `The body is nested ${nesting} deep; at most ${deepest} levels are read.`,
    );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused("bad-json", "The body is not JSON.");
  }
  if (holdsHalfCharacter(value))
    return refused("invalid-field", "The body holds half of a character. Send UTF-8.");
  const doubled = doubtfulKey(text);
  if (doubled) return refused("invalid-field", doubled);
  return { ok: true, value };
}

const refused = (code: "bad-json" | "invalid-field", words: string): ParsedJson => ({
  ok: false,
  code,
  words,
});

/** Structural tokens of JSON text: strings with their text, and brackets. */
function* tokens(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      const start = at;
      at += 1;
      while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
      yield text.slice(start, at + 1);
    } else if (character !== undefined && "{}[]:,".includes(character)) yield character;
  }
}

function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (const token of tokens(text)) {
    if (token === "{" || token === "[") depth += 1;
    if (token === "}" || token === "]") depth -= 1;
    if (depth > most) most = depth;
    if (most > deepest) return most;
  }
  return most;
}

/** Words about a key that is given twice or that no object may have; undefined when all are fine. */
function doubtfulKey(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  let last = "";
  for (const token of tokens(text)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(undefined);
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":") {
      const key = String(JSON.parse(last));
      const keys = open.at(-1);
      if (key === "__proto__") return "No field may be called __proto__.";
      if (keys?.has(key)) return "A field is given twice in one object. Send each field once.";
      keys?.add(key);
    } else if (token !== ",") last = token;
  }
  return undefined;
}

function holdsHalfCharacter(value: unknown): boolean {
  if (typeof value === "string") return !value.isWellFormed();
  if (Array.isArray(value)) return value.some(holdsHalfCharacter);
  if (typeof value === "object" && value !== null)
    return Object.entries(value).some(([key, item]) => !key.isWellFormed() || holdsHalfCharacter(item));
  return false;
}
