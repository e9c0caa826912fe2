import type { FilesDisposalView } from "../../../workflows/contract/files-left.ts";
import type { Tone } from "../ui/badge.tsx";

type State = FilesDisposalView["state"];

/** How far the disposal of files has come, in a word. */
export const filesBadges: Readonly<Record<State, { readonly tone: Tone; readonly words: string }>> = {
  proposed: { tone: "info", words: "Waits for a second person" },
  ordered: { tone: "warn", words: "Being destroyed" },
  stopped: { tone: "warn", words: "Stopped" },
  destroyed: { tone: "plain", words: "Destroyed" },
};

/** The same in a sentence, with what comes next. */
export const filesStateWords: Readonly<Record<State, string>> = {
  proposed: "Nothing is touched until somebody else than the proposer confirms it.",
  ordered:
    "Two people decided it. Nobody can open the files any more; they are destroyed within minutes, and tried again until it is done.",
  stopped:
    "Something came to stand against it: what had not been destroyed stays, and can be opened where it is whole. The timeline says what came. It can be proposed anew.",
  destroyed:
    "All versions are destroyed. The page of the request is the certificate, and its sealed history says so.",
};

/** How many versions there were of a thing. */
export const versionsWords = (versions: number): string =>
  versions === 1 ? "1 version" : `${versions} versions`;
