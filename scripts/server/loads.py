"""S7, S8, S9, S13, S14 and the figures of speed: what happens under load, at the end, and while the index changes."""

import http.client
import json
import multiprocessing
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import threading
import time

from harness import Lines, Normal, QUERIES, line_client, median, normal, p99, percentile, search_path


def s7_drain(context, report):
    rounds = 1 if context.quick else 50
    inflight = 200
    bad, slowest, early = 0, 0.0, 0
    path = search_path("的 一 是 在", match="any", limit=200).encode()
    for _ in range(rounds):
        server = context.server(index=context.large)
        probe = http.client.HTTPConnection("127.0.0.1", server.http, timeout=10)
        probe.request("GET", "/ready")
        first = probe.getresponse()
        first.read()
        clients = [socket.create_connection(("127.0.0.1", server.http)) for _ in range(inflight)]
        for client in clients:
            client.settimeout(15)
            client.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
        start = time.time()
        server.process.send_signal(signal.SIGTERM)
        refused = False
        while time.time() < start + 0.4:
            try:
                probe.request("GET", "/ready")
                reply = probe.getresponse()
                reply.read()
                if reply.status == 503:
                    refused = True
                    break
            except (OSError, http.client.HTTPException):
                probe.close()
        whole = 0
        for client in clients:
            file = client.makefile("rb")
            try:
                status = file.readline()
                length = 0
                while (line := file.readline().strip()):
                    if line.lower().startswith(b"content-length"):
                        length = int(line.split(b":")[1])
                whole += status.startswith(b"HTTP/1.1 ") and len(file.read(length)) == length and length > 0
            except OSError:
                pass
            client.close()
        try:
            code = server.process.wait(12)
        except subprocess.TimeoutExpired:
            server.process.kill()
            code = None
        slowest = max(slowest, time.time() - start)
        early += refused
        if code != 0 or whole != inflight or not refused:
            bad += 1
            print(f"    exit {code}, {whole} whole replies, /ready refused: {refused}", flush=True)
    with context.server() as server:
        # An answer that does not fit into the buffers of the kernel, to a client that reads slowly.
        client = socket.socket()
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(("127.0.0.1", server.http))
        client.settimeout(15)
        client.sendall(b"GET " + search_path("的", limit=300).encode() + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
        time.sleep(2)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(1)
        data = b""
        try:
            while chunk := client.recv(65536):
                data += chunk
        except OSError:
            pass
        head, _, body = data.partition(b"\r\n\r\n")
        length = int(re.search(rb"(?i)content-length: (\d+)", head).group(1)) if body else -1
        code = server.process.wait(12)
        report.add("S7", f"an answer of {length >> 10} KB that is read slowly across SIGTERM", "whole, exit 0", f"{len(body) >> 10} KB, exit {code}", len(body) == length and code == 0)
    report.add("S7", f"SIGTERM with {inflight} in flight, {rounds} rounds", "/ready 503 at once, replies whole, exit 0 in ≤ 10 s", f"{rounds - bad} of {rounds}, slowest {slowest:.1f} s", bad == 0 and slowest <= 10)


def deadly_queries():
    """Queries that cost as much as they can, each with its options."""
    han = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"
    longest = 9_900
    return [
        ("的*", {}), ("一*", {}), ("*的*", {}), ("?*?", {}), ("的?的?的", {}), ("*的*一*和*", {}), ("第*条*款*项", {}), ("的 NEAR/10000 一", {}), ("的 NEAR/10000 一 NEAR/10000 和", {}), ("的 SAME/段 一 SAME/段 和", {}),
        ("的 SAME/句 一", {}), (" OR ".join(f"{a}*{b}" for a, b in zip(han[:40], han[1:41])), {}), (" OR ".join(["*的*一*和*"] * 300), {}), (" OR ".join(han[:500]), {"unit": "document"}), (" ".join(han[:1000]), {"match": "any"}),
        (" ".join(han[:1000]), {"match": "all"}), (" OR ".join(f"词{i}" for i in range(1000)), {}), (" OR ".join(f"词{i}" for i in range(10_000))[:longest], {}), ("\"" + han * 8 + "\"", {}), (" ".join(["行政许可"] * 1000), {}), ("\"" + " ".join(["行政许可"] * 1000) + "\"", {}),
        ("(" * 32 + "的" + ")" * 32, {}), ("(" * 10_000, {}), ("NOT " * 2000 + "的", {}), ("-" * 5000 + "的", {}), ("(" * 4000 + "的" + ")" * 4000, {}), ("的", {"after": "1.1000000000", "limit": 1000}), ("的", {"limit": 1000, "unit": "issue"}), ("的", {"limit": 1000, "sort": "date"}),
        ("的", {"limit": 1000, "sort": "number", "group": "document"}), ("的", {"limit": 1000, "near_duplicates": "fold"}), ("的 一", {"limit": 1000, "near_duplicates": "fold", "match": "any"}), ("的" * longest, {}), ("a" * longest, {}), ("1" * longest, {"numbers": "true"}), ("一" * longest, {"numbers": "true"}),
        ("e" + "\u0301" * 9_000, {}), ("\u0301" * longest, {}), ("\u200d" * longest, {}), ("ﷺ" * longest, {}), ("㍿" * longest, {}), ("shi" * 3000, {"pinyin": "true"}), ("yi yi yi yi yi yi yi yi", {"pinyin": "true", "match": "any"}), (" ".join(["shishi"] * 30), {"pinyin": "true"}),
        (" AND ".join(f"title:{c}" for c in han[:900]), {}), (" OR ".join(f"title:{c}" for c in han[:1000]), {}), (" OR ".join(f"heading:{c}" for c in han[:1000]), {}), ("NOT " + " NOT ".join(han[:900]), {}), (" OR ".join(f"year:{y}..{y + 1}" for y in range(1000, 1900)), {}),
        (" OR ".join(f"field.x:{i}..{i + 1}" for i in range(900)), {}), ("的^9999 一^0.0001", {"match": "any"}), (" ".join(f"{c}^2" for c in han[:1000]), {"match": "any", "explain": "true", "limit": 1000}), ("养老院" * 3000, {"match": "any"}), ("住建局" * 3000, {}), (" ".join(["养老院 住建局 营商局"] * 300), {"match": "any"}),
        ("绿化养老营商环竟", {"match": "exact", "corrections": "true"}), (" OR ".join(["的*"] * 1000), {}), ("*" * 9000, {}), ("的" + "*" * 9000, {}), ("的" + "?" * 9000, {}), ("？" * 9000, {}), ("\"" * 9999, {}), ("和 的", {"facet": "issuer,kind,number,issue,year,field.x", "limit": 0, "match": "any"}),
        (han * 15, {"match": "any", "limit": 1000}),
    ]


def ask_deadly(port, query, options):
    """Time, status and code of one such query, asked as an object."""
    members = {"query": query}
    for name, value in options.items():
        members[name] = {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value
    body = json.dumps(members)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    start = time.perf_counter()
    connection.request("POST", "/v1/search", body=body, headers={"Content-Type": "application/json"})
    reply = connection.getresponse()
    data = reply.read()
    took = time.perf_counter() - start
    connection.close()
    return took, reply.status, json.loads(data).get("code", "ok")


def s8_death(context, report):
    patterns = deadly_queries()
    with context.server(index=context.large) as server:
        normal(server, 2)
        before, _ = normal(server, 5)
        memory = server.resident
        peak = memory
        results = []
        lock = threading.Lock()
        queue = [entry for entry in patterns for _ in range(1 if context.quick else 4)]

        def work():
            while True:
                with lock:
                    if not queue:
                        return
                    query, options = queue.pop()
                result = ask_deadly(server.http, query, options)
                with lock:
                    results.append((*result, query, options))

        with Normal(server) as client:
            threads = [threading.Thread(target=work) for _ in range(8)]
            for thread in threads:
                thread.start()
            while any(thread.is_alive() for thread in threads):
                peak = max(peak, server.resident)
                time.sleep(0.02)
        during = client.latencies
        slow = [entry for entry in results if entry[0] > 2.1]
        wrong = [entry for entry in results if entry[1] not in (200, 400, 409)]
        for entry in sorted(slow + wrong, key=lambda entry: -entry[0])[:8]:
            print(f"    {entry[0]:.2f} s {entry[1]} {entry[2]} {entry[3][:40]!r} {entry[4]}", flush=True)
        codes = {}
        for entry in results:
            codes[entry[2]] = codes.get(entry[2], 0) + 1
        report.add("S8", f"{len(patterns)} deadly patterns, 8 at once, on {context.large_name}", "400 or an answer within 2.1 s", f"slowest {max(entry[0] for entry in results):.2f} s; {codes}; {len(wrong)} others", len(patterns) >= 50 and not slow and not wrong)
        report.add("S8", "memory", "≤ 64 MB a query (8 at once: 512)", f"{(peak - memory) / 1e6:.0f} MB more at the most", peak - memory <= 512e6)
        ratio = p99(during) / p99(before)
        report.add("S8", "others' p99, with / without", "≤ 3×", f"{p99(during):.2f} / {p99(before):.2f} ms = {ratio:.2f}, {client.failures} failures", ratio <= 3 and not client.failures)
        end = time.time() + 10
        while server.metric("gongbao_in_flight") > 0 and time.time() < end:
            time.sleep(0.1)
        report.add("S8", "the server afterwards", "alive, nothing in flight", f"{int(server.metric('gongbao_in_flight'))} in flight", server.is_alive and server.metric("gongbao_in_flight") == 0)


OVERLOAD = search_path("行政 管理 规定 办法 条例 的", match="any", unit="document", limit=50)


def closed_loop(port, seconds, connections):
    """Answers a second of so many clients that each wait for their answer."""
    done = [0]
    end = time.time() + seconds

    def run():
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while time.time() < end:
            connection.request("GET", OVERLOAD)
            reply = connection.getresponse()
            reply.read()
            done[0] += reply.status == 200

    threads = [threading.Thread(target=run) for _ in range(connections)]
    start = time.time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done[0] / (time.time() - start)


def open_loop(port, seconds, rate, results):
    """Sends requests at a rate, whatever comes back; counts the answers by status, and their times."""
    import selectors

    selector = selectors.DefaultSelector()
    request = f"GET {OVERLOAD} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    idle, busy = [], {}
    counts, times, retries = {}, [], 0
    start = time.time()
    sent = skipped = inTime = 0

    def finish(one, state):
        nonlocal retries, inTime
        head = state[0]
        status = int(head[9:12])
        inTime += status == 200 and time.time() <= start + seconds
        counts[status] = counts.get(status, 0) + 1
        if status == 503 and b"retry-after" in head.lower():
            retries += 1
        if status == 200:
            times.append(time.time() - state[2])
        selector.unregister(one)
        del busy[one]
        idle.append(one)

    def pump(timeout):
        for key, _ in selector.select(timeout):
            one = key.fileobj
            state = busy[one]
            try:
                chunk = one.recv(262144)
            except BlockingIOError:
                continue
            if not chunk:
                selector.unregister(one)
                del busy[one]
                one.close()
                continue
            state[0] += chunk
            if state[1] is None:
                end = state[0].find(b"\r\n\r\n")
                if end >= 0:
                    state[1] = end + 4 + int(re.search(rb"(?i)content-length: (\d+)", state[0][:end]).group(1))
            if state[1] is not None and len(state[0]) >= state[1]:
                finish(one, state)

    while (now := time.time()) < start + seconds:
        due = int((now - start) * rate)
        while sent + skipped < due:
            if len(busy) >= 3000:
                skipped += 1
                continue
            one = idle.pop() if idle else None
            if one is None:
                one = socket.create_connection(("127.0.0.1", port))
                one.setblocking(False)
            try:
                one.send(request)
            except OSError:
                one.close()
                continue
            busy[one] = [b"", None, time.time()]
            selector.register(one, selectors.EVENT_READ)
            sent += 1
        pump(0.001)
    end = time.time() + 5
    while busy and time.time() < end:
        pump(0.05)
    results.put((inTime, counts, times, retries, len(busy)))


def s9_overload(context, report):
    seconds = 5 if context.quick else 60
    with context.server(index=context.large) as server:
        closed_loop(server.http, 2, 4)
        peak = max(closed_loop(server.http, seconds / 6, connections) for connections in (2, 4, 16))
        rate = max(50, peak * 10)
        results = multiprocessing.Queue()
        worker = multiprocessing.Process(target=open_loop, args=(server.http, seconds, rate, results))
        worker.start()
        longest = 0
        end = time.time() + seconds
        while time.time() < end:
            time.sleep(1)
            try:
                longest = max(longest, server.metric("gongbao_in_flight"))
            except OSError:
                pass
        answered, counts, times, retries, left = results.get()
        worker.join()
        goodput = answered / seconds
        others = {status: count for status, count in counts.items() if status not in (200, 503)}
        report.add("S9", f"goodput at 10× capacity ({rate:.0f}/s for {seconds} s)", "≥ 80 % of the peak", f"{goodput:.0f} of {peak:.0f}/s = {goodput / peak * 100:.0f} %, p99 {p99(times) * 1000:.0f} ms", goodput >= 0.8 * peak)
        report.add("S9", "the rest", "503 with Retry-After, queue bounded", f"{counts.get(503, 0)} × 503 ({retries} with Retry-After), {others or 'no others'}, {left} unanswered, at most {longest:.0f} in flight", retries == counts.get(503, 0) and not others and left == 0 and longest <= 256)


def s13_schemathesis(context, report):
    command = shutil.which("schemathesis") or next((str(path) for path in [pathlib.Path(context.venv, "bin", "schemathesis")] if path.exists()), None)
    if not command:
        report.add("S13", "schemathesis", "≥ 2,000 cases", "NOT RUN: schemathesis is not installed (pip install schemathesis)", False)
        return
    examples = 20 if context.quick else 150
    with context.server() as server:
        result = subprocess.run(
            [command, "--config-file", str(pathlib.Path(__file__).with_name("schemathesis.toml")), "run", f"http://127.0.0.1:{server.http}/openapi.json", "--max-examples", str(examples), "--seed", "1", "--phases", "examples,coverage,fuzzing", "--suppress-health-check", "all"],
            capture_output=True, text=True, cwd=context.directory, timeout=1800)
        text = result.stdout + result.stderr
        pathlib.Path(context.output, "schemathesis.txt").write_text(text)
        cases = sum(int(number.replace(",", "")) for number in re.findall(r"([\d,]+) generated", text))
        failures = re.findall(r"(\d+) (?:unique )?failures?", text)
        server_errors = 0
        for line in server.get("/metrics")[2].decode().splitlines():
            if line.startswith("gongbao_requests_total") and re.search(r'code="(index|input_output|busy|stopping)"', line):
                server_errors += int(line.rsplit(" ", 1)[1])
        print("\n".join("    " + line for line in text.splitlines()[-25:]), flush=True)
        report.add("S13", "schemathesis, seed 1", "≥ 2,000 cases, no failure, no 5xx", f"{cases} cases, exit {result.returncode}, failures {failures or 0}, {server_errors} 5xx", result.returncode == 0 and server_errors == 0 and (context.quick or cases >= 2000))


def s14_soak(context, report):
    seconds = 12 if context.quick else context.soak
    directory = pathlib.Path(context.directory, "soak")
    directory.mkdir()
    index = directory / "idx"
    records = directory / "records.jsonl"
    binary = str(pathlib.Path(context.binaries, "gongbao"))

    def commit(version):
        with open(records, "w") as file:
            for number in range(200):
                file.write(json.dumps({"id": f"r{number}", "text": f"条目{number} 版本{version} 养老服务与医疗保障", "title": f"版本{version}"}) + "\n")
        subprocess.run([binary, "index", str(records), "--index", str(index)], capture_output=True, check=True)

    commit(0)
    done = [False]
    mixed, answers, failures, generations = [0], [0], [0], set()

    def check():
        connection = http.client.HTTPConnection("127.0.0.1", server.http, timeout=20)
        client = Lines(line_client(server.socket))
        while not done[0]:
            connection.request("GET", search_path("条目", limit=200))
            reply = connection.getresponse()
            data = json.loads(reply.read())
            other = client.ask(op="search", query="养老服务", limit=200)
            for answer in (data, other):
                versions = {hit["document"]["title"] for hit in answer.get("hits", [])}
                mixed[0] += len(versions) != 1 or answer["total"] != 200
                generations.add(answer.get("generation"))
                answers[0] += 1
            failures[0] += reply.status != 200 or not other["ok"]
            connection.request("GET", "/?q=" + "%E5%85%BB%E8%80%81")
            page = connection.getresponse()
            page.read()
            failures[0] += page.status != 200
        connection.close()

    def write():
        version = 0
        while not done[0]:
            version += 1
            commit(version)
            if version % 10 == 0:
                server.process.send_signal(signal.SIGHUP)
            time.sleep(0.5)

    with context.server(index=index) as server:
        threads = [threading.Thread(target=check) for _ in range(2)] + [threading.Thread(target=write)]
        for thread in threads:
            thread.start()
        samples = []
        start = time.time()
        while time.time() < start + seconds:
            time.sleep(1)
            samples.append((time.time() - start, server.resident, server.descriptors))
        done[0] = True
        for thread in threads:
            thread.join()
        half = samples[len(samples) // 2 :]
        slope = fitted_slope([(at, memory) for at, memory, _ in half]) * 3600 / 1e6
        descriptors = {count for _, _, count in half}
        growth = (sum(s[1] for s in samples[-10:]) - sum(s[1] for s in half[:10])) / 10 / 1e6
        report.add("S14", f"soak of {seconds} s with {len(generations)} commits: memory in the second half", "flat", f"{growth:+.1f} MB ({slope:+.0f} MB/h fitted), {samples[-1][1] / 1e6:.0f} MB at the end", growth < (30 if context.quick else 5))
        report.add("S14", "descriptors in the second half", "constant", f"{min(descriptors)} to {max(descriptors)}", max(descriptors) - min(descriptors) <= 2)
        report.add("S14", f"{answers[0]} answers", "each of one generation, none dropped", f"{mixed[0]} mixed, {failures[0]} failed", mixed[0] == 0 and failures[0] == 0)


def fitted_slope(points):
    count = len(points)
    x = sum(point[0] for point in points) / count
    y = sum(point[1] for point in points) / count
    spread = sum((point[0] - x) ** 2 for point in points)
    return sum((point[0] - x) * (point[1] - y) for point in points) / spread if spread else 0


def speed(context, report):
    """What a connection adds to the engine's own time, and how much one server answers."""
    count = 500 if context.quick else 3000
    with context.server("--log-level", "warning") as server:
        for name, limit in [("line protocol", 150), ("HTTP", 400)]:
            added, totals = [], []
            if name == "HTTP":
                one = socket.create_connection(("127.0.0.1", server.http))
                requests = [f"GET {search_path(query)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode() for query in QUERIES]
            else:
                one = line_client(server.socket)
                requests = [json.dumps({"id": 1, "query": query}, ensure_ascii=False).encode() + b"\n" for query in QUERIES]
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1) if name == "HTTP" else None
            for number in range(count + 200):
                request = requests[number % len(requests)]
                start = time.perf_counter_ns()
                one.sendall(request)
                data = one.recv(1 << 20)
                if name == "HTTP":
                    end = data.find(b"\r\n\r\n")
                    while end < 0:
                        data += one.recv(1 << 20)
                        end = data.find(b"\r\n\r\n")
                    head = data[:end].lower()
                    place = head.find(b"content-length: ")
                    whole = end + 4 + int(head[place + 16 :].split(b"\r\n")[0])
                    while len(data) < whole:
                        data += one.recv(1 << 20)
                else:
                    while not data.endswith(b"\n"):
                        data += one.recv(1 << 20)
                took = (time.perf_counter_ns() - start) / 1000
                engine = int(re.search(rb'"took_us":(\d+)', data).group(1))
                if number >= 200:
                    added.append(took - engine)
                    totals.append(took)
            one.close()
            report.add("–", f"added latency, one kept-alive connection, {name}", f"p50 ≤ {limit} µs", f"p50 {median(added):.0f}, p99 {p99(added):.0f} µs (whole round trip p50 {median(totals):.0f} µs)", median(added) <= limit)
        if shutil.which("wrk"):
            seconds = 3 if context.quick else 15
            path = search_path("养老服务")
            result = subprocess.run(["wrk", "-t1", "-c64", f"-d{seconds}s", "--latency", f"http://127.0.0.1:{server.http}{path}"], capture_output=True, text=True).stdout
            rate = re.search(r"Requests/sec:\s+([\d.]+)", result).group(1)
            tail = re.search(r"99%\s+(\S+)", result).group(1)
            errors = re.search(r"Non-2xx.*: (\d+)", result)
            report.add("–", f"throughput of {path.split('?')[0]} at 64 connections (wrk, {seconds} s)", "stated", f"{float(rate):.0f}/s, p99 {tail}, {errors.group(1) if errors else 0} errors", not errors)
