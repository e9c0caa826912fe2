/** How long nobody may touch the desk before its session ends, in milliseconds (45 CFR 164.312(a)(2)(iii)). */
export const idleLimit = 15 * 60_000;
/** How long before that the person is told, so that whoever reads can stay (WCAG 2.2, 2.2.1). */
export const idleWarning = 60_000;

/** Whether somebody is at work, is about to be signed out, or has been away too long; both instants in milliseconds. */
export function idleAt(lastTouch: number, now: number): "at-work" | "ending" | "ended" {
  const away = now - lastTouch;
  if (away >= idleLimit) return "ended";
  return away >= idleLimit - idleWarning ? "ending" : "at-work";
}
