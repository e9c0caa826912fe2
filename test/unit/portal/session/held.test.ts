import { describe, expect, it, vi } from "vitest";
import { hasTexts, hold } from "../../../../portal/src/session/held.ts";

function store(initial: Record<string, string> = {}) {
  const rows = new Map(Object.entries(initial));
  return {
    rows,
    getItem: (key: string) => rows.get(key) ?? null,
    setItem: (key: string, value: string) => void rows.set(key, value),
    removeItem: (key: string) => void rows.delete(key),
  };
}
const isToken = (value: unknown): value is { readonly token: string } => hasTexts(value, ["token"]);

describe("a value held for the tab", () => {
  it("survives a reload", () => {
    const kept = store();
    hold(kept, "k", isToken).set({ token: "t" });
    expect(hold(kept, "k", isToken).get()).toEqual({ token: "t" });
  });

  it("is gone when it is forgotten", () => {
    const kept = store();
    const held = hold(kept, "k", isToken);
    held.set({ token: "t" });
    held.set(undefined);
    expect(kept.rows.size).toBe(0);
    expect(held.get()).toBeUndefined();
  });

  it.each(["not json", "null", '{"token":5}', "[]"])("is not taken from %s", (text) => {
    expect(hold(store({ k: text }), "k", isToken).get()).toBeUndefined();
  });

  it("tells its listeners until they stop listening", () => {
    const held = hold(store(), "k", isToken);
    const heard = vi.fn<() => void>();
    const stop = held.subscribe(heard);
    held.set({ token: "t" });
    stop();
    held.set(undefined);
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
