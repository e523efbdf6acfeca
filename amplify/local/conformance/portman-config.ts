/** What Portman is told beside the document: in which order it asks, with which ids, and what it breaks. */

const everything = "*::/*";
const unknownSession = "00000000-0000-4000-8000-000000000000";

/** The document's answers, taken at their word. */
const asDocumented = [
  { openApiOperation: everything, statusSuccess: { enabled: true } },
  { openApiOperation: everything, contentType: { enabled: true } },
  { openApiOperation: everything, jsonBody: { enabled: true } },
  { openApiOperation: everything, schemaValidation: { enabled: true } },
  { openApiOperation: everything, headersPresent: { enabled: true } },
];

const refusedAs = (code: number) => ({
  contractTests: [
    { openApiOperation: everything, statusCode: { enabled: true, code } },
    { openApiOperation: everything, contentType: { enabled: true } },
    { openApiOperation: everything, jsonBody: { enabled: true } },
    { openApiOperation: everything, schemaValidation: { enabled: true } },
    { openApiOperation: everything, headersPresent: { enabled: true } },
  ],
});

const enabled = { enabled: true };
/** Everything that Portman knows to break in a body or a query, one after the other. */
const broken = [
  {
    requiredFields: enabled,
    minimumNumberFields: enabled,
    maximumNumberFields: enabled,
    minLengthFields: enabled,
    maxLengthFields: enabled,
  },
];

const bodies: Record<string, [key: string, value: unknown][]> = {
  createSession: [
    ["customer_id", "conformance-1"],
    ["metadata.source", "web"],
    ["metadata.language", "en-US"],
    ["metadata.lob", "retail"],
  ],
  addTurn: [
    ["role", "customer"],
    ["content", "Where is my order?"],
    ["client_id", "{{$guid}}"],
    ["prompt.flow", "Main menu"],
    ["prompt.name", "welcome"],
    ["prompt.version", 1],
    ["prompt.language", "en"],
  ],
  handOff: [
    ["reason", "They ask for a human."],
    ["priority", "high"],
  ],
  startExport: [
    ["format", "csv"],
    ["from", "2026-03-01"],
    ["to", "2026-03-31"],
    ["status", "disconnected"],
    ["customer_id", "conformance-1"],
  ],
};

const ofSession = ["getSession", "listTurns", "addTurn", "handOff", "deleteSession"];
const atId = (openApiOperationIds: string[], key: string, value: string) => ({
  openApiOperationIds,
  overwriteRequestPathVariables: [{ key, value, overwrite: true }],
});
const withoutCursor = [{ key: "cursor", remove: true }];

/** @param token an ID token of somebody who may do everything */
export const portmanConfig = (token: string) => ({
  version: 1,
  tests: {
    contractTests: asDocumented,
    variationTests: [
      {
        openApiOperationIds: Object.keys(bodies),
        openApiResponse: "400",
        variations: [{ name: "broken body", fuzzing: [{ requestBody: broken }], tests: refusedAs(400) }],
      },
      {
        openApiOperationIds: ["listTurns", "listCustomerSessions"],
        openApiResponse: "400",
        variations: [
          { name: "broken query", fuzzing: [{ requestQueryParams: broken }], tests: refusedAs(400) },
          {
            name: "forged cursor",
            overwrites: [
              {
                overwriteRequestQueryParams: [
                  { key: "cursor", value: "Zm9yZ2VkZm9yZ2VkZm9yZ2VkZm9yZ2VkZm9yZ2VkZm9yZ2Vk" },
                ],
              },
            ],
            tests: refusedAs(400),
          },
        ],
      },
      {
        openApiOperation: everything,
        openApiResponse: "401",
        variations: [
          {
            name: "token that is none",
            overwrites: [
              {
                overwriteRequestSecurity: {
                  apiKey: { key: "Authorization", value: "Bearer none", in: "header" },
                },
              },
            ],
            tests: refusedAs(401),
          },
        ],
      },
      {
        openApiOperationIds: ofSession,
        openApiResponse: "404",
        variations: [
          {
            name: "unknown session",
            overwrites: [
              {
                overwriteRequestPathVariables: [{ key: "sessionId", value: unknownSession, overwrite: true }],
              },
            ],
            tests: refusedAs(404),
          },
        ],
      },
    ],
  },
  assignVariables: [
    {
      openApiOperationId: "createSession",
      collectionVariables: [{ responseBodyProp: "session_id", name: "sessionId" }],
    },
    {
      openApiOperationId: "startExport",
      collectionVariables: [{ responseBodyProp: "execution_arn", name: "executionArn" }],
    },
  ],
  overwrites: [
    atId(ofSession, "sessionId", "{{sessionId}}"),
    atId(["listCustomerSessions"], "customerId", "conformance-1"),
    atId(["getExecution"], "executionArn", "{{executionArn}}"),
    {
      openApiOperationIds: ["listTurns", "listCustomerSessions"],
      overwriteRequestQueryParams: withoutCursor,
    },
    {
      openApiOperation: everything,
      overwriteRequestHeaders: [{ key: "x-correlation-id", value: "conformance", overwrite: true }],
    },
    ...Object.entries(bodies).map(([openApiOperationId, fields]) => ({
      openApiOperationId,
      overwriteRequestBody: fields.map(([key, value]) => ({ key, value, overwrite: true })),
    })),
  ],
  globals: {
    securityOverwrites: { apiKey: { key: "Authorization", value: token, in: "header" } },
    orderOfOperations: [
      "POST::/sessions",
      "GET::/sessions/{sessionId}",
      "POST::/sessions/{sessionId}/turns",
      "GET::/sessions/{sessionId}/turns",
      "GET::/customers/{customerId}/sessions",
      "POST::/sessions/{sessionId}/handoff",
      "POST::/admin/cleanup",
      "POST::/admin/export",
      "GET::/executions/{executionArn}",
      "DELETE::/sessions/{sessionId}",
    ],
  },
});
