/** Bytes as lower-case hexadecimal. */
function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** SHA-256 of a file's bytes, as 64 hexadecimal digits. */
export async function sha256Of(file: Blob): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer())));
}
