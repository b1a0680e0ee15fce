"""S1, S2, S5, S6: connections that are many, slow, greedy or too many."""

import json
import shutil
import socket
import struct
import subprocess
import threading
import time
import urllib.parse

from harness import Lines, Server, line_client, median, normal, Normal, p99, search_path


def connect(port):
    connection = socket.create_connection(("127.0.0.1", port), 10)
    return connection


def s1_idle(context, report):
    count = 1000 if context.quick else 10_000
    for name in ["HTTP", "line protocol"]:
        with context.server() as server:
            normal(server, 1)
            before, _ = normal(server, 4)
            memory = server.resident
            start = time.time()
            clients = [connect(server.http if name == "HTTP" else server.tcp) for _ in range(count)]
            while server.metric("gongbao_connections") < count and time.time() < start + 30:
                time.sleep(0.05)
            opened = time.time() - start
            during, failures = normal(server, 4)
            extra = (server.resident - memory) / 1e6
            for client in clients:
                client.close()
            report.add("S1", f"{count} idle connections, {name}: extra memory", "< 200 MB", f"{extra:.0f} MB, opened in {opened:.1f} s", extra < 200)
            ratio = p99(during) / p99(before)
            report.add("S1", f"{name}: normal p99, with / without", "≤ 2×", f"{p99(during):.2f} / {p99(before):.2f} ms = {ratio:.2f}, {failures} failures", ratio <= 2 and not failures)


