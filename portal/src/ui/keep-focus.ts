/**
 * Gives a button back the focus that it lost by being disabled while it waited for an answer: whoever works without a mouse
 * would begin again at the top of the page. Whoever went elsewhere meanwhile stays there.
 */
export function keepFocus(page: Document): void {
  let last: EventTarget | null = null;
  page.addEventListener("pointerdown", () => {
    last = null;
  });
  page.addEventListener("focusin", ({ target }) => {
    last = target;
  });
  new MutationObserver(() => {
    if (!(last instanceof HTMLElement) || !last.isConnected || last.matches(":disabled")) return;
    if (page.activeElement === page.body) last.focus({ preventScroll: true });
  }).observe(page, { subtree: true, attributeFilter: ["disabled"] });
}
