/** The product's mark and name. */
export function Mark({ words }: { readonly words: string }) {
  return (
    <>
      <img src="/mark.svg" alt="" width={26} height={26} />
      <span>{words}</span>
    </>
  );
}
