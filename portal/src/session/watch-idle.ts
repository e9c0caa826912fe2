import { idleAt } from "./idle.ts";

const touches = ["pointermove", "wheel", "touchstart", "keydown", "click"] as const;
/** What stays once the end was told of: a move towards the words must not take them away under the hand. */
const answers: ReadonlySet<string> = new Set(["keydown", "click"]);
const lookEvery = 5000;
const tellEvery = 10_000;

/**
 * Watches whether somebody is at the desk, in any tab of it: calls back with each change, and last with "ended". A tab that
 * slept, as a lid was shut, learns the time when it wakes. Answers how to stop watching.
 */
export function watchIdle(onChange: (state: ReturnType<typeof idleAt>) => void): () => void {
  const tabs = new BroadcastChannel("duces.at-work");
  const stop = new AbortController();
  let lastTouch = Date.now();
  let lastTold = 0;
  let told: ReturnType<typeof idleAt> = "at-work";
  const look = () => {
    const state = idleAt(lastTouch, Date.now());
    if (state === told) return;
    told = state;
    onChange(state);
  };
  const touch = ({ type }: Event) => {
    // Whoever touches the desk after the limit, and before the next look, is not the one who left it.
    look();
    if (told === "ended" || (told === "ending" && !answers.has(type))) return;
    lastTouch = Date.now();
    look();
    if (lastTouch - lastTold < tellEvery) return;
    lastTold = lastTouch;
    tabs.postMessage(null);
  };
  for (const name of touches)
    document.addEventListener(name, touch, { capture: true, passive: true, signal: stop.signal });
  document.addEventListener("visibilitychange", look, { signal: stop.signal });
  tabs.addEventListener("message", () => {
    lastTouch = Math.max(lastTouch, Date.now());
    look();
  });
  const timer = setInterval(look, lookEvery);
  return () => {
    stop.abort();
    tabs.close();
    clearInterval(timer);
  };
}
