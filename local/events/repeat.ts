/** A loop that can be stopped and that ends only between two rounds. */
export type Loop = { readonly stop: () => Promise<void> };

/** Runs `round` again and again, resting `restMs` after a round that found nothing and after one that failed. */
export function repeat(
  restMs: number,
  round: () => Promise<"busy" | "idle">,
  onError: (error: unknown) => void,
): Loop {
  let stopped = false;
  let wake: () => void = () => undefined;
  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, restMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    while (!stopped) {
      let found: "busy" | "idle" = "idle";
      try {
        found = await round();
      } catch (error) {
        if (!stopped) onError(error);
      }
      if (found === "idle" && !stopped) await rest();
    }
  };
  const running = run();
  return {
    stop: () => {
      stopped = true;
      wake();
      return running;
    },
  };
}
