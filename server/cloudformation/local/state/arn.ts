import { partitionOf } from '../../template/intrinsics/lookups.ts'

export function stackArn(account: string, region: string, name: string, id: string): string {
  return `arn:${partitionOf(region)}:cloudformation:${region}:${account}:stack/${name}/${id}`
}

export function changeSetArn(account: string, region: string, name: string, id: string): string {
  return `arn:${partitionOf(region)}:cloudformation:${region}:${account}:changeSet/${name}/${id}`
}

export function placeOfArn(arn: string): { account: string; region: string } {
  const [, , , region = '', account = ''] = arn.split(':')
  return { account, region }
}
