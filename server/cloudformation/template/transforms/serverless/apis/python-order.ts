import { isObject, type Json, type JsonObject } from '../../../../template/template.ts'

/**
 * The names of a template's resources in the order in which SAM takes them. Where there are REST APIs it goes on as
 * Python 2.7 did, so that their deployments keep their names; what several APIs share is written in this order.
 */
export function inPythonOrder(resources: JsonObject, globals: Json | undefined): string[] {
  const names = Object.keys(resources)
  if (!hasRestApi(resources) && !hasDefaultAuthorizer(resources, globals)) return names
  const table = new Slots()
  for (const name of [...names, 'ServerlessRestApi', 'ServerlessHttpApi']) table.add(name)
  return table.names()
}

function events(resource: JsonObject): Json[] {
  const given = isObject(resource.Properties) ? resource.Properties.Events : undefined
  return isObject(given) ? Object.values(given) : []
}

function hasRestApi(resources: JsonObject): boolean {
  return Object.values(resources)
    .filter(isObject)
    .some(
      (one) =>
        one.Type === 'AWS::Serverless::Api' || events(one).some((event) => isObject(event) && event.Type === 'Api'),
    )
}

function hasDefaultAuthorizer(resources: JsonObject, globals: Json | undefined): boolean {
  const authorizer = (holder: Json | undefined) =>
    isObject(holder) && isObject(holder.Auth) && Boolean(holder.Auth.DefaultAuthorizer)
  const isGlobal = isObject(globals) && authorizer(globals.HttpApi)
  return Object.values(resources)
    .filter(isObject)
    .some(
      (one) =>
        (one.Type === 'AWS::Serverless::HttpApi' && (isGlobal || authorizer(one.Properties))) ||
        (isGlobal && events(one).some((event) => isObject(event) && event.Type === 'HttpApi')),
    )
}

const SMALLEST = 8
const PERTURB_SHIFT = 5n

/** The slots of a dictionary of Python 2.7: a name's place comes from its hash, and the order from the places. */
class Slots {
  private slots: (string | undefined)[] = new Array(SMALLEST).fill(undefined)
  private filled = 0

  add(name: string): void {
    const place = this.placeOf(name)
    if (this.slots[place] === name) return
    this.slots[place] = name
    this.filled += 1
    if (this.filled * 3 >= this.slots.length * 2) this.grow()
  }

  names(): string[] {
    return this.slots.filter((name) => name !== undefined)
  }

  private placeOf(name: string): number {
    const mask = BigInt(this.slots.length - 1)
    let perturb = hashOf(name)
    let walker = perturb & mask
    let place = Number(walker)
    while (this.slots[place] !== undefined && this.slots[place] !== name) {
      walker = walker * 5n + perturb + 1n
      place = Number(walker & mask)
      perturb >>= PERTURB_SHIFT
    }
    return place
  }

  private grow(): void {
    const names = this.names()
    let size = SMALLEST
    while (size <= names.length * 4) size *= 2
    this.slots = new Array(size).fill(undefined)
    this.filled = 0
    for (const name of names) this.add(name)
  }
}

const FACTOR = 1_000_003n

function hashOf(text: string): bigint {
  const letters = [...text].map((letter) => BigInt(letter.codePointAt(0) ?? 0))
  const mixed = letters.reduce((sum, letter) => BigInt.asUintN(64, FACTOR * sum) ^ letter, (letters[0] ?? 0n) << 7n)
  return BigInt.asUintN(64, mixed ^ BigInt(letters.length))
}
