/** CloudFormation's published quotas on one template. */
export const LIMITS: Record<string, number> & { descriptionBytes: number; inlineBytes: number; urlBytes: number } = {
  Resources: 500,
  Parameters: 200,
  Outputs: 200,
  Mappings: 200,
  descriptionBytes: 1024,
  inlineBytes: 51_200,
  urlBytes: 1_048_576,
}
