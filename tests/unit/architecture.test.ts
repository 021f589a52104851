import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesBelow, sourceFiles } from '../support/source-files.ts'

/** From left to right: each may use those to its left. */
const nouns = ['accounts', 'templates', 'plans', 'guardrails', 'deployments', 'environments', 'services', 'rollouts']
const allNouns = nouns.join('|')

interface Arrow {
  rule: string
  in: RegExp
  never: RegExp
}

const arrows: Arrow[] = [
  {
    rule: 'the product works without the portal',
    in: /^(server|drizzle)\//,
    never: /^(app\/|next(\/|$)|next-auth|react)/,
  },
  { rule: 'only server/api knows the transport', in: /^server\/(?!api\/)/, never: /^(server\/api\/|@trpc\/)/ },
  {
    rule: 'a router validates, calls one function and returns',
    in: /^server\/api\/routers\//,
    never: /^(drizzle|server\/db)/,
  },
  { rule: 'the portal reads and writes through server/api', in: /^app\//, never: /^(drizzle|pg$|server\/db)/ },
  { rule: 'only server/cloudformation knows AWS', in: /^(?!server\/cloudformation\/)/, never: /^@aws-sdk\// },
  {
    rule: 'the adapter knows stacks and nothing else',
    in: /^server\/cloudformation\//,
    never: RegExp(`^(server/(${allNouns}|policy|audit|api|worker)/|drizzle)`),
  },
  {
    rule: 'the local endpoint is reached over HTTP, by the adapter that reaches AWS',
    in: /^(server|app)\/(?!cloudformation\/local\/)/,
    never: /^server\/cloudformation\/local\//,
  },
  {
    rule: 'a renderer knows nothing but how to render',
    in: /^server\/rendering\/child\//,
    never: /^(server\/(?!rendering\/)|drizzle|app\/|node:(net|http|https|dns|child_process))/,
  },
  {
    rule: 'rules are pure: no database, no files, no clock of a worker',
    in: RegExp(
      `^server/(plans/|(${allNouns})/(${nouns.map((noun) => noun.slice(0, -1)).join('|')}|inputs|versions/version)\\.ts$)`,
    ),
    never:
      /^(drizzle|pg$|node:(fs|http|child_process|net)|server\/(db|audit|worker|cloudformation\/(?!template\/|stacks\.ts)))/,
  },
  {
    rule: 'the validator knows nothing but what it is asked',
    in: /^server\/validation\/child\//,
    never: /^(server\/(?!validation\/)|drizzle|app\/|node:(net|http|https|dns|child_process))/,
  },
  {
    rule: 'only server/validation knows the official validator',
    in: /^(?!server\/validation\/)/,
    never: /^@aws\/cloudformation-validate/,
  },
  { rule: 'the tables know only rules', in: /^drizzle\/schema\//, never: /^(app\/|pg$|server\/(db|api|worker|boot))/ },
  ...nouns.slice(0, -1).map((noun, index) => ({
    rule: `${noun} never looks at ${nouns.slice(index + 1).join(', ')}`,
    in: RegExp(`^server/${noun}/`),
    never: RegExp(`^server/(${nouns.slice(index + 1).join('|')})/`),
  })),
]

const product = sourceFiles('app', 'server', 'drizzle')
const everything = [...product, ...sourceFiles('tests')]
const lines = (text: string) => text.trimEnd().split('\n').length
const paths = (files: { path: string }[]) => files.map((file) => file.path)

test('the rules below look at real modules with real imports', () => {
  expect(product.length).toBeGreaterThan(100)
  expect(product.flatMap((file) => file.imports).filter((name) => name.startsWith('server/')).length).toBeGreaterThan(
    100,
  )
})

describe('arrows', () => {
  for (const { rule, in: where, never } of arrows) {
    test(rule, () => {
      const broken = product
        .filter((file) => where.test(file.path))
        .flatMap((file) =>
          file.imports.filter((name) => never.test(name)).map((name) => `${file.path} imports ${name}`),
        )
      expect(broken).toEqual([])
    })
  }

  test('only server/config.ts and the supervisor read the environment', () => {
    const reads = product.filter(
      (file) => /^(app|server)\/(?!boot\/|config\.ts)/.test(file.path) && /process\.env\b/.test(file.text),
    )
    expect(paths(reads)).toEqual([])
  })
})

describe('size', () => {
  test('no file is longer than 300 lines', () => {
    expect(
      everything.filter((file) => lines(file.text) > 300).map((file) => `${file.path} ${lines(file.text)}`),
    ).toEqual([])
  })

  test('half of the files are shorter than 80 lines', () => {
    const sorted = product.map((file) => lines(file.text)).sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(80)
  })

  test('no folder has more than 14 entries, below the first level, which lists the nouns', () => {
    const entries = new Map<string, Set<string>>()
    for (const file of ['app', 'server', 'drizzle'].flatMap(filesBelow)) {
      for (let entry = file; entry.split('/').length > 2; entry = path.dirname(entry)) {
        const folder = path.dirname(entry)
        entries.set(folder, (entries.get(folder) ?? new Set()).add(entry))
      }
    }
    expect(
      [...entries].filter(([, inside]) => inside.size > 14).map(([folder, { size }]) => `${folder} ${size}`),
    ).toEqual([])
  })
})

describe('words', () => {
  test('a file is named for what it holds, never utils, helpers, common or types', () => {
    // Handlebars calls the functions of its language helpers; there the word has a meaning.
    const vague = /(^|\/)(utils?|(?<!handlebars\/)helpers?|common|misc|shared|lib|types|constants)(\.[a-z]+|\/)/
    expect(paths(product.filter((file) => vague.test(file.path)))).toEqual([])
  })

  test('names are in kebab-case, so that a file has one name on every disk', () => {
    const kebab = /^[_(]?[a-z0-9]+(-[a-z0-9]+)*\)?$|^\[{1,2}(\.\.\.)?[a-z]+\]{1,2}$|^\d+\.\d+$/
    const isKebab = (file: string) => file.split('/').every((part) => kebab.test(part.replace(/(\.[a-z]+)+$/, '')))
    expect(paths(everything.filter((file) => !isKebab(file.path)))).toEqual([])
  })

  test('there are no barrels: a name is imported from the file that defines it', () => {
    const barrels = everything.filter(
      (file) => /(^|\/)index\.[a-z]+$/.test(file.path) || /^export \* from/m.test(file.text),
    )
    expect(paths(barrels)).toEqual([])
  })

  test('a type is never any, and an error of the compiler is never ignored', () => {
    const ignored = /@ts-(ignore|nocheck|expect-error)\b|(:|\bas|<|,|\|) ?any\b(?=[\s,;)>[\]=]|$)/m
    const loose = everything.filter(
      (file) => !file.path.endsWith('architecture.test.ts') && ignored.test(withoutText(file.text)),
    )
    expect(paths(loose)).toEqual([])
  })
})

/** Strings and prose may say any; a directive of the compiler is a comment and stays. */
function withoutText(text: string): string {
  return text.replace(
    /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\*(?!.*@ts-)[\s\S]*?\*\/|\/\/(?!.*@ts-).*/g,
    "''",
  )
}
