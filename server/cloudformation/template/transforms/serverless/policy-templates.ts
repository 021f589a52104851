/** What a policy template of SAM allows: actions, on ARNs in which `${Name}` is a parameter of the template. */
export type PolicyTemplate = { actions: string[]; on: string[] }[]

const here = (service: string, rest: string) =>
  `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${rest}`
const all = (service: string, names: string) => names.split(' ').map((name) => `${service}:${name}`)
const allow = (service: string, names: string, ...on: string[]): PolicyTemplate => [
  { actions: all(service, names), on },
]

const TABLE = [here('dynamodb', 'table/${TableName}'), here('dynamodb', 'table/${TableName}/index/*')]
const BUCKET = ['arn:${AWS::Partition}:s3:::${BucketName}', 'arn:${AWS::Partition}:s3:::${BucketName}/*']
const QUEUE = here('sqs', '${QueueName}')
const KEY = here('kms', 'key/${KeyId}')
const STREAM = here('kinesis', 'stream/${StreamName}')
const FIREHOSE = here('firehose', 'deliverystream/${DeliveryStreamName}')

const READ_TABLE = 'GetItem Scan Query BatchGetItem DescribeTable'
const WRITE_TABLE = 'PutItem UpdateItem BatchWriteItem'
const READ_BUCKET = 'GetObject ListBucket GetBucketLocation GetObjectVersion GetLifecycleConfiguration'
const WRITE_BUCKET = 'PutObject PutObjectAcl PutLifecycleConfiguration'

