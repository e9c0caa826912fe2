import { useState } from "react";
import { useRequest } from "./overview-context.ts";

/**
 * State of a form that outlives its panel: whoever looks something up in another part of the request comes back to what
 * was entered. In memory only; it ends with the page of the request.
 */
export function useKept<Value>(name: string, initial: Value): readonly [Value, (value: Value) => void] {
  const { kept } = useRequest();
  const [value, setValue] = useState(() => (kept.has(name) ? (kept.get(name) as Value) : initial));
  return [
    value,
    (next) => {
      kept.set(name, next);
      setValue(next);
    },
  ];
}
