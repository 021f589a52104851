/**
 * Everything Hadron asks of CloudFormation, in our words. `aws.ts` answers it with the AWS SDK; nothing outside this
 * folder imports `@aws-sdk/*`. Every call may fail with `StackProblem`, whose `kind` says what to do about it.
 */
export interface Stacks {
  /** Asks for a change set under a name made from the deployment; asking twice gives the same one. */
  propose(request: ChangeSetRequest): Promise<void>
  /** The change set with every page of its changes, or `absent`. */
  readChangeSet(stack: string, changeSetName: string): Promise<ChangeSetState | 'absent'>
  /** Starts a reviewed change set. Returns at once; the same token never starts twice. */
  execute(stack: string, changeSetName: string, token: string): Promise<void>
  discardChangeSet(stack: string, changeSetName: string): Promise<void>
  remove(stack: string, token: string): Promise<void>
  /** Asks CloudFormation to give up an update that is going on; it then rolls back. */
  cancelUpdate(stack: string, token: string): Promise<void>
  /** A stack that is not there is an answer, not an exception. `stack` is a name or, better, an ARN. */
  read(stack: string): Promise<StackState | 'absent'>
  /** Names and ARNs of all stacks that CloudFormation is working on; whole or failed, never a part of the list. */
  listMoving(): Promise<MovingStack[]>
  /** Events whose token begins so, oldest first: those of one attempt, its rollback and its cancellation included. */
  readEvents(stack: string, tokenPrefix: string): Promise<StackEvent[]>
}

export interface ChangeSetRequest {
  stack: string
  changeSetName: string
  token: string
  kind: 'create' | 'update'
  body: string
  parameters: Record<string, string>
  tags: Record<string, string>
}

export interface ChangeSetState {
  arn: string
  stackArn: string
  /** `pending`, `ready`, `empty` (nothing to change), `failed`, `running`, `executed`, `obsolete`. */
  status: 'pending' | 'ready' | 'empty' | 'failed' | 'running' | 'executed' | 'obsolete'
  reason: string
  changes: ProposedChange[]
}

/** One line of a change set, as CloudFormation answers it. */
export interface ProposedChange {
  logicalId: string
  type: string
  action: 'Add' | 'Modify' | 'Remove' | 'Import' | 'Dynamic'
  replacement: 'True' | 'False' | 'Conditional' | undefined
  policyAction: string | undefined
  details: {
    attribute: string
    name: string
    requiresRecreation: string
    before?: string
    after?: string
    evaluation: string
  }[]
}

export interface StackState {
  arn: string
  name: string
  /** CloudFormation's own word, such as UPDATE_ROLLBACK_COMPLETE. */
  status: string
  statusReason: string
  outputs: Record<string, string>
  tags: Record<string, string>
}

export interface MovingStack {
  arn: string
  name: string
  status: string
}

export interface StackEvent {
  eventId: string
  at: Date
  logicalId: string
  physicalId: string
  resourceType: string
  status: string
  reason: string
  token: string
}

/**
 * What went wrong between us and CloudFormation. `throttled` and `unavailable` are tried again and never fail a
 * deployment; `denied` and `refused` are answers.
 */
export class StackProblem extends Error {
  readonly kind: 'throttled' | 'unavailable' | 'denied' | 'refused'
  /** CloudFormation's code on the wire, such as ValidationError. */
  readonly awsCode: string

  constructor(kind: StackProblem['kind'], awsCode: string, message: string, cause: unknown) {
    super(message, { cause })
    this.name = 'StackProblem'
    this.kind = kind
    this.awsCode = awsCode
  }
}
