"""S3, S4, S10, S11, S12, S15: what is said to the server, and what it must make of it."""

import html.parser
import json
import multiprocessing
import os
import pathlib
import random
import re
import socket
import subprocess
import time
import urllib.parse

from harness import Lines, Server, line_client, read_all, search_path

HOST = b"Host: localhost\r\n"


def statuses(reply):
    """The statuses of the responses in some bytes."""
    return [int(code) for code in re.findall(rb"(?:^|\n|\})HTTP/1\.[01] (\d{3}) ", reply)]


def s3_sizes(context, report):
    with context.server() as server:
        memory = server.resident
        # Lines, from those that fit to a gigabyte.
        verdicts = []
        for size in [1 << 10, 32 << 10, 64 << 10, (64 << 10) + 1, 1 << 20, 16 << 20, (64 if context.quick else 1024) << 20]:
            client = line_client(server.socket)
            chunk = b"a" * min(size, 1 << 20)
            sent = 0
            try:
                while sent < size:
                    sent += client.send(chunk[: size - sent])
                client.sendall(b"\n")
            except OSError:
                pass
            reply = b""
            try:
                reply = client.makefile("rb").readline()
            except OSError:
                pass
            client.close()
            code = json.loads(reply).get("error", {}).get("code") if reply else "closed"
            fits = size <= 64 << 10
            verdicts.append((code in (None, "too_large", "bad_query")) if fits else code in ("too_large", "closed"))
        report.add("S3", "lines of 1 KB to 1 GB", "answered or refused, then closed", f"{sum(verdicts)} of {len(verdicts)} as said", all(verdicts))
        cases = [
            ("head of 17 KB", b"GET /v1/ping HTTP/1.1\r\n" + HOST + b"X-A: " + b"a" * 17_000 + b"\r\n\r\n", 431),
            ("head of 1 MB without an end", b"GET /v1/ping HTTP/1.1\r\n" + HOST + b"X-A: " + b"a" * (1 << 20), 431),
            ("target of 64 KB", b"GET /v1/search?q=" + b"a" * (64 << 10) + b" HTTP/1.1\r\n" + HOST + b"\r\n", 431),
            ("101 fields", b"GET /v1/ping HTTP/1.1\r\n" + HOST + b"".join(b"X-%d: 1\r\n" % i for i in range(101)) + b"\r\n", 431),
            ("declared body of 17 MB", b"POST /v1/search HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\nContent-Length: 17000000\r\n\r\n" + b" " * 100_000, 413),
            ("chunked body of 17 MB", b"POST /v1/search HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + (b"10000\r\n" + b" " * 65536 + b"\r\n") * 260, 413),
            ("body with a GET", b"GET /v1/ping HTTP/1.1\r\n" + HOST + b"Content-Length: 17000000\r\n\r\n", 413),
        ]
        for name, data, status in cases:
            reply = server.raw(data)
            got = statuses(reply)
            report.add("S3", name, f"{status}, then closed", f"{got}{' open' if reply.endswith(b'<open>') else ''}", got == [status] and not reply.endswith(b"<open>"))
        extra = (server.resident - memory) / 1e6
        report.add("S3", "extra memory after all of them", "O(limit)", f"{extra:.1f} MB", extra < 32)


def malformed_cases():
    """Requests that are not what HTTP/1.1 says, each with the statuses that may answer it; [] for closing without one."""
    get = b"GET /v1/ping HTTP/1.1\r\n"
    cases = []

    def add(data, *allowed):
        cases.append((data, allowed or (400,)))

    post = b"POST /v1/search HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n"
    body = b'{"query":"a"}'
    # Two lengths, or a length and a coding: never two readings.
    for fields in [
        b"Content-Length: 13\r\nTransfer-Encoding: chunked\r\n", b"Transfer-Encoding: chunked\r\nContent-Length: 13\r\n",
        b"Content-Length: 13\r\nContent-Length: 14\r\n", b"Content-Length: 13, 14\r\n", b"Content-Length: +13\r\n",
        b"Content-Length: -1\r\n", b"Content-Length: 0x0d\r\n", b"Content-Length: 13a\r\n", b"Content-Length: \r\n",
        b"Content-Length: 99999999999999999999999\r\n", b"Content-Length: 1 3\r\n", b"Content-Length: 18446744073709551616\r\n",
        b"Transfer-Encoding: chunked, identity\r\n", b"Transfer-Encoding: xchunked\r\n", b"Transfer-Encoding: identity, chunked, gzip\r\n",
        b"Transfer-Encoding : chunked\r\n", b"Content-Length : 13\r\n", b" Content-Length: 13\r\n", b"Transfer-Encoding: \x0bchunked\r\n",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", b"Transfer-Encoding:\tgzip\r\n",
    ]:
        add(post + fields + b"\r\n" + body, 400, 413, 501)
    for size in [b"g", b"-1", b"0x5", b"5 5", b"", b"ffffffffffffffffff", b"5;\x00", b"\xff", b"5\r5", b" 5", b"+5"]:
        add(post + b"Transfer-Encoding: chunked\r\n\r\n" + size + b"\r\nhello\r\n0\r\n\r\n", 400, 413)
    for tail in [b"5\r\nhelloX\r\n0\r\n\r\n", b"5\r\nhello0\r\n\r\n", b"5\nhello\n0\n\n", b"0\r\nbad trailer\r\n\r\n", b"5\r\nhel\r\n0\r\n\r\n"]:
        add(post + b"Transfer-Encoding: chunked\r\n\r\n" + tail, 400)
    # Folded lines, bare line feeds, names and values that are none.
    for field in [
        b"X-A: 1\r\n 2\r\n", b"X-A: 1\r\n\t2\r\n", b"X-A\r\n", b": 1\r\n", b"X A: 1\r\n", b"X\x00A: 1\r\n", b"X-A: \x00\r\n", b"X-A: a\x01b\r\n",
        b"X(A): 1\r\n", b"X-A: a\rb\r\n", b"\x80: 1\r\n", b"X-\xe5\x85\xbb: 1\r\n", b"X-A:\r: 1\r\n", b"X\tA: 1\r\n", b"\r: 1\r\n", b"X-A : 1\r\n", b"X-A: \x7f\r\n",
        b"@: 1\r\n\x00", b"[]: 1\r\n", b"X-A: a\x0bb\r\n",
    ]:
        add(get + HOST + field + b"\r\n", 400)
    for line in [
        b"GET /v1/ping HTTP/1.1\n" + b"Host: localhost\n\n", b"GET /v1/ping HTTP/1.1\r\nHost: localhost\n\r\n", b"GET\t/v1/ping\tHTTP/1.1\r\n",
        b"GET /v1/ping HTTP/1.1 \r\n", b"GET /v1/ping\r\n", b"/v1/ping HTTP/1.1\r\n", b" GET /v1/ping HTTP/1.1\r\n", b"get /v1/ping HTTP/1.1\r\n", b"G\x00T /v1/ping HTTP/1.1\r\n",
        b"GET /v1/ping HTTP/2.0\r\n", b"GET /v1/ping HTTP/1.2\r\n", b"GET /v1/ping HTTP/11\r\n", b"GET /v1/ping http/1.1\r\n", b"GET /v1/ping HTTP/-1.1\r\n", b"GET /v1/ping HTTP/1.\r\n",
        b"GET /v1/ping HTTP/1.1X\r\n", b"FOO BAR BAZ\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"GET /v1/\x00ping HTTP/1.1\r\n",
        b"GET /v1/pi ng HTTP/1.1\r\n", b"GET ping HTTP/1.1\r\n", b"GET /v1/ping\x7f HTTP/1.1\r\n", b"GET \xff HTTP/1.1\r\n", b"A" * 100 + b"\r\n", b"GET /v1/ping HTTP/1.1\r\r\n", b"{}\r\n", b"\x00\x00\x00\x00",
    ]:
        ending = b"" if line.endswith(b"\n\n") else HOST + b"\r\n"
        add(line + ending, 400, 404, 405, 505, 421, 200) if line[:3] in (b"GET", b"get") and b"\x00" not in line and b"HTTP/1.1\n" in line else add(line + ending, 400, 404, 405, 505, 421)
    # The host must be named once, and be one that is served.
    for hosts in [b"", HOST + b"Host: example.com\r\n", b"Host: example.com\r\n", b"Host: \r\n", b"Host: localhost@evil\r\n", b"Host: localhost:x\r\n", b"Host: localhost:80:80\r\n", b"Host: localhost evil\r\n", b"Host: localhost/evil\r\n", b"Host: [::1\r\n", b"Host: 127.0.0.1.evil.com\r\n", b"Host: 1.2.3.4\r\n", b"Host: localhost.evil.com\r\n", b"Host: evil#localhost\r\n"]:
        add(get + hosts + b"\r\n", 400, 421)
    # URLs.
    for query in [b"%", b"%2", b"%zz", b"%ff", b"%c3%28", b"%e5%85", b"%ed%a0%80", b"%f5%80%80%80", b"%00%", b"%c0%80", b"%u0041", b"%%"]:
        add(b"GET /v1/search?q=" + query + b" HTTP/1.1\r\n" + HOST + b"\r\n")
        add(b"GET /v1/search?" + query + b"=1 HTTP/1.1\r\n" + HOST + b"\r\n")
        add(b"GET /v1/documents/" + query + b" HTTP/1.1\r\n" + HOST + b"\r\n", 400, 404)
    for options in [b"limit=-1", b"limit=x", b"limit=1.5", b"limit=99999999999999999999", b"limit=1001", b"unit=x", b"match=", b"sort=up", b"zzz=1", b"q=a&q=b", b"limit=1&limit=2", b"after=1", b"after=-1.5", b"after=1.99999999999999999999", b"explain=maybe", b"k1=nan", b"k1=inf", b"b=2", b"b=-1", b"year=x", b"from=x", b"from=2022-13", b"to=2022-01-32", b"field=x", b"field==", b"facet=x", b"facet=field.", b"group=clause", b"near_duplicates=x", b"similarity=x", b"fixed_string=2", b"q=(", b"q=a%20NEAR", b"q=%22", b"q=%20", b"q=)", b"q=NOT", b"q=a%20NEAR/99999%20b", b"q=title:", b"q=year:x", b"q=a%20AND"]:
        query = options if options.startswith(b"q=") else b"q=a&" + options
        add(b"GET /v1/search?" + query + b" HTTP/1.1\r\n" + HOST + b"\r\n", 400, 409)
    # Bodies.
    for text in [b"", b"{", b"[]", b"null", b'"a"', b"{}}", b'{"query":}', b'{"query":"a",}', b'{"query":"\xff"}', b'{"query":"\\ud800"', b'{"query":"\x00"}', b'{"query":1}', b'{"query":["a"]}', b'{"query":"a","limit":"1"}', b'{"query":"a","limit":-1}', b'{"query":"a","limit":1.5}', b'{"query":"a","limit":1e400}', b'{"query":"a","zzz":1}', b'{"query":"a","query":"b"}', b'{"query":"a","field":[1]}', b'{"query":"a","field":{}}', b'{"query":"a","explain":1}', b"[" * 10_000, b'{"a":' * 10_000, b"\xef\xbb\xbf{}", b'{"query":"a"} x', b"{'query':'a'}", b'{"query":"a"\n"limit":1}']:
        add(post + b"Content-Length: %d\r\n\r\n" % len(text) + text)
    for kind in [b"", b"Content-Type: text/plain\r\n", b"Content-Type: application/x-www-form-urlencoded\r\n", b"Content-Type: multipart/form-data\r\n"]:
        add(b"POST /v1/search HTTP/1.1\r\n" + HOST + kind + b"Content-Length: 13\r\n\r\n" + body, 415)
    return cases


def s4_malformed(context, report):
    cases = malformed_cases()
    probe = b"GET /v1/ping HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: probe\r\nConnection: close\r\n\r\n"
    with context.server() as server:
        wrong = []
        smuggled = 0
        for data, allowed in cases:
            reply = server.raw(data, timeout=7, end=True)
            got = statuses(reply)
            if (got and (got[0] not in allowed or len(got) > 1)) or reply.endswith(b"<open>"):
                wrong.append((data[:80], got, allowed))
            # What stands behind a request is answered as it stands there, or, where the request was not understood, never.
            reply = server.raw(data + probe, timeout=7, end=True)
            got = statuses(reply)
            closes = b"connection: close" in reply.split(b"\r\n\r\n")[0].lower()
            if len(got) > 2 or (len(got) == 2 and (closes or b"X-Request-ID: probe" not in reply)):
                smuggled += 1
        for entry in wrong[:10]:
            print("   ", entry, flush=True)
        report.add("S4", f"{len(cases)} malformed requests", "400 or the documented status, one reading", f"{len(wrong)} otherwise, {smuggled} read on", len(cases) >= 200 and not wrong and not smuggled)
        # Lines.
        lines = [b"\xff", b"{", b"{}x", b'{"op":1}', b'{"op":"drop"}', b'{"id":{}}', b'{"id":1,"id":2,"query":"a"}', b'{"query":"\xc3"}', b"GET / HTTP/1.1", b'{"query":"a","limit":-1}', b'{"op":"get"}', b'{"op":"get","document":""}', b'{"op":"suggest","query":" "}', b'{"query":"(' + b"(" * 100 + b'"}', b"\t", b'{"op":"search","query":"a","zz":1}']
        bad = 0
        for line in lines:
            with socket.create_connection(("127.0.0.1", server.tcp), 10) as one:
                one.sendall(line + b"\n")
                reply = one.makefile("rb").readline()
                answer = json.loads(reply)
                bad += answer["ok"]
        report.add("S4", f"{len(lines)} malformed lines", "an error each", f"{len(lines) - bad} errors", bad == 0)
        count = 20_000 if context.quick else 1_000_000
        start = time.time()
        with multiprocessing.Pool(2) as pool:
            results = pool.starmap(fuzz, [(server.http, server.tcp, count // 2, seed) for seed in (1, 2)])
        sent = sum(result[0] for result in results)
        answered = sum(result[1] for result in results)
        failed = sum(result[2] for result in results)
        report.add("S4", f"{sent} fuzzed requests (seeds 1, 2)", "no 5xx, no hang, alive", f"{answered} answered, {failed} 5xx or hung, {time.time() - start:.0f} s", failed == 0 and server.is_alive and server.get("/health")[0] == 200)


def fuzz(http, tcp, count, seed):
    """Sends mutated requests, as many on a connection as the server takes; how many were sent, answered, and went wrong."""
    chance = random.Random(seed)
    templates = [data for data, _ in malformed_cases() if len(data) < 600]
    templates += [b"GET /v1/ping HTTP/1.1\r\nHost: localhost\r\n\r\n", b"POST /v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"query\":\"a\"}"] * 20
    lines = [b'{"id":1,"op":"search","query":"a","limit":1}\n', b'{"op":"stats"}\n', b"a\n", b'{"op":"suggest","query":"\xe6\x9c\xac"}\n'] * 4
    sent = answered = failed = 0

    def mutated(data):
        data = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(data) + 1)
            kind = chance.random()
            if kind < 0.4 and place < len(data):
                data[place] = chance.randrange(256)
            elif kind < 0.6:
                data[place:place] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 8)))
            elif kind < 0.8:
                del data[place : place + chance.randint(1, 8)]
            else:
                data[place:place] = data[chance.randrange(len(data) + 1) :][: chance.randint(1, 40)]
        return bytes(data)

    while sent < count:
        is_line = chance.random() < 0.3
        batch = [mutated(chance.choice(lines if is_line else templates)) for _ in range(40 if is_line else chance.randint(1, 20))]
        try:
            with socket.create_connection(("127.0.0.1", tcp if is_line else http), 10) as one:
                one.sendall(b"".join(batch))
                one.shutdown(socket.SHUT_WR)
                reply = read_all(one, 15)
        except OSError:
            reply = b""
        sent += len(batch)
        answered += reply.count(b"\n") if is_line else len(statuses(reply))
        if reply.endswith(b"<open>") or (not is_line and any(status >= 500 for status in statuses(reply))):
            failed += 1
            print("   ", seed, batch, reply[-200:], flush=True)
    return sent, answered, failed


