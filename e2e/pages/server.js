// A server in front of the app's own, on which a file can be another one than the app was built with: what a new version looks like while it is put up.
import { createServer } from "node:http";

const APP = process.env.ONWARD_URL ?? "http://127.0.0.1:8091/";

/** Starts it; `files` maps a path ("/sw.js") to what is served there instead. Gives its address, and `close`. */
export async function changing(files) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, APP).pathname;
    const answer = await fetch(new URL(path, APP));
    const body = files.has(path) ? Buffer.from(files.get(path)) : Buffer.from(await answer.arrayBuffer());
    response.writeHead(files.has(path) ? 200 : answer.status, { "content-type": answer.headers.get("content-type"), "cache-control": "no-cache" });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) };
}

/** What the app's own server has there. */
export const original = async (path) => (await fetch(new URL(path, APP))).text();
