"use client";

import { TextAreaField as AmplifyTextAreaField } from "@aws-amplify/ui-react";
import type { ComponentProps } from "react";
import type { FieldProps } from "./field-props.ts";
import { useFieldProps } from "./use-field-props.tsx";

type TextAreaFieldProps = FieldProps &
  Omit<ComponentProps<typeof AmplifyTextAreaField>, keyof FieldProps | "label">;

/** Several lines of text; grows with what is typed. For Spanish text give `lang="es"`. */
export const TextAreaField = (props: TextAreaFieldProps) => (
  <AmplifyTextAreaField {...useFieldProps(props)} />
);
