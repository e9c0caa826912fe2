/** The value with a change laid over it, or null when there is none. */
export function amended<Value extends object>(value: Value | null, change: Partial<Value>): Value | null {
  return value === null ? null : { ...value, ...change };
}

/** What follows from a value, or nothing when there is none. */
export function following<Value, Result>(
  value: Value | null | undefined,
  of: (value: Value) => readonly Result[],
): readonly Result[] {
  return value === null || value === undefined ? [] : of(value);
}
