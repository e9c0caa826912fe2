/** Text that can hold no element: the style sheets the component library writes at run time. */
export function asStyle(text: string): string | null {
  return text.includes("<") ? null : text;
}

/** Scripts come from this origin's own files and nowhere else. */
export function asOwnScript(url: string, origin: string): string | null {
  const target = new URL(url, origin);
  return target.origin === origin ? url : null;
}