def s10_defaults(context, report):
    def refuses(*options):
        result = subprocess.run([str(pathlib.Path(context.binaries, "gongbao-server")), "--index", str(context.index), *options], capture_output=True, text=True, timeout=20)
        return result.returncode, result.stderr

    code, text = refuses("--http", "0.0.0.0:0")
    report.add("S10", "other networks without a token", "refused", f"exit {code}", code == 2 and "--token-file" in text)
    with context.server() as server:
        mode = os.stat(server.socket).st_mode & 0o777
        report.add("S10", "mode of the Unix socket", "0600", oct(mode), mode == 0o600)
        code, text = refuses("--unix", server.socket)
        report.add("S10", "a live socket", "is never removed", f"exit {code}", code == 4 and os.path.exists(server.socket) and server.is_alive)
        link = server.directory + "/link"
        os.symlink(server.directory + "/elsewhere", link)
        code, _ = refuses("--unix", link)
        report.add("S10", "a symbolic link", "is not followed", f"exit {code}", code == 4 and not os.path.exists(server.directory + "/elsewhere"))
        plain = pathlib.Path(server.directory, "plain")
        plain.write_text("x")
        code, _ = refuses("--unix", str(plain))
        report.add("S10", "another file at the path", "stays", f"exit {code}", code == 4 and plain.read_text() == "x")
        headers = server.get(search_path("养老"), {"Origin": "http://evil.example"})[1]
        report.add("S10", "CORS", "off", "no field" if "Access-Control-Allow-Origin" not in headers else "on", "Access-Control-Allow-Origin" not in headers)
        hosts = [server.get("/v1/ping", {"Host": host})[0] for host in ["evil.example", "localhost", f"127.0.0.1:{server.http}", "[::1]:80", "LOCALHOST."]]
        report.add("S10", "Host", "421 for other names", str(hosts), hosts == [421, 200, 200, 200, 200])
        server.process.kill()
        server.process.wait()
        stale = os.path.exists(server.socket)
        with context.server("--unix", server.socket, unix=False) as other:
            client = Lines(line_client(server.socket))
            report.add("S10", "a socket that a killed server left", "is taken over", f"{client.ask(op='ping')['ok']}", stale)
        report.add("S10", "the socket after the end", "is gone", str(os.path.exists(server.socket)), not os.path.exists(server.socket))


