import { useId } from "react";

type PillsProps<Value extends string> = {
  readonly label: string;
  readonly help?: string | undefined;
  readonly id?: string | undefined;
  readonly options: readonly { readonly value: Value; readonly words: string }[];
  /** Nothing while no choice was made. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
};

/** One choice of a few, all visible; a radio group to the keyboard and to screen readers. */
export function Pills<Value extends string>(props: PillsProps<Value>) {
  const name = useId();
  return (
    <fieldset
      id={props.id}
      disabled={props.disabled}
      aria-describedby={props.help ? `${name}-help` : undefined}
    >
      <legend className="field-label">{props.label}</legend>
      {props.help === undefined ? null : (
        <p className="field-help" id={`${name}-help`}>
          {props.help}
        </p>
      )}
      <div className="pills">
        {props.options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={props.value === option.value}
              onChange={() => {
                props.onChange(option.value);
              }}
            />
            <span>{option.words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const threeWays = [
  { value: "yes", words: "Yes" },
  { value: "no", words: "No" },
  { value: "unknown", words: "Not known" },
] as const;

type YesNoUnknownProps = {
  readonly label: string;
  readonly help?: string | undefined;
  readonly id?: string | undefined;
  readonly value: boolean | undefined;
  readonly onChange: (value: boolean | undefined) => void;
};

/** A fact that is yes, no, or not known; not known is an answer of its own and never read as no. */
export function YesNoUnknown({ label, help, id, value, onChange }: YesNoUnknownProps) {
  return (
    <Pills
      label={label}
      help={help}
      id={id}
      options={threeWays}
      value={value === undefined ? "unknown" : value ? "yes" : "no"}
      onChange={(chosen) => {
        onChange(chosen === "unknown" ? undefined : chosen === "yes");
      }}
    />
  );
}
