import { createRequire } from "node:module";
import { dirname } from "node:path";
import { createWorker, OEM } from "tesseract.js";
import type { Bbox, Word } from "tesseract.js";
import type { PageBox } from "../../../workflows/contract/redaction.ts";
import type { PageWord } from "../../../workflows/production/redaction/page-words.ts";
import { bytesOf } from "../pixels.ts";
import type { Pixels } from "./pdfium-page.ts";
import type { ReadPicture } from "./redact-page.ts";

/** Reads pictures of pages until it is closed; a picture that takes too long is not read. */
export type PictureReader = { readonly read: ReadPicture; readonly close: () => Promise<void> };

/** What a page may take: most take two to ten seconds. */
const longestMs = 60_000;
/** Less sure than this, from 0 to 100, what was read is no word: specks and strokes are read as letters. */
const leastSure = 30;

const { resolve } = createRequire(import.meta.url);
const language = "@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz";

/**
 * Opens a reader of English print in a thread of its own (ADR 39). The language is a file of an installed package: nothing is
 * downloaded, and neither pictures nor words are written to any disk. `workerPath`: the thread's code, unless it is the
 * library's. Throws when the package is not there.
 */
export async function openPictureReader(workerPath?: string): Promise<PictureReader> {
  const worker = await createWorker("eng", OEM.LSTM_ONLY, {
    langPath: dirname(resolve(language)),
    cacheMethod: "none",
    // The library throws outside of every call otherwise.
    errorHandler: () => undefined,
    ...(workerPath === undefined ? {} : { workerPath }),
  });
  const close = async () => {
    await worker.terminate();
  };
  return {
    close,
    read: async (picture, dotsPerPoint) => {
      const dots = String(Math.round(dotsPerPoint * 72));
      await worker.setParameters({ user_defined_dpi: dots });
      const reading = worker.recognize(portable(picture), {}, { blocks: true, text: false });
      const { data: found } = await inTime(reading, close);
      const lines = (found.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap((one) => one.lines));
      return lines.flatMap((line) =>
        line.words.filter(isWord).map((word) => pageWord(word, line.bbox, dotsPerPoint)),
      );
    },
  };
}

/** A reader that is opened when there is something to read. */
export function lazyPictureReader(open = openPictureReader): PictureReader {
  let opening: Promise<PictureReader> | undefined;
  return {
    read: async (picture, dotsPerPoint) => (await (opening ??= open())).read(picture, dotsPerPoint),
    close: async () => (await opening)?.close(),
  };
}

const isWord = ({ text, confidence }: Word): boolean => confidence >= leastSure && text.trim() !== "";

function pageWord({ text, bbox }: Word, line: Bbox, dotsPerPoint: number): PageWord {
  const ink = boxOf(bbox, dotsPerPoint);
  const { top, bottom } = boxOf(line, dotsPerPoint);
  return {
    text,
    ink,
    room: { ...ink, top: Math.min(top, ink.top), bottom: Math.max(bottom, ink.bottom) },
    upright: true,
  };
}

const boxOf = ({ x0, y0, x1, y1 }: Bbox, dotsPerPoint: number): PageBox => ({
  left: x0 / dotsPerPoint,
  top: y0 / dotsPerPoint,
  right: x1 / dotsPerPoint,
  bottom: y1 / dotsPerPoint,
});

/** A picture in the plainest form there is: a portable grey map. */
function portable(picture: Pixels): Buffer {
  const { bytes, columns, rows } = picture;
  const header = Buffer.from(`P5\n${columns} ${rows}\n255\n`);
  if (bytesOf(picture) === 1) return Buffer.concat([header, bytes]);
  const grey = Buffer.alloc(columns * rows);
  for (let at = 0; at < grey.length; at += 1)
    grey[at] =
      ((bytes[at * 4] ?? 0) * 29 + (bytes[at * 4 + 1] ?? 0) * 150 + (bytes[at * 4 + 2] ?? 0) * 77) >> 8;
  return Buffer.concat([header, grey]);
}

/** Ends the thread when it takes too long; whoever waits hears of it. */
function inTime<T>(work: Promise<T>, end: () => Promise<void>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const clock = setTimeout(() => {
    reject(new RangeError("the picture took too long to read"));
    void end();
  }, longestMs);
  return Promise.race([work, late]).finally(() => clearTimeout(clock));
}
