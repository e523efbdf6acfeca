/** A failure that is told in plain words, with what to do about it. */
export type KnownCause = (typeof knownCauses)[number];

export const knownCauses = [
  "timeout",
  "permission",
  "tooLarge",
  "noBranch",
  "definition",
  "functionBusy",
  "functionFailed",
  "databaseBusy",
  "databaseConflict",
  "storage",
  "queue",
  "sessionGone",
  "sessionNotActive",
  "noAgent",
  "noManager",
  "declined",
  "unavailable",
  "stopped",
] as const;

/** The error's name, as Amazon Step Functions, Lambda, DynamoDB, S3 and our own functions raise it → what it means. */
const byName: readonly [RegExp, KnownCause][] = [
  [/^States\.(Heartbeat)?Timeout$/, "timeout"],
  [/^States\.Permissions$|AccessDenied|NotAuthorized/, "permission"],
  [/^States\.DataLimitExceeded$|ItemCollectionSizeLimit/, "tooLarge"],
  [/^States\.NoChoiceMatched$/, "noBranch"],
  [
    /^States\.(Runtime|ParameterPathFailure|ResultPathMatchFailure|IntrinsicFailure|ExceedToleratedFailureThreshold)$/,
    "definition",
  ],
  [/TransactionCanceled|ConditionalCheckFailed|TransactionConflict|^CONFLICT$/, "databaseConflict"],
  [/^DynamoDB\.|^DynamoDb\.|ProvisionedThroughput/i, "databaseBusy"],
  [/^S3\.|NoSuchBucket|NoSuchKey/, "storage"],
  [/^(Sqs|SQS)\./, "queue"],
  [/^Lambda\.(TooManyRequests|Service|SdkClient|ClientExecution|AWSLambda)/, "functionBusy"],
  [/^Lambda\.|^States\.TaskFailed$/, "functionFailed"],
  [/^(NOT_FOUND|SessionGone|SessionNotFound|SessionMissing)$/, "sessionGone"],
  [/^(RULE|SessionNotActive|SessionEnded|SessionNoLongerActive)$/, "sessionNotActive"],
  [/^(NoAgent|NoAgentAvailable|AgentsIdle|AgentIdle|ReassignLimit)$/, "noAgent"],
  [/^(NoManager|NoManagerAvailable)$/, "noManager"],
  [/^(Declined|HandoffDeclined|DeclinedTooOften)$/, "declined"],
  [/^(UNAVAILABLE|TimeoutError)$/, "unavailable"],
  [/^(Stopped|stopped|StoppedByPerson)$/, "stopped"],
];

/** What an error's name means; undefined for one that nobody has put into words yet. */
export const knownCause = (error: string | undefined): KnownCause | undefined =>
  error === undefined ? undefined : byName.find(([pattern]) => pattern.test(error))?.[1];
