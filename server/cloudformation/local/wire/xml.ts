/** What an operation answers; a list becomes `<member>` elements, what is undefined is left out. */
export type Output = string | number | boolean | Date | undefined | null | Output[] | { [name: string]: Output }

export const CLOUDFORMATION_NAMESPACE = 'http://cloudformation.amazonaws.com/doc/2010-05-15/'

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

export function responseXml(action: string, namespace: string, result: Output, requestId: string): string {
  const body = result === undefined ? '' : `<${action}Result>${element(result)}</${action}Result>`
  return `<${action}Response xmlns="${namespace}">${body}<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`
}

export function errorXml(code: string, message: string, status: number, namespace: string, requestId: string): string {
  const type = status < 500 ? 'Sender' : 'Receiver'
  return `<ErrorResponse xmlns="${namespace}"><Error><Type>${type}</Type><Code>${escapeText(code)}</Code><Message>${escapeText(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`
}

/** EC2 has a form of its own: no result around the answer, and `<item>` for the members of a list. */
export function ec2Xml(action: string, namespace: string, result: Output, requestId: string): string {
  return `<${action}Response xmlns="${namespace}"><requestId>${requestId}</requestId>${element(result, 'item')}</${action}Response>`
}

export function ec2ErrorXml(code: string, message: string, requestId: string): string {
  return `<Response><Errors><Error><Code>${escapeText(code)}</Code><Message>${escapeText(message)}</Message></Error></Errors><RequestID>${requestId}</RequestID></Response>`
}

function element(value: Output, member = 'member'): string {
  if (value === undefined || value === null) return ''
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map((item) => `<${member}>${element(item, member)}</${member}>`).join('')
  if (typeof value !== 'object') return escapeText(String(value))
  let xml = ''
  for (const [name, inner] of Object.entries(value)) {
    if (inner !== undefined && inner !== null) xml += `<${name}>${element(inner, member)}</${name}>`
  }
  return xml
}

/** Characters that XML cannot hold at all are left out. */
function escapeText(text: string): string {
  if (!/[&<>"\r\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text)) return text
  return [...text]
    .filter((char) => !/[\p{Cs}\ufffe\uffff]/u.test(char) && (!/\p{Cc}/u.test(char) || /[\t\n\r\u0085]/.test(char)))
    .map((char) => ESCAPES[char] ?? char)
    .join('')
}
