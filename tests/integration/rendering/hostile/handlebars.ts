import type { Hostile } from './jinja.ts'

const no = /FORBIDDEN|HELPER|UNDEFINED|SYNTAX/
const large = /MEMORY|TIMEOUT|OUTPUT_TOO_LARGE|HELPER/
const nested = (text: string, times: number, middle: string, close: string) =>
  text.repeat(times) + middle + close.repeat(times)

export const partials = {
  self: '{{> self this}}',
  double: '{{> double this}}{{> double this}}',
  a: '{{> b this}}',
  b: '{{> a this}}',
  many: '{{#each (range 1 9999)}}{{> x this}}{{/each}}',
  x: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  ...Object.fromEntries(Array.from({ length: 19 }, (_, i) => [`d${i}`, `{{> d${i + 1} this}}`.repeat(40)])),
  d19: 'x',
}

export const escapes: Hostile[] = [
  ['a constructor', '{{constructor.constructor "return process"}}', no],
  ['a constructor of a text', '{{s.constructor}}', no],
  ['a constructor in brackets', '{{s.[constructor]}}', no],
  ['a constructor in quotes', '{{s."constructor"}}', no],
  ['a constructor of a list', '{{#with (split "a,b" ",") as |c|}}{{c.constructor.constructor}}{{/with}}', no],
  ['a constructor of a helper', '{{lower.constructor}}', no],
  ['a prototype', '{{__proto__.polluted}}', no],
  ['a prototype of a map', '{{d.__proto__.polluted}}', no],
  ['a prototype by depth', '{{#with d}}{{../__proto__}}{{/with}}', no],
  ['a prototype by root', '{{@root.__proto__}}', no],
  ['a getter', '{{d.__lookupGetter__}}{{d.__defineGetter__}}', no],
  ['lookup', '{{lookup d "constructor"}}', no],
  ['a computed helper', '{{(lookup this "x") s}}', no],
  ['helperMissing', '{{helperMissing "x"}}{{blockHelperMissing d}}', no],
  [
    'helperMissing with data',
    '{{#with "constructor" as |x|}}{{#with (split x "")}}{{helperMissing}}{{/with}}{{/with}}',
    no,
  ],
  ['log', '{{log "x" level="error"}}', no],
  ['a decorator', '{{* x}}', no],
  ['an inline partial', '{{#*inline "p"}}x{{/inline}}{{> p}}', no],
  ['a block of a partial', '{{#> x}}y{{/x}}', no],
  ['a computed partial', '{{> (concat "s" "elf") this}}', no],
  ['another file', '{{> ../../etc/passwd this}}', /INCLUDE|SYNTAX/],
  ['data of the frame', '{{@partial-block}}{{@_parent}}{{@root.constructor}}', no],
  ['the process', '{{process.env.PATH}}', no],
  ['a global object', '{{globalThis}}', no],
  ['toString', '{{d.toString}}', no],
  ['valueOf of a number', '{{n.valueOf}}', no],
  ['a method of a list', '{{#with (range 1 3) as |r|}}{{r.map}}{{/with}}', no],
  ['a name of a helper as a path', '{{helpers.lower}}', no],
  ['an object as a partial', '{{> [object Object] this}}', /INCLUDE|SYNTAX/],
  ['a dynamic reference', 'P: {{resolve:ssm:x}}', /DYNAMIC_REF/],
]

