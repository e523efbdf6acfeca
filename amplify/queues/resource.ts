import { Duration } from "aws-cdk-lib";
import { ComparisonOperator, Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { queues, type QueueName } from "#lib/platform/queues.ts";

/**
 * A queue with its dead-letter queue, as `lib/platform/queues.ts` says. Encrypted, and spoken to by TLS only. An alarm
 * goes off as soon as a message is in the dead-letter queue, until people have dealt with it.
 * @param alarmTopic ARN of the Amazon SNS topic that is told of the alarm
 */
export function defineQueue(
  scope: Construct,
  id: string,
  name: QueueName,
  alarmTopic?: string,
): { queue: Queue; dead: Queue } {
  const { visibilitySeconds, maxReceives, retentionDays, deadRetentionDays } = queues[name];
  const common = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
  const dead = new Queue(scope, `${id}Dead`, {
    ...common,
    retentionPeriod: Duration.days(deadRetentionDays),
  });
  const queue = new Queue(scope, id, {
    ...common,
    visibilityTimeout: Duration.seconds(visibilitySeconds),
    retentionPeriod: Duration.days(retentionDays),
    deadLetterQueue: { queue: dead, maxReceiveCount: maxReceives },
  });
  const alarm = dead
    .metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: Stats.MAXIMUM })
    .createAlarm(scope, `${id}DeadAlarm`, {
      alarmDescription: `Messages of the queue ${name} that failed ${maxReceives} times`,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: 0,
      evaluationPeriods: 1,
      // Amazon SQS says nothing of a queue that nobody has used for hours.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  if (alarmTopic) alarm.addAlarmAction({ bind: () => ({ alarmActionArn: alarmTopic }) });
  return { queue, dead };
}
