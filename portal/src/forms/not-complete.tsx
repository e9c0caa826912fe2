import { useEffect, useId, useRef } from "react";
import { Notice } from "../ui/notice.tsx";

/** What keeps a form from being sent, in words, and the name of the field that it is about; none where that is elsewhere. */
export type Lack = { readonly field?: string; readonly words: string };

/** The same of one field, where something is missing at all. */
export const lackIn = (field: string, words: string | undefined): Lack | undefined =>
  words === undefined ? undefined : { field, words };

/**
 * Says above the button of a form what it lacks. The field is marked as not right, described by these words, and has the focus:
 * whoever does not see the notice is where it is mended.
 */
export function NotComplete({ lack }: { readonly lack: Lack | undefined }) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = lack?.field === undefined ? undefined : fieldNamed(place.current, lack.field);
    return field && markField(field, id);
  }, [lack, id]);
  return (
    <div ref={place} id={id} hidden={lack === undefined}>
      {lack === undefined ? null : (
        <Notice tone="bad" title="Not yet complete" live="assertive">
          <p>{lack.words}</p>
        </Notice>
      )}
    </div>
  );
}

/** The field of this name in the form around the notice. */
function fieldNamed(place: HTMLElement | null, name: string): HTMLElement | undefined {
  const found = place?.closest("form")?.elements.namedItem(name);
  return found instanceof HTMLElement ? found : undefined;
}

/** Marks the field until it is changed, or the returned function is called. */
function markField(field: HTMLElement, noticeId: string): () => void {
  const before = field.getAttribute("aria-describedby");
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", [before, noticeId].filter(Boolean).join(" "));
  field.focus();
  const unmark = () => {
    field.removeEventListener("input", unmark);
    field.removeAttribute("aria-invalid");
    if (before === null) field.removeAttribute("aria-describedby");
    else field.setAttribute("aria-describedby", before);
  };
  field.addEventListener("input", unmark);
  return unmark;
}
