import { Button, NativeSelect } from "@mantine/core";
import { Pills } from "../../ui/pills.tsx";
import { PageTurner } from "./page-turner.tsx";

type Look = "marking" | "preview";
type BenchBarProps = {
  readonly page: number;
  readonly pages: number;
  readonly mayMark: boolean;
  readonly look: Look;
  readonly draws: boolean;
  readonly width: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly onTurn: (page: number) => void;
  readonly onLook: (look: Look) => void;
  readonly onDraws: (draws: boolean) => void;
  readonly onWidth: (width: number) => void;
  readonly onAdd: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onSave: () => void;
};

const looks = [
  { value: "marking", words: "With marks" },
  { value: "preview", words: "As it will leave" },
] as const;
const widths = [
  { value: "1000", label: "Whole page" },
  { value: "1500", label: "Half as large again" },
  { value: "2000", label: "Twice as large" },
];

/** What is done with the page in work, and with what was done. */
export function BenchBar(props: BenchBarProps) {
  const { mayMark, look, draws, width } = props;
  return (
    <div className="bench-bar">
      {props.pages === 1 ? null : <PageTurner page={props.page} pages={props.pages} onTurn={props.onTurn} />}
      <Pills label="Show the page" options={looks} value={look} onChange={props.onLook} />
      <NativeSelect
        label="Size"
        size="xs"
        value={String(width)}
        data={widths}
        onChange={(change) => props.onWidth(Number(change.currentTarget.value))}
      />
      {mayMark ? (
        <div className="row">
          <Button size="xs" variant="default" disabled={look === "preview"} onClick={props.onAdd}>
            Add a box
          </Button>
          <Button
            size="xs"
            variant={draws ? "filled" : "default"}
            className="for-fingers"
            aria-pressed={draws}
            onClick={() => props.onDraws(!draws)}
          >
            Draw with a finger
          </Button>
          <Button size="xs" variant="default" disabled={!props.canUndo} onClick={props.onUndo}>
            Undo
          </Button>
          <Button size="xs" variant="default" disabled={!props.canRedo} onClick={props.onRedo}>
            Do again
          </Button>
          <Button size="xs" disabled={!props.dirty} loading={props.saving} onClick={props.onSave}>
            Save the marks
          </Button>
        </div>
      ) : null}
    </div>
  );
}