def s11_paths(context, report):
    secret = pathlib.Path(context.directory, "secret.txt")
    secret.write_text("TOP-SECRET-TEXT")
    ups = ["..", "%2e%2e", "%252e%252e", ".%2e", "%2e.", "..%00", "..;", "%c0%ae%c0%ae", "....", "..%5c", "%2e%2e%5c"]
    slashes = ["/", "%2f", "%252f", "//", "\\", "%5c"]
    prefixes = ["/", "/v1/documents/", "/d/", "/v1/citations/"]
    ends = ["etc/passwd", "secret.txt"]
    paths = [prefix + (up + slash) * 6 + end for prefix in prefixes for up in ups for slash in slashes for end in ends]
    paths += [str(secret), "/etc/passwd", "/d/" + urllib.parse.quote(str(secret), safe=""), "/v1/documents/file:///etc/passwd", "/static/../../etc/passwd", "/.git/config", "/index/commit-000000000001.gbc", "/proc/self/environ", "/d/%00/etc/passwd"]
    bad = []
    with context.server() as server:
        for path in paths:
            request = b"GET " + path.encode("latin-1", "replace") + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            reply = server.raw(request)
            got = statuses(reply)
            if not got or got[0] not in (400, 404) or b"root:" in reply or b"TOP-SECRET" in reply:
                bad.append((path, got))
        opened = [entry for entry in os.listdir(f"/proc/{server.process.pid}/fd")]
    for entry in bad[:10]:
        print("   ", entry, flush=True)
    report.add("S11", f"{len(paths)} paths out of the root", "404 or 400, nothing read", f"{len(bad)} otherwise", len(paths) >= 100 and not bad)


