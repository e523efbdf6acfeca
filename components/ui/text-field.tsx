"use client";

import { TextField as AmplifyTextField } from "@aws-amplify/ui-react";
import type { ComponentProps } from "react";
import type { FieldProps } from "./field-props.ts";
import { useFieldProps } from "./use-field-props.tsx";

type TextFieldProps = FieldProps & Omit<ComponentProps<typeof AmplifyTextField>, keyof FieldProps | "label">;

/** One line of text. */
export const TextField = (props: TextFieldProps) => <AmplifyTextField {...useFieldProps(props)} />;
