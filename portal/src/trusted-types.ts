import { asOwnScript, asStyle } from "./markup-policy.ts";

type Policy = {
  readonly createHTML: (text: string) => string | null;
  readonly createScriptURL: (url: string) => string | null;
};
type Factory = { readonly createPolicy: (name: string, policy: Policy) => unknown };

/**
 * Tells the schema library not to compile its parsers: that needs eval, which the content security policy forbids. It
 * reads this setting while schemas are made, so it must stand before the first of them loads.
 */
export function compileNothing(): void {
  (globalThis as { __zod_globalConfig?: { readonly jitless: boolean } }).__zod_globalConfig = {
    jitless: true,
  };
}

/** Sets the page's only policy for text that becomes markup or script; the content security policy refuses any other. */
export function restrictMarkup(): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: Factory };
  trustedTypes?.createPolicy("default", {
    createHTML: asStyle,
    createScriptURL: (url) => asOwnScript(url, location.origin),
  });
}
