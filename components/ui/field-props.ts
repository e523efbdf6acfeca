/** What every field of a form is given. */
export type FieldProps = {
  /** The field's name in the form, and its id, to which the error summary links. */
  name: string;
  /** Another id, where a name stands twice on a page. */
  id?: string;
  label: string;
  /** Said under the label, before anybody types. */
  hint?: string;
  /** Why what stands there cannot be used; tied to the field, and announced where it appears under the cursor. */
  error?: string;
  /** Marks the label, for the fewer ones that may be left empty. */
  optional?: boolean;
};
