import { Skeleton } from "@mantine/core";

/** Stands where content is on its way; says so in words for those who do not see it. */
export function Waiting({ words, lines = 4 }: { readonly words: string; readonly lines?: number }) {
  return (
    <output className="stack block" style={{ "--gap": "0.75rem" }}>
      <span className="unseen">{words}</span>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={line === 0 ? 28 : 16} width={line === 0 ? "45%" : `${92 - line * 9}%`} />
      ))}
    </output>
  );
}
