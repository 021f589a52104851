/** A `.tar.gz` of these files, made in the browser, so that a folder travels the same way as an archive. */
export function packTarGz(files: readonly { path: string; content: Blob }[]): Promise<Blob> {
  const parts = files.flatMap(({ path, content }) => [header(path, content.size), content, padding(content.size)])
  const tar = new Blob([...parts, new Uint8Array(2 * block)])
  return new Response(tar.stream().pipeThrough(new CompressionStream('gzip'))).blob()
}

const block = 512
const padding = (size: number) => new Uint8Array((block - (size % block)) % block)

/** The header of one regular file, as POSIX's ustar wants it. Times are left at zero: they mean nothing in a bundle. */
function header(path: string, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(block)
  const write = (text: string, at: number) => bytes.set(new TextEncoder().encode(text), at)
  const { prefix, name } = splitPath(path)
  write(name, 0)
  write('0000644\0', 100)
  write('0000000\0', 108)
  write('0000000\0', 116)
  write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  write('00000000000\0', 136)
  write('        ', 148)
  write('0', 156)
  write('ustar\x0000', 257)
  write(prefix, 345)
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return bytes
}

/** A name has room for 100 bytes, and the folders before it for 155. */
function splitPath(path: string) {
  const length = (text: string) => new TextEncoder().encode(text).length
  if (length(path) <= 100) return { prefix: '', name: path }
  for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
    const [prefix, name] = [path.slice(0, at), path.slice(at + 1)]
    if (length(name) <= 100 && length(prefix) <= 155) return { prefix, name }
  }
  throw new Error(`${path} is too long to pack. A path may have 200 characters, a file name 100.`)
}
