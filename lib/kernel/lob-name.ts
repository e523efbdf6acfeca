/** A line of business's name, as it stands in Config and in `custom:lobs`. */
export const lobNamePattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,49}$/;
