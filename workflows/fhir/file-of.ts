import type { Pool } from "./bundle.ts";
import { resolved } from "./address.ts";
import type { Coding, DocumentReference } from "./shapes.ts";

/** The most characters of base64 that one file may have: 25 MB of PDF. */
export const largestFileText = 35_000_000;

export type FileOf =
  | { readonly is: "here"; readonly base64: string; readonly labels: readonly Coding[] }
  /** Has to be fetched from its source first. */
  | { readonly is: "elsewhere"; readonly address: string }
  | { readonly is: "refused"; readonly words: string };

const refused = (words: string): FileOf => ({ is: "refused", words });

const isPdf = (contentType: string | undefined): boolean =>
  contentType?.split(";")[0]?.trim().toLowerCase() === "application/pdf";

/** The file of a document: its one attachment that is a PDF, in place or in a Binary, which may carry labels of its own. */
export function fileOf({ content }: DocumentReference, from: string, { binaries }: Pool): FileOf {
  if (content.some(({ modifierExtension }) => modifierExtension !== undefined))
    return refused("Its content carries an extension that changes its meaning and is not known here.");
  const pdfs = content.filter(({ attachment }) => isPdf(attachment.contentType));
  const [only, ...more] = pdfs;
  if (only === undefined) return refused("It holds no PDF. Have its source send one.");
  if (more.length > 0)
    return refused("It holds more than one PDF. Have its source send one document for each.");
  const { data, url } = only.attachment;
  if (data !== undefined) return here(data, []);
  if (url === undefined) return refused("It names a file and holds none.");
  const address = resolved(url, from);
  const binary = binaries.get(address);
  if (binary === undefined) return { is: "elsewhere", address };
  if (binary === "several") return refused("Several files have the address that it names.");
  if (binary.implicitRules !== undefined || binary.modifierExtension !== undefined)
    return refused("Its file is under rules that are not known here.");
  if (!isPdf(binary.contentType)) return refused("What it names is no PDF.");
  return binary.data === undefined
    ? refused("It names a file that is empty.")
    : here(binary.data, binary.meta?.security ?? []);
}

/** What tells one file from another: its text, or where it lies. */
export function fileKeyOf({ content }: DocumentReference, from: string): string | undefined {
  const { data, url } = content.find(({ attachment }) => isPdf(attachment.contentType))?.attachment ?? {};
  if (data !== undefined) return `data ${data.replaceAll(/[\r\n\t ]+/g, "")}`;
  return url === undefined ? undefined : `at ${resolved(url, from)}`;
}

function here(data: string, labels: readonly Coding[]): FileOf {
  if (data.length > largestFileText) return refused("Its file is larger than 25 MB.");
  const compact = data.replaceAll(/[\r\n\t ]+/g, "");
  return isBase64(compact)
    ? { is: "here", base64: compact, labels }
    : refused("Its file is not written in base64.");
}

/** Whole groups of four, padded at the end only; looked at without going back, however long it is. */
function isBase64(text: string): boolean {
  if (text === "" || text.length % 4 !== 0 || /[^A-Za-z0-9+/=]/.test(text)) return false;
  const padding = text.indexOf("=");
  return padding === -1 || (padding >= text.length - 2 && text.endsWith("="));
}
