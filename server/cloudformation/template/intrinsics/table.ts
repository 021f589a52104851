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

export const INTRINSICS = { functions, chooseBranch }
