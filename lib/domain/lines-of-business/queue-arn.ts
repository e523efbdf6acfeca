/** What Amazon Connect's console accepts for a queue's name. */
export const maxQueueNameLength = 127;

/** `arn:<partition>:connect:<region>:<12 digits>:instance/<id>/queue/<id>`; an agent's own queue is none. */
const queueArn =
  /^arn:aws[a-z-]*:connect:[a-z]{2,}(?:-[a-z]+)+-\d{1,2}:\d{12}:instance\/([A-Za-z0-9-]{1,64})\/queue\/([A-Za-z0-9-]{1,64})$/;

export const isQueueArn = (arn: string): boolean => queueArn.test(arn);

/** The Amazon Connect instance that a queue belongs to: a call can only reach queues of its own. */
export const instanceOf = (arn: string): string | undefined => queueArn.exec(arn)?.[1];
