// A port that nobody listens on.
import { createServer } from "node:net";

/** Any free one; the system gives no other program the same for a while. */
export const freePort = () =>
  new Promise((done) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