def s2_slow(context, report):
    count = 100 if context.quick else 1000
    times = {"head": 5, "body": 30, "write": 30}
    options = []
    if context.quick:
        times = {"head": 1, "body": 2, "write": 2}
        options = ["--head-time", "1s", "--body-time", "2s", "--write-time", "2s"]
    with context.server(*options) as server:
        normal(server, 1)
        before, _ = normal(server, 4)

        def trial(name, limit, clients, feed):
            """Feeds slow clients until the server has closed all of them; how long that took."""
            start = time.time()
            with Normal(server) as client:
                left = list(clients)
                while left and time.time() < start + limit + 10:
                    # Each sends four times a second, but not all of them in the same instant.
                    open_ones = []
                    for part in range(20):
                        time.sleep(0.25 / 20)
                        open_ones += [one for one in left[part::20] if not is_closed(one, feed)]
                    left = open_ones
                took = time.time() - start
            ratio = p99(client.latencies) / p99(before)
            report.add("S2", f"{count} {name}: all cut", f"after {limit} s", f"{count - len(left)} after {took:.1f} s", not left and took < limit + 4)
            report.add("S2", f"{name}: others' p99, with / without", "≤ 2×", f"{p99(client.latencies):.2f} / {p99(before):.2f} ms = {ratio:.2f}, {client.failures} failures", ratio <= 2 and client.failures == 0)
            for one in clients:
                one.close()

        def is_closed(one, feed):
            try:
                if feed:
                    one.send(feed)
                one.setblocking(False)
                data = one.recv(65536) if feed is not None else one.recv(1, socket.MSG_PEEK)
                return data == b""
            except BlockingIOError:
                return False
            except OSError:
                return True
            finally:
                one.setblocking(True)

        clients = [connect(server.http) for _ in range(count)]
        for one in clients:
            one.sendall(b"GET /v1/ping HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        trial("slow heads", times["head"], clients, b"a")

        clients = [connect(server.http) for _ in range(count)]
        for one in clients:
            one.sendall(b"POST /v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{")
        trial("slow bodies", times["body"], clients, b" ")

        clients = []
        hits = json.loads(server.get(search_path("规划", unit="document"))[2])["hits"]
        targets = ["/v1/documents/" + urllib.parse.quote(hit["best"]["id"].rsplit(":", 1)[0], safe="") for hit in hits]
        target = max(targets, key=lambda path: len(server.get(path)[2]))
        size = len(server.get(target)[2])
        target = target.encode()
        for _ in range(count):
            one = socket.socket()
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            one.connect(("127.0.0.1", server.http))
            clients.append(one)
        start = time.time()
        with Normal(server) as client:
            for number, one in enumerate(clients):
                one.sendall(b"GET " + target + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
                # All at once would be overload, which is another check.
                if number % 5 == 0:
                    time.sleep(0.1)
            end = time.time() + times["write"] + 25
            while server.metric("gongbao_connections") > 5 and time.time() < end:
                time.sleep(0.5)
            left = int(server.metric("gongbao_connections"))
        report.add("S2", f"{count} that do not read {size >> 10} KB: all cut", f"after {times['write']} s", f"{left} left after {time.time() - start:.0f} s, {client.failures} failures of others", left <= 5 and client.failures == 0)
        for one in clients:
            one.close()

        # Half-closed: the answer still comes. Reset in the middle of it: nothing happens to others.
        answered = 0
        for _ in range(count):
            with connect(server.http) as one:
                one.sendall(b"GET /v1/ping HTTP/1.1\r\nHost: localhost\r\n\r\n")
                one.shutdown(socket.SHUT_WR)
                answered += b"200 OK" in one.recv(4096)
        report.add("S2", f"{count} half-closed clients are answered", str(count), str(answered), answered == count)
        for _ in range(count):
            one = connect(server.http)
            one.sendall(b"GET " + target + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
            one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            one.close()
        time.sleep(1)
        after, failures = normal(server, 2)
        report.add("S2", f"{count} resets in mid-reply: the server", "goes on", f"{failures} failures, {int(server.metric('gongbao_cancelled_total'))} searches given up", server.is_alive and failures == 0)

        if not context.quick and shutil.which("slowhttptest"):
            for name, flags in [("-H", ["-H"]), ("-B", ["-B", "-s", "1000000"]), ("-X", ["-X", "-k", "1", "-w", "1", "-y", "5", "-z", "1", "-n", "3"])]:
                path = target.decode() if name == "-X" else "/v1/ping"
                with Normal(server) as client:
                    result = subprocess.run(
                        ["slowhttptest", "-c", "1000", *flags, "-i", "2", "-r", "50" if name == "-X" else "500", "-l", "30" if name == "-X" else "15", "-p", "3", "-u", f"http://127.0.0.1:{server.http}{path}"],
                        capture_output=True, text=True)
                available = "service available:   YES" in result.stdout or "service available:" in result.stdout and "NO" not in result.stdout.split("service available:")[-1][:20]
                report.add("S2", f"slowhttptest {name}, 1,000 connections", "service available", f"others: {client.failures} failures, p99 {p99(client.latencies):.2f} ms", client.failures == 0 and available)


def s5_pipelining(context, report):
    count = 2000 if context.quick else 10_000
    with context.server() as server:
        normal(server, 1)
        for name in ["line protocol", "HTTP"]:
            memory = server.resident
            if name == "HTTP":
                one = connect(server.http)
                path = b"/v1/ping" if context.quick else b"/v1/suggest?q=%E6%9C%AC"
                data = b"".join(b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: n" + str(i).encode() + b"\r\n\r\n" for i in range(count))
            else:
                one = line_client(server.socket)
                call = {"op": "ping"} if context.quick else {"op": "search", "query": "养老", "limit": 3}
                data = b"".join(json.dumps({"id": i, **call}).encode() + b"\n" for i in range(count))
            one.settimeout(None)
            sender = threading.Thread(target=lambda: one.sendall(data), daemon=True)
            sender.start()
            time.sleep(3)
            # What lies in the socket buffers of the kernel is not the server's.
            extra = (server.resident - memory) / 1e6
            file = one.makefile("rb")
            order = []
            if name == "HTTP":
                while len(order) < count:
                    length = 0
                    identity = None
                    assert b"200" in file.readline()
                    while (line := file.readline().strip()):
                        key, _, value = line.partition(b": ")
                        length = int(value) if key.lower() == b"content-length" else length
                        identity = value if key.lower() == b"x-request-id" else identity
                    file.read(length)
                    order.append(int(identity[1:]))
            else:
                while len(order) < count:
                    order.append(json.loads(file.readline())["id"])
            sender.join()
            one.close()
            report.add("S5", f"{count} pipelined requests in one write, {name}: order", "kept", "kept" if order == list(range(count)) else "broken", order == list(range(count)))
            report.add("S5", f"{name}: memory while the client does not read", "≤ 1 MB of answers", f"{extra:.1f} MB in all (requests that wait, too)", extra < 4)


def s6_descriptors(context, report):
    with context.server(descriptors=64) as server:
        clients = []
        refused = 0
        for _ in range(1000):
            try:
                clients.append(connect(server.http))
            except OSError:
                refused += 1
        time.sleep(1)
        start, used = time.time(), server.processor_seconds
        time.sleep(3)
        share = (server.processor_seconds - used) / (time.time() - start) * 100
        report.add("S6", "64 descriptors, 1,000 connects: processor while waiting", "< 10 %", f"{share:.1f} %", share < 10)
        for client in clients:
            client.close()
        start = time.time()
        recovered = None
        while time.time() < start + 10:
            try:
                if server.get("/health", timeout=2)[0] == 200:
                    recovered = time.time() - start
                    break
            except OSError:
                time.sleep(0.02)
        report.add("S6", "answers again after", "≤ 1 s", f"{recovered:.2f} s" if recovered is not None else "never", recovered is not None and recovered <= 1)
