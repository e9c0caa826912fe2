/** Facts as plain data, before a schema reads them. */
export type Plain = { readonly [key: string]: unknown };

const isGroup = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Lays a change over a case; null takes a fact out. */
export function changed(below: Plain, above: Plain): Plain {
  const merged: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const old = merged[key];
    if (value === null) delete merged[key];
    else merged[key] = isGroup(value) ? changed(isGroup(old) ? old : {}, value) : value;
  }
  return merged;
}
