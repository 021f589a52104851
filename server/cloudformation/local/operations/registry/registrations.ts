import { AwsError } from '../../wire/aws-error.ts'
import { structs, text } from '../../wire/form.ts'
import type { Operation } from '../call.ts'
import { askedType } from './public-types.ts'

/** No type is ever registered here, so no registration is under way. */
export const listTypeRegistrations: Operation = () => ({ RegistrationTokenList: [] })

export const describeTypeRegistration: Operation = ({ input }) => {
  const token = text(input, 'RegistrationToken')
  throw new AwsError('CFNRegistryException', `No registration token matches the identifier provided: ${token}`)
}

/** No type has a configuration here: each one asked for is answered as not found. */
export const batchDescribeTypeConfigurations: Operation = ({ input }) => ({
  Errors: (structs(input, 'TypeConfigurationIdentifiers') ?? []).map((identifier) => ({
    ErrorCode: 'TypeConfigurationNotFoundException',
    ErrorMessage: 'No configuration has been set for this type',
    TypeConfigurationIdentifier: Object.fromEntries(
      ['TypeArn', 'TypeConfigurationAlias', 'TypeConfigurationArn', 'Type', 'TypeName'].map((name) => [
        name,
        text(identifier, name),
      ]),
    ),
  })),
  UnprocessedTypeConfigurations: [],
  TypeConfigurations: [],
})

/** The public types belong to AWS: they can be looked at, not changed. */
export const refuseToChangeType: Operation = (call) => {
  const { name } = askedType(call)
  throw new AwsError('CFNRegistryException', `${call.action} is not possible: ${name} is a public type of AWS.`)
}
