"use client";

import { SelectField as AmplifySelectField } from "@aws-amplify/ui-react";
import type { ComponentProps } from "react";
import type { FieldProps } from "./field-props.ts";
import { useFieldProps } from "./use-field-props.tsx";

type SelectFieldProps = FieldProps &
  Omit<ComponentProps<typeof AmplifySelectField>, keyof FieldProps | "label">;

/** One of a few choices, given as `<option>`s. */
export const SelectField = (props: SelectFieldProps) => <AmplifySelectField {...useFieldProps(props)} />;
