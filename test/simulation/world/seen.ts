/** Whether a function answered that something must not be. */
export const isRefusal = (answer: unknown): boolean => {
  if (typeof answer !== "object" || answer === null) return false;
  const status: unknown = Reflect.get(answer, "statusCode");
  return (typeof status === "number" && status >= 400) || Reflect.get(answer, "outcome") === "refused";
};

/** The row, object or address a call is about. */
export function aboutOf(input: unknown): string {
  const field = (value: unknown, name: string): unknown =>
    typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  const key = field(input, "Key") ?? field(input, "Item");
  const sort = field(key, "sk");
  if (typeof sort === "string") return sort;
  const words = [
    key,
    field(input, "IndexName"),
    field(input, "FunctionName"),
    field(input, "Name"),
    field(input, "GrantId"),
  ];
  return String(words.find((word) => typeof word === "string") ?? "");
}

/** The event that the single writer is asked to take; none where another function is asked for something. */
export function offerOf(input: unknown): string | undefined {
  const { FunctionName, Payload } = input as { readonly FunctionName: string; readonly Payload: Uint8Array };
  if (!FunctionName.startsWith("advance-request")) return undefined;
  const { requestId, eventId } = JSON.parse(Buffer.from(Payload).toString("utf8")) as Record<string, unknown>;
  return `${String(requestId)} ${String(eventId)}`;
}

/** The addresses that a function hands out. */
export const addressesIn = (answer: unknown): readonly string[] =>
  JSON.stringify(answer ?? null).match(/https?:\/\/[^"\\\s]+/g) ?? [];
