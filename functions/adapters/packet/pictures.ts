/** A JPEG without what is not needed to draw it: comments, cameras' notes, thumbnails and places (ITU-T T.81, B.2.4). */
export function bareJpeg(bytes: Uint8Array): Uint8Array {
  const jpeg = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return bytes;
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1] ?? 0;
    // Another 0xFF fills; from the start of the scan on it is the picture.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) break;
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    const says = (marker >= 0xe0 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;
    if (!says) kept.push(jpeg.subarray(at, end));
    at = end;
  }
  kept.push(jpeg.subarray(Math.min(at, jpeg.length)));
  const length = kept.reduce((sum, part) => sum + part.length, 0);
  return length === jpeg.length ? bytes : Buffer.concat(kept, length);
}
