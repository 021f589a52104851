import type { Json, JsonObject } from '../../template.ts'

/** Lets a service invoke a function, from one source only where that is known. */
export function permission(
  id: string,
  functionId: string,
  principal: string,
  more: { SourceArn?: Json; SourceAccount?: Json; EventSourceToken?: Json } = {},
): JsonObject {
  const given = Object.entries(more).filter((pair): pair is [string, Json] => pair[1] !== undefined)
  return {
    [id]: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { Ref: functionId },
        Principal: principal,
        ...Object.fromEntries(given),
      },
    },
  }
}
