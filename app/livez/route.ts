/** The process runs and answers. It says nothing about the database, so that a database outage restarts nobody. */
export function GET() {
  return Response.json({ live: true }, { headers: { 'cache-control': 'no-store' } })
}