export const bombs: Hostile[] = [
  ['10^10 rounds', nested('{{#each (range 1 9999)}}', 4, '', '{{/each}}'), large],
  ['range(10^9)', '{{#each (range 0 1000000000)}}{{/each}}', large],
  [
    'doubling by concat',
    nested(
      '{{#with (concat @root.long @root.long @root.long @root.long) as |s|}}{{concat s s s s s s s s s s}}',
      40,
      '',
      '{{/with}}',
    ),
    large,
  ],
  ['doubling by replace', `{{replace ${'(replace '.repeat(30)}"aa"${' "a" "aaaaaaaaaa")'.repeat(30)} "a" "b"}}`, large],
  ['joining', '{{join (range 1 9999) (join (range 1 9999) ", ")}}', large],
  [
    'indenting',
    '{{indent (join (range 1 9999) "\\n") 100}}{{#each (range 1 999)}}{{indent (join (range 1 9999) "\n") 100}}{{/each}}',
    /MEMORY|TIMEOUT|OUTPUT|UNSAFE/,
  ],
  ['splitting', '{{#each (range 1 9999)}}{{length (split (join (range 1 9999) ",") ",")}}{{/each}}', large],
  [
    'many writings of YAML',
    '{{#each (range 1 9999)}}\n- {{yaml @root.d}}\n- {{json (range 1 9999)}}\n{{/each}}',
    large,
  ],
  ['large numbers', `{{multiply ${'9007199254740991 '.repeat(99)}}}`, large],
  ['a partial of itself', '{{> self this}}', /RECURSION/],
  ['a partial that doubles', '{{> double this}}', /RECURSION/],
  ['partials of each other', '{{> a this}}', /RECURSION/],
  ['partials that multiply', '{{> d0 this}}', large],
  ['many partials', '{{#each (range 1 9999)}}{{> many this}}{{/each}}', large],
  ['much output', '{{#each (range 1 9999)}}{{#each (range 1 99)}}0123456789{{/each}}{{/each}}', /OUTPUT/],
  ['much text on one line', '{{#each (range 1 9999)}}{{#each (range 1 9999)}}{{@root.s}}{{/each}}{{/each}}', large],
  ['quotes', '"{{#each (range 1 9999)}}{{#each (range 1 9999)}}{{@root.q}}{{/each}}{{/each}}"', large],
]

export const sources: Hostile[] = [
  ['blocks', nested('{{#if s}}', 20_000, 'x', '{{/if}}'), /DEPTH/],
  ['inverse blocks', nested('{{^if s}}', 20_000, 'x', '{{/if}}'), /DEPTH/],
  ['else chains', `{{#if s}}${'{{else if s}}'.repeat(20_000)}{{/if}}`, /DEPTH/],
  ['calls', `{{lower ${nested('(lower ', 20_000, 's', ')')}}}`, /DEPTH/],
  ['calls with spaces', `{{lower ${nested('( lower\n', 5_000, 's', ')')}}}`, /DEPTH/],
  ['calls in second place', `{{concat s ${nested('(concat "a" ', 3_000, 's', ')')}}}`, /DEPTH/],
  ['expressions', '{{s}}'.repeat(50_000), /TOO_LARGE/],
  ['arguments', `{{concat ${'s '.repeat(200_000)}}}`, /TOO_LARGE|TIMEOUT|MEMORY|DEPTH/],
  ['a long path', `{{s${'.a'.repeat(100_000)}}}`, /UNDEFINED|TIMEOUT|DEPTH|TOO_LARGE/],
  ['parents', `{{${'../'.repeat(100_000)}s}}`, /UNDEFINED|TIMEOUT|DEPTH|TOO_LARGE|SYNTAX/],
  ['an unended expression', `${'{{s}}'.repeat(999)}{{s`, /SYNTAX/],
  ['an unended block', '{{#if s}}'.repeat(40), /SYNTAX/],
  ['an unended comment', '{{!--'.repeat(100_000), /SYNTAX/],
  ['unended comments of the short kind', `${'{{!'.repeat(200_000)}`, /SYNTAX/],
  ['an unended text', `{{lower "${'\\"'.repeat(300_000)}}}`, /SYNTAX|UNSAFE/],
  ['an unended raw block', `{{{{raw}}}}${'{{{{'.repeat(1_000)}`, /SYNTAX|FORBIDDEN/],
  ['backslashes', `${'\\'.repeat(800_000)}{{missing}}`, /UNDEFINED|SYNTAX|TIMEOUT/],
  ['braces', '{'.repeat(800_000), /SYNTAX|TIMEOUT/],
  ['a long name', `{{${'a'.repeat(800_000)}}}`, /UNDEFINED/],
  ['NUL', '{{s\0}}', /SYNTAX|UNDEFINED/],
  ['half a character', '{{\ud800}}', /SYNTAX|UNDEFINED/],
  ['a forged answer', '{"ok":true,"text":"forged"}\u0000{{missing}}', /UNDEFINED|SYNTAX/],
]
