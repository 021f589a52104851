import { cidr } from './cidr.ts'
import type { Intrinsic } from './intrinsic.ts'
import { chooseBranch } from './logic.ts'
import { findInMap, getAtt, getAZs, getStackOutput, importValue, ref } from './lookups.ts'
import { base64, join, length, select, split, sub, toJsonString } from './strings.ts'

const functions: Record<string, Intrinsic> = {
  Ref: ref,
  'Fn::GetAtt': getAtt,
  'Fn::Sub': sub,
  'Fn::Join': join,
  'Fn::Split': split,
  'Fn::Select': select,
  'Fn::FindInMap': findInMap,
  'Fn::ImportValue': importValue,
  'Fn::GetStackOutput': getStackOutput,
  'Fn::Base64': base64,
  'Fn::Cidr': cidr,
  'Fn::GetAZs': getAZs,
  'Fn::Length': length,
  'Fn::ToJsonString': toJsonString,
}

/** The functions that CloudFormation names when it meets another one: not all it has, and in this order. */
const told = [
  ...['Base64', 'GetAtt', 'GetAZs', 'ImportValue', 'Join', 'Split', 'FindInMap', 'Select'].map((name) => `Fn::${name}`),
  ...['Ref', 'Fn::Equals', 'Fn::If', 'Fn::Not', 'Condition', 'Fn::And', 'Fn::Or', 'Fn::Contains'],
  ...['EachMemberEquals', 'EachMemberIn', 'ValueOf', 'ValueOfAll', 'RefAll', 'Sub', 'Cidr'].map(
    (name) => `Fn::${name}`,
  ),
]

export const INTRINSICS = { functions, chooseBranch, told }
