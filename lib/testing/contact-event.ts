/** What Amazon Connect sends to a function: a call from a number of nobody's, unless `contact` says otherwise. */
export const contactEvent = (parameters: Record<string, unknown>, contact: Record<string, unknown> = {}) => ({
  Name: "ContactFlowEvent",
  Details: {
    Parameters: parameters,
    ContactData: {
      ContactId: "3f5a9c1e-0000-4000-8000-000000000001",
      Channel: "VOICE",
      CustomerEndpoint: { Address: "+12025550143", Type: "TELEPHONE_NUMBER" },
      Attributes: {},
      ...contact,
    },
  },
});
