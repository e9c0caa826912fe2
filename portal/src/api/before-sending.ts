import { refusalWords, uploadContentType, uploadLimitBytes } from "../../../workflows/contract/papers.ts";

type FileOutline = { readonly size: number; readonly type: string; readonly name: string };

/** What keeps a file of at most so many bytes from being sent at all, in words; nothing when it may go. */
export function refusalBeforeSending(file: FileOutline, most: number = uploadLimitBytes): string | undefined {
  if (file.size === 0) return refusalWords["empty-file"];
  if (file.size > most) return refusalWords["too-large"];
  const isPdf =
    file.type === uploadContentType || (file.type === "" && file.name.toLowerCase().endsWith(".pdf"));
  return isPdf ? undefined : refusalWords["wrong-type"];
}
