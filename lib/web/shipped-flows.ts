import "server-only";
import callbackWhisper from "#amplify/contact-flows/callback-whisper.json";
import mainMenu from "#amplify/contact-flows/main-menu.json";
import queuedCallback from "#amplify/contact-flows/queued-callback.json";
import vanityNumbers from "#amplify/contact-flows/vanity-numbers.json";

const flows: Readonly<Record<string, object>> = {
  "main-menu": mainMenu,
  "vanity-numbers": vanityNumbers,
  "queued-callback": queuedCallback,
  "callback-whisper": callbackWhisper,
};

/** The contact flows that are deployed with the product, by the names of their files. */
export const shippedFlowNames: readonly string[] = Object.keys(flows);

/** The texts of one shipped flow, of all of them (`all`), or of none where the name is of none. */
export const shippedFlows = (name: string): { name: string; text: string }[] =>
  shippedFlowNames
    .filter((shipped) => name === "all" || name === shipped)
    .map((shipped) => ({ name: `${shipped}.json`, text: JSON.stringify(flows[shipped]) }));
