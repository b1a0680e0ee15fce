"""What the checks of the server share: a server that is started and stopped, clients, and figures."""

import http.client
import json
import multiprocessing
import os
import pathlib
import resource
import signal
import socket
import statistics
import subprocess
import tempfile
import threading
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Server:
    """A gongbao-server with its own directory, ended at the end of a with block."""

    def __init__(self, binaries, index, *options, descriptors=None, unix=True, tcp=True, http=True, environment=None):
        self.directory = tempfile.mkdtemp(prefix="gongbao-check-")
        self.log = pathlib.Path(self.directory, "log")
        self.socket = f"{self.directory}/s"
        self.token = None
        command = [str(pathlib.Path(binaries, "gongbao-server")), "--index", str(index), "--log-level", "info"]
        if unix:
            command += ["--unix", self.socket]
        if tcp:
            self.tcp = free_port()
            command += ["--tcp", f"127.0.0.1:{self.tcp}"]
        if http:
            self.http = free_port()
            command += ["--http", f"127.0.0.1:{self.http}"]
        command += [str(option) for option in options]

        def limit():
            if descriptors:
                resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))

        inherited = {k: v for k, v in os.environ.items() if not k.startswith("GONGBAO_")}
        environment = {**inherited, "XDG_CONFIG_HOME": self.directory, **(environment or {})}
        self.process = subprocess.Popen(
            command, stderr=open(self.log, "w"), stdout=subprocess.DEVNULL, preexec_fn=limit, env=environment)
        self.wait()

    def wait(self):
        """Waits until it answers."""
        end = time.time() + 20
        while time.time() < end:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}: {self.log.read_text()}")
            try:
                place = ("127.0.0.1", self.http) if hasattr(self, "http") else None
                if place:
                    socket.create_connection(place, 1).close()
                else:
                    line_client(self.socket).close()
                return
            except OSError:
                time.sleep(0.02)
        raise RuntimeError("the server does not answer")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self, wait=15):
        """Sends SIGTERM; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(wait)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return None

    @property
    def resident(self):
        """Memory that is not of mapped files, in bytes."""
        with open(f"/proc/{self.process.pid}/status") as status:
            for line in status:
                if line.startswith("RssAnon"):
                    return int(line.split()[1]) * 1024
        return 0

    @property
    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    @property
    def processor_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def is_alive(self):
        return self.process.poll() is None

    def get(self, path, headers=None, method="GET", body=None, timeout=20):
        """Status, headers and body of one request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.http, timeout=timeout)
        connection.request(method, path, body=body, headers=headers or {})
        reply = connection.getresponse()
        data = reply.read()
        connection.close()
        return reply.status, reply.headers, data

    def metric(self, name):
        """The sum of a metric over its labels."""
        text = self.get("/metrics")[2].decode()
        return sum(float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if line.split("{")[0].split(" ")[0] == name)

    def raw(self, data, timeout=10, end=False):
        """All bytes that come back for some bytes, until the server closes; None where it does not."""
        with socket.create_connection(("127.0.0.1", self.http), timeout) as connection:
            try:
                connection.sendall(data)
                if end:
                    connection.shutdown(socket.SHUT_WR)
            except OSError:
                pass
            return read_all(connection, timeout)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def read_all(connection, timeout):
    connection.settimeout(timeout)
    data = b""
    try:
        while True:
            chunk = connection.recv(65536)
            if not chunk:
                return data
            data += chunk
    except ConnectionResetError:
        return data
    except (TimeoutError, socket.timeout):
        return data + b"<open>"


def line_client(path):
    client = socket.socket(socket.AF_UNIX)
    client.settimeout(20)
    client.connect(path)
    return client


class Lines:
    """A client of the line protocol."""

    def __init__(self, connection):
        self.connection = connection
        self.file = connection.makefile("rb")

    def ask(self, **members):
        self.connection.sendall(json.dumps(members, ensure_ascii=False).encode() + b"\n")
        return json.loads(self.file.readline())

    def close(self):
        self.file.close()
        self.connection.close()


def search_path(query, **options):
    return "/v1/search?" + urllib.parse.urlencode({"q": query, **options})


QUERIES = ["养老服务", "工业互联网", "应急预案", "消防救援", "环境保护", "行政许可", "5G", "社会保险 基金"]


class Normal:
    """A normal client that asks all the time, in a process of its own so that others do not keep it waiting.

    After the with block: its latencies in milliseconds, and how many answers it did not get.
    """

    def __init__(self, server):
        self.port = server.http
        self.latencies = []
        self.failures = 0
        self.isDone = multiprocessing.Event()
        self.results = multiprocessing.Queue()
        self.process = multiprocessing.Process(target=self.run, daemon=True)

    def __enter__(self):
        self.process.start()
        return self

    def __exit__(self, *_):
        self.isDone.set()
        self.latencies, self.failures = self.results.get()
        self.process.join()

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        latencies, failures, number = [], 0, 0
        while not self.isDone.is_set():
            number += 1
            start = time.perf_counter()
            try:
                connection.request("GET", search_path(QUERIES[number % len(QUERIES)]))
                reply = connection.getresponse()
                reply.read()
                failures += reply.status != 200
            except OSError:
                failures += 1
                connection.close()
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
            latencies.append((time.perf_counter() - start) * 1000)
            time.sleep(0.002)
        connection.close()
        self.results.put((latencies, failures))


def normal(server, seconds):
    """The latencies of a normal client over some seconds."""
    with Normal(server) as client:
        time.sleep(seconds)
    return client.latencies, client.failures


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))] if values else float("nan")


def p99(values):
    return percentile(values, 0.99)


def median(values):
    return statistics.median(values) if values else float("nan")


class Report:
    """Rows of what was asked and measured."""

    def __init__(self):
        self.rows = []

    def add(self, check, what, asked, measured, passed):
        self.rows.append(dict(check=check, what=what, asked=asked, measured=measured, passed=bool(passed)))
        print(f"{'ok  ' if passed else 'MISS'} {check:4} {what}: {measured} (asked: {asked})", flush=True)

    @property
    def passed(self):
        return all(row["passed"] for row in self.rows)

    def markdown(self):
        lines = ["| | asked | measured | |", "| --- | --- | --- | --- |"]
        for row in self.rows:
            lines.append(
                f"| {row['check']} {row['what']} | {row['asked']} | {row['measured']} | {'met' if row['passed'] else 'missed'} |")
        return "\n".join(lines)
