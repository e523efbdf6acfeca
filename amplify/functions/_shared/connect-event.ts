/** What Amazon Connect sends with a call to a function, as far as ours read it. */
export type Contact = {
  id?: string;
  /** E.164. Masked before it is logged. */
  number?: string;
  /** `en-US`, as the flow has set it; absent where it has not. */
  languageCode?: string;
  chat: boolean;
};
export type ConnectCall = {
  contact: Contact;
  /** What the flow passes by name. Blank values are left out: a flow sends them for what it does not know. */
  parameters: Record<string, unknown>;
};

type Bag = Record<string, unknown>;

const bag = (value: unknown): Bag =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Bag) : {};

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value : undefined;

const isBlank = (value: unknown) =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

/**
 * Reads the event of "Invoke AWS Lambda function" (`Details.Parameters`, `Details.ContactData`). Never throws:
 * what is missing or of the wrong kind is left out, and the function's own schema decides whether it is needed.
 */
export function readConnectEvent(event: unknown): ConnectCall {
  const details = bag(bag(event).Details);
  const data = bag(details.ContactData);
  const id = text(data.ContactId);
  return {
    contact: {
      // It is written to the log: only what looks like an identifier.
      id: id && /^[A-Za-z0-9-]{1,64}$/.test(id) ? id : undefined,
      number: text(bag(data.CustomerEndpoint).Address),
      languageCode: text(data.LanguageCode),
      chat: text(data.Channel)?.toUpperCase() === "CHAT",
    },
    parameters: Object.fromEntries(
      Object.entries(bag(details.Parameters)).filter(([, value]) => !isBlank(value)),
    ),
  };
}
