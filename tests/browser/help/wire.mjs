// What comes over the wire: stands between browser and server and counts, by path. Where the server is down, so is this.

import { Agent, createServer, request } from 'node:http';

export class Wire {
  /** @param {{url: string}} server */
  static async before(server) {
    const wire = new Wire();
    /** Bytes of bodies and headers, by path and query. @type {Map<string, number>} */
    wire.bytes = new Map();
    wire.agent = new Agent({ keepAlive: true });
    wire.server = createServer((asked, answer) => wire.pass(new URL(server.url), asked, answer));
    await new Promise((done) => wire.server.listen(0, '127.0.0.1', done));
    wire.url = `http://127.0.0.1:${wire.server.address().port}/`;
    return wire;
  }

  pass({ hostname, port }, asked, answer) {
    const { method, url: path, headers } = asked;
    const on = request({ hostname, port, method, path, headers, agent: this.agent }, (came) => {
      this.count(path, came.rawHeaders.join('').length + came.rawHeaders.length * 2);
      answer.writeHead(came.statusCode, came.rawHeaders);
      came.on('data', (chunk) => this.count(path, chunk.length));
      came.pipe(answer);
      came.on('error', () => asked.socket.destroy());
    });
    on.on('error', () => asked.socket.destroy());
    answer.on('close', () => on.destroy());
    asked.pipe(on);
  }

  count(path, bytes) {
    this.bytes.set(path, (this.bytes.get(path) ?? 0) + bytes);
  }

  /** Bytes of all paths that match. @param {RegExp} pattern */
  of(pattern) {
    return [...this.bytes].reduce((sum, [path, bytes]) => sum + (pattern.test(path) ? bytes : 0), 0);
  }

  total() {
    return this.of(/^/);
  }

  paths() {
    return [...this.bytes.keys()];
  }

  forget() {
    this.bytes.clear();
  }

  end() {
    this.agent.destroy();
    this.server.closeAllConnections();
    this.server.close();
  }
}
