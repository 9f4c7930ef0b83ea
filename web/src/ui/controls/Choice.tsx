import { ChevronDown } from "lucide-react";
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from "react-aria-components";

interface ChoiceProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isDisabled?: boolean;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** One of many, in a list that opens. */
export function Choice({ label, hint, isDisabled = false, value, options, onChange }: ChoiceProps) {
  return (
    <Select className="field" isDisabled={isDisabled} value={value} onChange={(key) => onChange(String(key))}>
      <Label className="field-label">{label}</Label>
      <Button className="field-input choice-button">
        <SelectValue />
        <ChevronDown size={16} aria-hidden="true" />
      </Button>
      {hint ? (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      ) : null}
      <Popover className="popover">
        <ListBox className="menu">
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} className="menu-item">
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
