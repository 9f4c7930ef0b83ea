import type { Ref } from "react";
import { Input, Label, Text, TextField, type TextFieldProps } from "react-aria-components";

interface TextLineProps extends Omit<TextFieldProps, "className" | "children"> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly placeholder?: string;
  readonly input?: Ref<HTMLInputElement>;
}

/** One line of text with its label above. */
export function TextLine({ label, hint, placeholder, input, ...rest }: TextLineProps) {
  return (
    <TextField {...rest} className="field">
      <Label className="field-label">{label}</Label>
      <Input ref={input} className="field-input" placeholder={placeholder ?? ""} />
      {hint ? (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      ) : null}
    </TextField>
  );
}
