// A server for the test of this package. It prints its port, and ends after two minutes.
import { createServer } from "node:http";

const server = createServer((request, response) => {
  const isRight =
    request.method === "GET" &&
    request.url === "/v2024/recommendations/config" &&
    request.headers.authorization === "Bearer t0ken" &&
    request.headers["x-sailpoint-experimental"] === "true";
  response.writeHead(isRight ? 200 : 403, { "content-type": "application/json" });
  response.end(isRight ? '{"onlyTuneThreshold":true}' : '{"messages":[{"text":"not allowed"}]}');
});

server.listen(0, "127.0.0.1", () => console.log(server.address().port));
setTimeout(() => process.exit(1), 120_000).unref();
