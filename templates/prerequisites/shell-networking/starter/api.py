"""The shop's API in miniature, with the moods of the real one: python3 api.py, then http://127.0.0.1:8080

GET /orders?day=2026-03-01 answers a CSV, if the header "Authorization: Bearer let-me-in" is there. Of three requests it
answers the first two with 503. The day 2026-03-02 never answers, for 2026-03-03 there is nothing (404), and the answer
for 2026-03-04 is an error page with the status 200.
"""

import itertools
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

requests = itertools.count(1)


class Api(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        day = parse_qs(urlsplit(self.path).query).get("day", [""])[0]
        if self.headers.get("Authorization") != "Bearer let-me-in":
            self.answer(401, "who are you?\n")
        elif day == "2026-03-02":
            time.sleep(600)
        elif day == "2026-03-03":
            self.answer(404, "no orders on this day\n")
        elif next(requests) % 3 != 0:
            self.answer(503, "busy, come back later\n")
        elif day == "2026-03-04":
            self.answer(200, "<html>Something went wrong</html>\n")
        else:
            self.answer(200, f"order_id,customer_id,ordered_at,amount\n1,7,{day}T09:00:00Z,12.50\n")

    def answer(self, status: int, text: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", 8080), Api).serve_forever()
