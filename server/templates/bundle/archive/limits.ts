export const bundleLimits = {
  archiveBytes: 10 * 1_048_576,
  unpackedBytes: 20 * 1_048_576,
  fileBytes: 1_048_576,
  files: 500,
  pathCharacters: 200,
  pathDepth: 8,
} as const