XSS = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onmouseover='alert(1)", "\" autofocus onfocus=\"alert(1)",
    "<iframe src=javascript:alert(1)>", "javascript:alert(1)", "<a href=\"javascript:alert(1)\">x</a>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;", "<!--", "-->", "<![CDATA[x]]>", "<mark>x</mark>",
    "</mark><script>alert(1)</script>", "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>", "</style><script>alert(1)</script>", "<base href=//evil.example>", "<meta http-equiv=refresh content=0>",
    "\u0301\"\u0301 onclick=alert(1) ", "<\u0301script>", "\u202e\u2066evil\u2069", "\u2028alert(1)\u2029", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "a\r\nSet-Cookie: x=1", "a\r\n\r\nHTTP/1.1 200 OK", "%0d%0aX-Evil: 1",
    "\x00<script>", "\x08\x08\x08", "{{7*7}}", "${7*7}", "`alert(1)`", "\\\"-alert(1)}//", "]]>", "<svg/onload=alert`1`>", "<details open ontoggle=alert(1)>", "<math><mtext></mtext><script>alert(1)</script></math>",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e", "<style>*{background:url(//evil)}</style>", "<form action=//evil><input name=q>", "<object data=x>", "<embed src=x>", "<link rel=stylesheet href=//evil>", "\ufeff<script>alert(1)</script>",
    "\U000e0041\U000e0042", "<scr\x00ipt>alert(1)</scr\x00ipt>", "\"'><b>x</b>", "onload=alert(1)", "<body onload=alert(1)>", "&quot; onclick=alert(1)",
]


class Inspector(html.parser.HTMLParser):
    """Lists what a page must not have: scripts without our nonce, handlers, foreign addresses."""

    def __init__(self, nonce):
        super().__init__(convert_charrefs=True)
        self.nonce = nonce
        self.evil = []

    def handle_starttag(self, tag, attributes):
        names = dict(attributes)
        if tag in ("iframe", "object", "embed", "base", "math", "img", "textarea") or (tag == "script" and names.get("nonce") != self.nonce) or (tag == "style" and names.get("nonce") != self.nonce):
            self.evil.append((tag, attributes))
        for name, value in attributes:
            if name.startswith("on") or name == "style" or (name in ("href", "src", "action") and value and not value.startswith(("/", "#", "data:,"))):
                self.evil.append((tag, name, value))


def s12_injection(context, report):
    payloads = XSS + [a + b for a, b in zip(XSS, XSS[1:] + XSS[:1])] + [f"养老{p}服务" for p in XSS] + [f"\"{p}\"" for p in XSS]
    records = pathlib.Path(context.directory, "evil.jsonl")
    with open(records, "w") as file:
        for number, payload in enumerate(payloads):
            file.write(json.dumps({"id": f"e{number}{payload if number % 3 == 0 else ''}", "text": f"标记 {payload} 正文", "title": payload, "issuer": payload, "kind": payload, "number": payload, "path": [payload], "date": "2022-01-01"}) + "\n")
    index = pathlib.Path(context.directory, "evil.idx")
    subprocess.run([str(pathlib.Path(context.binaries, "gongbao")), "index", str(records), "--index", str(index)], capture_output=True)
    evil, errors, checked = [], 0, 0
    with context.server(index=index) as server:
        def inspect(path):
            nonlocal errors, checked
            status, headers, body = server.get(path)
            checked += 1
            if status >= 500 or headers["X-Content-Type-Options"] != "nosniff":
                errors += 1
            if not headers["Content-Type"].startswith("text/html"):
                return
            policy = headers["Content-Security-Policy"]
            nonce = re.search(r"script-src 'nonce-(\w+)'", policy).group(1)
            if not policy.startswith("default-src 'none'"):
                errors += 1
            inspector = Inspector(nonce)
            inspector.feed(body.decode())
            evil.extend((path[:60], found) for found in inspector.evil)

        for payload in payloads:
            quoted = urllib.parse.quote(payload)
            inspect(f"/?q={quoted}")
            inspect(f"/?q={urllib.parse.quote('标记')}&issuer={quoted}&kind={quoted}&year={quoted}&from={quoted}&lang={quoted}")
            inspect(f"/d/{quoted}?q={quoted}")
        for page in range(1, len(payloads) // 10 + 2):
            inspect(f"/?q={urllib.parse.quote('标记')}&page={page}")
        reply = json.loads(server.get(search_path("标记", limit=1000))[2])
        for hit in reply["hits"]:
            inspect("/d/" + urllib.parse.quote(hit["id"], safe="") + "?q=" + urllib.parse.quote("标记"))
        client = Lines(line_client(server.socket))
        for payload in payloads:
            client.ask(query=payload, id=payload)
        server.get("/v1/ping", {"X-Request-ID": "evil id"})
        time.sleep(0.3)
        log = server.log.read_text(errors="surrogateescape")
    lines = log.splitlines()
    loose = [line for line in log.split("\n") if line and not re.match(r"\d{4}-\d\d-\d\dT[\d:.]+Z (info|warning|error|debug) ", line)]
    controls = [character for character in log if (ord(character) < 32 and character != "\n") or 0x7F <= ord(character) < 0xA0 or 0x202A <= ord(character) <= 0x202E or 0x2066 <= ord(character) <= 0x2069 or ord(character) in (0x2028, 0x2029)]
    for entry in evil[:10]:
        print("   ", entry, flush=True)
    report.add("S12", f"{len(payloads)} payloads in documents and queries, {checked} pages", "nothing but our markup", f"{len(evil)} foreign tags or attributes, {errors} errors", len(payloads) >= 200 and not evil and not errors)
    report.add("S12", "log of them", "one line an event, controls escaped", f"{len(lines)} lines, {len(loose)} loose, {len(controls)} controls", not loose and not controls and len(lines) > len(payloads))


def s15_verbs(context, report):
    with context.server() as server:
        paths = ["/", "/v1/search", "/v1/count", "/v1/documents/x", "/v1/stats", "/v1/suggest", "/health", "/ready", "/metrics", "/openapi.json", "/d/x"]
        statuses = {}
        for path in paths:
            for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "POST"]:
                if method == "POST" and path in ("/v1/search", "/v1/count"):
                    continue
                statuses[server.get(path, method=method)[0]] = statuses.get(server.get(path, method=method)[0], 0) + 1
        report.add("S15", "verbs that write, on all paths", "405", str(statuses), set(statuses) == {405})
        client = Lines(socket.create_connection(("127.0.0.1", server.tcp)))
        answers = [client.ask(op=op)["ok"] for op in ["index", "delete", "merge", "shutdown", "reload", "commit", "flush", "config", "exec"]]
        report.add("S15", "operations that write, on TCP", "none", f"{sum(answers)} of {len(answers)}", not any(answers))
        unknown = [server.get(path)[0] for path in ["/admin", "/v1/admin", "/v1/index", "/debug", "/shutdown"]]
        report.add("S15", "admin paths", "404", str(unknown), set(unknown) == {404})
    token = pathlib.Path(context.directory, "token")
    token.write_text("correct-horse-battery-staple\n")
    with context.server("--token-file", str(token)) as server:
        import base64

        basic = "Basic " + base64.b64encode(b"me:correct-horse-battery-staple").decode()
        got = [server.get("/v1/ping", headers)[0] for headers in [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Bearer correct-horse-battery-stapl"}, {"Authorization": "Bearer correct-horse-battery-staple"}, {"Authorization": basic}]]
        report.add("S15", "token on HTTP", "401 401 401 200 200", " ".join(map(str, got)), got == [401, 401, 401, 200, 200])
        client = Lines(socket.create_connection(("127.0.0.1", server.tcp)))
        got = [client.ask(op="ping")["ok"], client.ask(op="ping", token="wrong")["ok"], client.ask(op="ping", token="correct-horse-battery-staple")["ok"]]
        report.add("S15", "token on TCP", "no no yes", str(got), got == [False, False, True])
        token.write_text("another-token-of-some-length\n")
        server.process.send_signal(1)
        time.sleep(0.5)
        got = server.get("/v1/ping", {"Authorization": "Bearer another-token-of-some-length"})[0]
        report.add("S15", "new token after SIGHUP", "200", str(got), got == 200)
        time.sleep(0.2)
        log = server.log.read_text()
        report.add("S15", "token in the log", "never", "none" if "horse" not in log and "another-token" not in log else "found", "horse" not in log and "another-token" not in log)