/** SAM's policy templates by name. */
export const POLICY_TEMPLATES: Record<string, PolicyTemplate> = {
  ACMGetCertificatePolicy: allow('acm', 'GetCertificate', '${CertificateArn}'),
  AMIDescribePolicy: allow('ec2', 'DescribeImages', '*'),
  AWSSecretsManagerGetSecretValuePolicy: allow('secretsmanager', 'GetSecretValue', '${SecretArn}'),
  CloudFormationDescribeStacksPolicy: allow('cloudformation', 'DescribeStacks', here('cloudformation', 'stack/*')),
  CloudWatchDescribeAlarmHistoryPolicy: allow('cloudwatch', 'DescribeAlarmHistory', '*'),
  CloudWatchPutMetricPolicy: allow('cloudwatch', 'PutMetricData', '*'),
  CodePipelineLambdaExecutionPolicy: allow('codepipeline', 'PutJobSuccessResult PutJobFailureResult', '*'),
  CodePipelineReadOnlyPolicy: allow('codepipeline', 'ListPipelineExecutions', here('codepipeline', '${PipelineName}')),
  ComprehendBasicAccessPolicy: allow(
    'comprehend',
    'BatchDetectKeyPhrases DetectDominantLanguage DetectEntities BatchDetectEntities DetectKeyPhrases DetectSentiment BatchDetectDominantLanguage BatchDetectSentiment',
    '*',
  ),
  DynamoDBCrudPolicy: allow('dynamodb', `${READ_TABLE} DeleteItem ${WRITE_TABLE} ConditionCheckItem`, ...TABLE),
  DynamoDBReadPolicy: allow('dynamodb', READ_TABLE, ...TABLE),
  DynamoDBReconfigurePolicy: allow('dynamodb', 'UpdateTable', here('dynamodb', 'table/${TableName}')),
  DynamoDBStreamReadPolicy: [
    {
      actions: all('dynamodb', 'DescribeStream GetRecords GetShardIterator'),
      on: [here('dynamodb', 'table/${TableName}/stream/${StreamName}')],
    },
    { actions: ['dynamodb:ListStreams'], on: [here('dynamodb', 'table/${TableName}/stream/*')] },
  ],
  DynamoDBWritePolicy: allow('dynamodb', WRITE_TABLE, ...TABLE),
  EC2DescribePolicy: allow('ec2', 'DescribeRegions DescribeInstances', '*'),
  ElasticsearchHttpPostPolicy: allow('es', 'ESHttpPost ESHttpPut', here('es', 'domain/${DomainName}/*')),
  EventBridgePutEventsPolicy: allow('events', 'PutEvents', here('events', 'event-bus/${EventBusName}')),
  FilterLogEventsPolicy: allow('logs', 'FilterLogEvents', here('logs', 'log-group:${LogGroupName}:log-stream:*')),
  FirehoseCrudPolicy: allow(
    'firehose',
    'CreateDeliveryStream DeleteDeliveryStream DescribeDeliveryStream PutRecord PutRecordBatch UpdateDestination',
    FIREHOSE,
  ),
  FirehoseWritePolicy: allow('firehose', 'PutRecord PutRecordBatch', FIREHOSE),
  KMSDecryptPolicy: allow('kms', 'Decrypt', KEY),
  KMSEncryptPolicy: allow('kms', 'Encrypt', KEY),
  KinesisCrudPolicy: allow(
    'kinesis',
    'AddTagsToStream CreateStream DecreaseStreamRetentionPeriod DeleteStream DescribeStream DescribeStreamSummary GetShardIterator IncreaseStreamRetentionPeriod ListTagsForStream MergeShards PutRecord PutRecords SplitShard RemoveTagsFromStream',
    STREAM,
  ),
  KinesisStreamReadPolicy: [
    { actions: all('kinesis', 'ListStreams DescribeLimits'), on: [here('kinesis', 'stream/*')] },
    { actions: all('kinesis', 'DescribeStream DescribeStreamSummary GetRecords GetShardIterator'), on: [STREAM] },
  ],
  LambdaInvokePolicy: allow('lambda', 'InvokeFunction', here('lambda', 'function:${FunctionName}*')),
  OrganizationsListAccountsPolicy: allow('organizations', 'ListAccounts', '*'),
  Route53ChangeResourceRecordSetsPolicy: allow(
    'route53',
    'ChangeResourceRecordSets',
    'arn:${AWS::Partition}:route53:::hostedzone/${HostedZoneId}',
  ),
  S3CrudPolicy: allow('s3', `${READ_BUCKET} ${WRITE_BUCKET} DeleteObject`, ...BUCKET),
  S3ReadPolicy: allow('s3', READ_BUCKET, ...BUCKET),
  S3WritePolicy: allow('s3', WRITE_BUCKET, ...BUCKET),
  SESSendBouncePolicy: allow('ses', 'SendBounce', here('ses', 'identity/${IdentityName}')),
  SNSCrudPolicy: allow(
    'sns',
    'ListSubscriptionsByTopic CreateTopic SetTopicAttributes Subscribe Publish',
    here('sns', '${TopicName}*'),
  ),
  SNSPublishMessagePolicy: allow('sns', 'Publish', here('sns', '${TopicName}')),
  SQSPollerPolicy: allow(
    'sqs',
    'ChangeMessageVisibility ChangeMessageVisibilityBatch DeleteMessage DeleteMessageBatch GetQueueAttributes ReceiveMessage',
    QUEUE,
  ),
  SQSSendMessagePolicy: allow('sqs', 'SendMessage*', QUEUE),
  SSMParameterReadPolicy: [
    { actions: ['ssm:DescribeParameters'], on: ['*'] },
    {
      actions: all('ssm', 'GetParameters GetParameter GetParametersByPath'),
      on: [here('ssm', 'parameter/${ParameterName}')],
    },
  ],
  StepFunctionsExecutionPolicy: allow('states', 'StartExecution', here('states', 'stateMachine:${StateMachineName}')),
  TextractPolicy: allow(
    'textract',
    'DetectDocumentText StartDocumentTextDetection StartDocumentAnalysis AnalyzeDocument',
    '*',
  ),
  VPCAccessPolicy: allow(
    'ec2',
    'CreateNetworkInterface DeleteNetworkInterface DescribeNetworkInterfaces DetachNetworkInterface',
    '*',
  ),
}
