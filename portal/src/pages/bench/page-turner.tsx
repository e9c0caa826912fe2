import { Button, TextInput } from "@mantine/core";
import { useState } from "react";

type PageTurnerProps = {
  readonly page: number;
  readonly pages: number;
  readonly onTurn: (page: number) => void;
};

/** Turns to the page before, the next one, or the one whose number is written. */
export function PageTurner({ page, pages, onTurn }: PageTurnerProps) {
  const [text, setText] = useState("");
  const [lack, setLack] = useState<string>();
  return (
    <div className="row page-turner">
      <Turn words="Previous page" to={page - 1} pages={pages} onTurn={onTurn} />
      <output className="small">
        Page {page} of {pages}
      </output>
      <Turn words="Next page" to={page + 1} pages={pages} onTurn={onTurn} />
      <form
        className="row"
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault();
          const wanted = /^\d{1,6}$/u.test(text.trim()) ? Number(text) : 0;
          if (wanted < 1 || wanted > pages) {
            setLack(`Write a number from 1 to ${pages}.`);
            return;
          }
          setLack(undefined);
          setText("");
          onTurn(wanted);
        }}
      >
        <TextInput
          aria-label="Go to page"
          placeholder="Page"
          size="xs"
          inputMode="numeric"
          autoComplete="off"
          w="5rem"
          value={text}
          error={lack}
          onChange={(change) => {
            setText(change.currentTarget.value);
            setLack(undefined);
          }}
        />
        <Button type="submit" size="xs" variant="default">
          Go to page
        </Button>
      </form>
    </div>
  );
}

type TurnProps = Pick<PageTurnerProps, "pages" | "onTurn"> & { readonly words: string; readonly to: number };

/** Keeps the focus at the first and the last page: a button that is disabled would lose it. */
function Turn({ words, to, pages, onTurn }: TurnProps) {
  const isPage = to >= 1 && to <= pages;
  return (
    <Button
      size="xs"
      variant="default"
      aria-disabled={!isPage}
      {...(isPage ? {} : { "data-disabled": true })}
      onClick={() => {
        if (isPage) onTurn(to);
      }}
    >
      {words}
    </Button>
  );
}
