"use client";

import { useRef, useState } from "react";
import { TextField } from "#components/ui/text-field.tsx";
import { suggestPromptsAction } from "../../actions.ts";

type Props = {
  name: string;
  label: string;
  hint: string;
  error?: string;
  value: string;
  onChange: (value: string) => void;
};

/** What stands before the last slash: the flow whose prompts are suggested; none while a flow is being chosen. */
const flowOf = (text: string) => (text.includes("/") ? text.slice(0, text.lastIndexOf("/") + 1) : "");

/**
 * A prompt by its flow and name. Flows are suggested when the field is entered, and a flow's prompts once it is
 * named; each list is asked for once. Without suggestions the name can be typed all the same.
 */
export function PromptNameField({ value, onChange, ...rest }: Props) {
  const [suggestions, setSuggestions] = useState<Record<string, readonly string[]>>({});
  const asked = useRef(new Set<string>());
  const listId = `${rest.name}-suggestions`;

  async function suggest(text: string) {
    const flow = flowOf(text);
    if (asked.current.has(flow)) return;
    asked.current.add(flow);
    try {
      const result = await suggestPromptsAction({ text: flow });
      if (result.ok) setSuggestions((before) => ({ ...before, [flow]: result.output }));
      else asked.current.delete(flow);
    } catch {
      // Nobody waits for suggestions: the next time the field is entered they are asked for again.
      asked.current.delete(flow);
    }
  }

  return (
    <>
      <TextField
        {...rest}
        value={value}
        onFocus={() => void suggest(value)}
        onChange={(event) => {
          onChange(event.target.value);
          void suggest(event.target.value);
        }}
        list={listId}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        optional
      />
      <datalist id={listId}>
        {(suggestions[flowOf(value)] ?? []).map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    </>
  );
}
