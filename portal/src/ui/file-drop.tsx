import { useId, useState } from "react";

type FileDropProps = {
  /** What is to be done, such as "Choose files"; dropping them is offered beside it. */
  readonly words: string;
  /** What may be chosen. */
  readonly help: string;
  /** PDF unless told. */
  readonly kinds?: "pdf" | "any";
  readonly multiple?: boolean;
  readonly name?: string;
  readonly onFiles: (files: readonly File[]) => void;
};

/** Where files are chosen or dropped; the same file can be chosen twice. */
export function FileDrop({ words, help, kinds = "pdf", multiple = false, name, onFiles }: FileDropProps) {
  const [over, setOver] = useState(false);
  const limits = useId();
  return (
    <label className="drop" data-over={over ? true : undefined}>
      <input
        type="file"
        name={name}
        accept={kinds === "pdf" ? "application/pdf,.pdf" : undefined}
        multiple={multiple}
        aria-describedby={limits}
        onDragEnter={() => {
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onChange={(change) => {
          setOver(false);
          onFiles([...(change.currentTarget.files ?? [])]);
          change.currentTarget.value = "";
        }}
      />
      <strong>{words}</strong> or drop {multiple ? "them" : "it"} here
      <span id={limits} className="soft small" style={{ display: "block", marginTop: "0.25rem" }}>
        {help}
      </span>
    </label>
  );
}
