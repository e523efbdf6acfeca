import { CognitoError } from "cognito-local/lib/errors.js";

/** Refusals in the words of Amazon Cognito, which callers tell apart by name. */
export const refuse = {
  signIn: () => new CognitoError("NotAuthorizedException", "Incorrect username or password."),
  disabled: () => new CognitoError("NotAuthorizedException", "User is disabled."),
  session: () => new CognitoError("NotAuthorizedException", "Invalid session for the user."),
  accessToken: () => new CognitoError("NotAuthorizedException", "Invalid Access Token"),
  revoked: () => new CognitoError("NotAuthorizedException", "Access Token has been revoked"),
  refreshToken: () => new CognitoError("NotAuthorizedException", "Invalid Refresh Token"),
  code: () =>
    new CognitoError("CodeMismatchException", "Invalid verification code provided, please try again."),
  expired: () =>
    new CognitoError("ExpiredCodeException", "Invalid code provided, please request a code again."),
  softwareToken: () => new CognitoError("EnableSoftwareTokenMFAException", "Code mismatch"),
  reset: () =>
    new CognitoError("NotAuthorizedException", "User password cannot be reset in the current state."),
  password: (why: string) =>
    new CognitoError("InvalidPasswordException", `Password did not conform with policy: ${why}`),
  unknown: () => new CognitoError("UserNotFoundException", "Username/client id combination not found."),
  parameter: (what: string) => new CognitoError("InvalidParameterException", what),
};
