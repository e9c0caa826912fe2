type Policy = {
  readonly createHTML: (text: string) => string | null;
  readonly createScriptURL: (url: string) => string | null;
};
type Factory = { readonly createPolicy: (name: string, policy: Policy) => unknown };

/** Text that can hold no element: the style sheets the component library writes at run time. */
export function asStyle(text: string): string | null {
  return text.includes("<") ? null : text;
}

/** Scripts come from this origin's own files and nowhere else. */
export function asOwnScript(url: string, origin: string): string | null {
  const target = new URL(url, origin);
  return target.origin === origin ? url : null;
}

/** Sets the page's only policy for text that becomes markup or script; the content security policy refuses any other. */
export function restrictMarkup(): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: Factory };
  trustedTypes?.createPolicy("default", {
    createHTML: asStyle,
    createScriptURL: (url) => asOwnScript(url, location.origin),
  });
}
