// Real hosts in front of what dist.zip has in it, set up as docs/hosting.md says: the settings are read from there.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../free-port.js";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const program = (variable) => {
  if (!process.env[variable]) throw new Error(`Name the program in ${variable}; \`cargo xtask test --hosts\` does, and installs it.`);
  return process.env[variable];
};

/** The page's blocks of settings: the nginx of a root, the nginx of a path. */
const settings = () => {
  const blocks = [...readFileSync(here("../../docs/hosting.md"), "utf8").matchAll(/```nginx\n([^]*?)```/g)].map(([, text]) => text);
  if (blocks.length !== 2) throw new Error("docs/hosting.md should have two blocks for nginx: at the root, and below a path.");
  return blocks;
};

/** The text with one thing in place of another that must be there. */
const replaced = (text, what, by) => {
  if (!text.includes(what)) throw new Error(`docs/hosting.md no longer says “${what}”.`);
  return text.replaceAll(what, by);
};

export const HOSTS = [
  { name: "nginx at the root", path: "/", compresses: true, start: (host) => nginx(host, settings()[0]) },
  { name: "nginx below a path", path: "/tools/onward/", compresses: true, start: (host) => nginx(host, settings()[1]) },
  { name: "nginx below a path, not compressed", path: "/tools/onward/", compresses: false, start: (host) => nginx(host, replaced(settings()[1], "gzip on;", "gzip off;")) },
  { name: "Python below a path", path: "/tools/onward/", compresses: false, start: python },
];

function nginx({ folder, app, port }, block) {
  mkdirSync(join(folder, "tmp"));
  const server = replaced(replaced(block, "listen 80;", `listen 127.0.0.1:${port};`), "/srv/onward", app);
  const bodies = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/tmp/${kind};`).join(" ");
  // An administrator's nginx would give its rights up, and then could not read a folder of theirs.
  const user = process.getuid() === 0 ? "user root;" : "";
  const file = join(folder, "nginx.conf");
  writeFileSync(file, `${user} daemon off; pid ${folder}/nginx.pid; error_log stderr crit; events {}\nhttp { access_log off; default_type application/octet-stream; ${bodies}\n${server}\n}`);
  return spawn(program("NGINX_PROGRAM"), ["-p", folder, "-e", "stderr", "-c", file], { stdio: ["ignore", "ignore", "inherit"] });
}

function python({ folder, port }) {
  return spawn(program("PYTHON"), ["-m", "http.server", "--bind", "127.0.0.1", String(port)], { cwd: join(folder, "www"), stdio: "ignore" });
}

/** Unpacks dist.zip and starts the host; ready when it answers. */
export async function start(host) {
  const folder = mkdtempSync(join(tmpdir(), "onward-host-"));
  const app = join(folder, "www/tools/onward");
  mkdirSync(app, { recursive: true });
  execFileSync(program("PYTHON"), ["-m", "zipfile", "-e", here("../../dist.zip"), app]);
  const port = await freePort();
  const child = host.start({ folder, app, port });
  const ended = new Promise((done) => child.once("exit", done).once("error", done));
  const origin = `http://127.0.0.1:${port}`;
  const limit = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null || child.pid === undefined) throw new Error(`${host.name} did not start.`);
    try {
      await fetch(origin);
      break;
    } catch (why) {
      if (Date.now() > limit) throw why;
      await new Promise((done) => setTimeout(done, 20));
    }
  }
  let up = true;
  return {
    origin,
    url: origin + host.path,
    app,
    /** Ends the host, as a network that is gone. */
    async stop() {
      if (!up) return;
      up = false;
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
