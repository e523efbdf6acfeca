/**
 * Of all changes of the sessions' table only these are handed to the function: what DynamoDB itself removed at its
 * time, of each session the item that says all about it. In the words of an event filter of AWS Lambda.
 */
export const expiryFilter = {
  eventName: ["REMOVE"],
  userIdentity: { principalId: ["dynamodb.amazonaws.com"] },
  dynamodb: { Keys: { SK: { S: ["META"] } } },
};

/** Records of one call, and how often one that fails is handed over again. */
export const expiryBatch = 25;
export const expiryTries = 10;
