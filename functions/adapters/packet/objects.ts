/** Numbers of the objects that every file of ours has. */
export const fixed = { catalog: 1, tree: 2, font: 3, information: 4, firstFree: 5 } as const;

/** Objects as they are written into a file, one after the other, numbered from a first one. */
export type Objects = {
  /** The number of an object that is written later. */
  readonly reserve: () => number;
  /** Writes an object; a stream has bytes, and its text is the dictionary without /Length, in its two brackets. */
  readonly put: (number: number, text: string, bytes?: Uint8Array) => void;
  readonly add: (text: string, bytes?: Uint8Array) => number;
  readonly written: () => Written;
};
/** What was written: the bytes, where in them each object begins, and the number that would be next. */
export type Written = {
  readonly bytes: Buffer;
  readonly offsets: readonly (readonly [number: number, offset: number])[];
  readonly next: number;
};

export function objectsFrom(first: number): Objects {
  const chunks: Uint8Array[] = [];
  const offsets: (readonly [number, number])[] = [];
  let [next, length] = [first, 0];
  const push = (chunk: Uint8Array) => {
    chunks.push(chunk);
    length += chunk.length;
  };
  const reserve = () => {
    next += 1;
    return next - 1;
  };
  const put: Objects["put"] = (number, text, bytes) => {
    offsets.push([number, length]);
    if (bytes === undefined) push(Buffer.from(`${number} 0 obj\n${text}\nendobj\n`, "latin1"));
    else {
      push(Buffer.from(`${number} 0 obj\n${text.slice(0, -2)}/Length ${bytes.length}>>\nstream\n`, "latin1"));
      push(bytes);
      push(Buffer.from("\nendstream\nendobj\n", "latin1"));
    }
  };
  return {
    reserve,
    put,
    add: (text, bytes) => {
      const number = reserve();
      put(number, text, bytes);
      return number;
    },
    written: () => ({ bytes: Buffer.concat(chunks, length), offsets, next }),
  };
}
