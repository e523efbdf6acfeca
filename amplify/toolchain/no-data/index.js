// Stands in for Amplify's GraphQL construct, which is 300 MB that we have no use for: our tables are made in
// amplify/tables. @aws-amplify/backend imports it whether it is used or not.
export const defineData = () => {
  throw new Error("There is no GraphQL here: tables are made in amplify/tables.");
};
