"""Fifty clients at once over `cdci serve` on loopback while a large file is imported.

    python3 Benchmarks/serve.py [PROGRAM] [--seconds 60] [--clients 50] [--rows 1000000]

Prints what was answered, the what-ifs' median and 95th percentile, and the most memory that the program took; exits 1 where
a request failed. Runs over copies in a temporary folder; wants a quiet machine and a release build for its times to mean anything.
"""

import argparse
import collections
import http.client
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

PACKAGE = pathlib.Path(__file__).resolve().parent.parent
QUESTIONS = 30
SURVEY = """title: Large
organization: Large
edition: "2023"
index: index.yaml
language: en
units: [{units}]
respondent-groups:
  firms:
    responses: [{{file: responses.csv}}]
    columns: {{respondent: firm, unit: unit}}
    questions: [{questions}]
    answers: likert
scales:
  likert: {{values: {{1: [Bad], 2: [Poor], 3: [Fair], 4: [Good], 5: [Best]}}}}
"""


def make_large(folder, rows):
    """A survey of so many responses, without its file of responses; and that file apart."""
    units = [f"u{number}" for number in range(20)]
    questions = [f"q{number}" for number in range(QUESTIONS)]
    folder.mkdir()
    text = SURVEY.format(units=", ".join(f"{{id: {unit}, name: {unit}}}" for unit in units), questions=", ".join(questions))
    (folder / "survey.yaml").write_text(text)
    (folder / "index.yaml").write_text("index: L\nindicators: [" + ", ".join(f"{{id: {code}}}" for code in questions) + "]\n")
    random.seed(1)
    tails = [",".join(random.choice("12345") for _ in questions) for _ in range(997)]
    with open(folder / "responses.csv", "w") as file:
        file.write("firm,unit," + ",".join(questions) + "\n")
        for row in range(rows):
            file.write(f"F{row},{units[row % 20]},{tails[row * 31 % 997]}\n")


class Load:
    def __init__(self, address, process):
        self.address = urllib.parse.urlparse(address)
        self.process = process
        self.lock = threading.Lock()
        self.counts = collections.Counter()
        self.whatifs = []
        self.failures = []

    def ask(self, connection, method, path, body=None, kind="application/x-www-form-urlencoded"):
        headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": kind} if body is not None else {}
        began = time.monotonic()
        connection.request(method, self.address.path + path, body, headers)
        answer = connection.getresponse()
        text = answer.read()
        with self.lock:
            self.counts[f"{method} {re.sub('[?].*', '', path)} {answer.status}"] += 1
            if answer.status >= 400:
                self.failures.append((path, answer.status))
        return answer.status, text, time.monotonic() - began

    def connection(self):
        return http.client.HTTPConnection(self.address.hostname, self.address.port, timeout=120)

    def client(self, number, end):
        connection = self.connection()
        choice = random.Random(number)
        while time.monotonic() < end:
            try:
                if choice.random() < 0.6:
                    fields = {f"w.{one}": choice.randint(0, 30) + 1 for one in self.components}
                    _, _, took = self.ask(connection, "POST", "vi/s/quang-ninh-2023/weights/try", urllib.parse.urlencode(fields))
                    with self.lock:
                        self.whatifs.append(took)
                else:
                    self.ask(connection, "GET", choice.choice(["vi/", "en/s/quang-ninh-2023/weights", "vi/s/quang-ninh-2023/reading"]))
                time.sleep(choice.uniform(0.2, 1.0))
            except (OSError, http.client.HTTPException) as error:
                with self.lock:
                    self.failures.append((type(error).__name__, 0))
                connection.close()
                connection = self.connection()

    def import_large(self, end):
        """Uploads the file, then reads the survey that it is of, again and again until the end."""
        file = self.large / "responses.csv"
        connection = self.connection()
        with open(file, "rb") as body:
            began = time.monotonic()
            connection.request(
                "PUT", self.address.path + "vi/s/large/files/file?name=again.csv", body,
                {"Sec-Fetch-Site": "same-origin", "Content-Length": str(file.stat().st_size)})
            answer = connection.getresponse()
            answer.read()
            print(f"upload of {file.stat().st_size / 1e6:.0f} MB: {answer.status} in {time.monotonic() - began:.1f} s")
        self.imports = 0
        while time.monotonic() < end:
            began = time.monotonic()
            while b"data-reload" in (page := self.ask(connection, "GET", "vi/s/large/reading")[1]) and time.monotonic() < end:
                time.sleep(0.5)
            if b"data-reload" not in page:
                self.imports += 1
                print(f"import: {time.monotonic() - began:.1f} s")
            # Another stamp: it is read anew.
            file.touch()

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", nargs="?", default=str(PACKAGE / ".build/release/cdci"))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--rows", type=int, default=1_000_000)
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="cdci-load-"))
    process = None
    try:
        (folder / "surveys").mkdir()
        for name in ("quang-ninh-2022", "quang-ninh-2023"):
            shutil.copytree(PACKAGE / "surveys" / name, folder / "surveys" / name)
        shutil.copytree(PACKAGE / "weights", folder / "weights")
        make_large(folder / "surveys/large", options.rows)
        process = subprocess.Popen([str(pathlib.Path(options.program).resolve()), "serve", "surveys", "--no-open"], cwd=folder, stdout=subprocess.PIPE, text=True)
        load = Load(process.stdout.readline().strip(), process)
        load.large = folder / "surveys/large"
        connection = load.connection()
        while True:
            page = load.ask(connection, "GET", "vi/s/quang-ninh-2023/weights")[1].decode()
            if "data-reload" not in page:
                break
            time.sleep(0.2)
        load.components = re.findall(r'name="w\.([^"]+)"', page)[:7]
        end = time.monotonic() + options.seconds
        threads = [threading.Thread(target=load.client, args=(number, end)) for number in range(options.clients)]
        threads.append(threading.Thread(target=load.import_large, args=(end,)))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        times = sorted(load.whatifs)
        for what, count in sorted(load.counts.items()):
            print(f"{count:7} {what}")
        print(f"failures: {len(load.failures)} {load.failures[:5]}")
        if times:
            print(f"what-ifs: {len(times)}, median {1000 * times[len(times) // 2]:.0f} ms, 95th {1000 * times[int(len(times) * 0.95)]:.0f} ms")
        print(f"imports finished: {load.imports}; most memory: {load.memory():.0f} MB")
        return 1 if load.failures else 0
    finally:
        if process:
            process.terminate()
            process.wait(timeout=30)
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
