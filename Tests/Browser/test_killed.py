"""kill -9 at any moment of saving and publishing, half of the times at the exchange: the survey's folder and the report are whole, old or new."""

import collections
import http.client
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse

PACKAGE = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = PACKAGE / ".build/debug/cdci"
TIMES = 100
WORK = ".cdci"
FILES = {
    "survey.yaml": """title: Tiny
organization: Tiny
edition: "2023"
index: index.yaml
language: en
units: [{id: a, name: A}, {id: b, name: B}]
respondent-groups:
  firms:
    responses: [{file: responses.csv}]
    columns: {respondent: firm, unit: unit}
    questions: [q1, q2]
    answers: likert
scales:
  likert: {values: {1: [Bad], 2: [Poor], 3: [Fair], 4: [Good], 5: [Best]}}
""",
    "index.yaml": """index: TINY
publish: {at-least: 1, caution-below: 1}
components:
  - {id: first, weight: 1, indicators: [{id: q1}]}
  - {id: second, weight: 1, indicators: [{id: q2}]}
# the end
""",
    "responses.csv": "firm,unit,q1,q2\nF1,a,5,3\nF2,a,5,3\nF3,a,4,3\nG1,b,2,4\nG2,b,3,4\nG3,b,2,5\n",
}


class Killed(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="cdci-killed-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.survey = self.folder / "surveys/tiny"
        self.survey.mkdir(parents=True)
        for name, text in FILES.items():
            (self.survey / name).write_text(text, encoding="utf-8")
        self.index, self.report = self.survey / "index.yaml", self.folder / "reports/tiny"
        compiler = shutil.which("clang") or shutil.which("cc")
        self.assertTrue(compiler, "expected clang, which comes with Swift")
        self.killer = self.folder / "killer.so"
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", self.killer, pathlib.Path(__file__).with_name("killer.c"), "-ldl"], check=True)

    def serve(self, moment=None):
        environment = os.environ | ({"LD_PRELOAD": str(self.killer), "KILL_AT": moment} if moment else {})
        process = subprocess.Popen(
            [PROGRAM, "serve", "surveys", "--no-open"], cwd=self.folder, stdout=subprocess.PIPE, text=True, env=environment)
        address = urllib.parse.urlparse(process.stdout.readline().strip())
        return process, address

    def get(self, address, path):
        return self.ask(address, "GET", path)[1]

    def post(self, address, path, fields):
        headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
        return self.ask(address, "POST", path, urllib.parse.urlencode(fields, doseq=True), headers)

    def ask(self, address, method, path, body=None, headers={}):
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=30)
        connection.request(method, address.path + path, body, headers)
        try:
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def act(self, address, number, weight=None):
        """Saves a weight, or publishes and waits until it is done."""
        if number % 2 == 0:
            status, _ = self.post(address, "vi/s/tiny/publish", {"language": ["vi", "en"], "format": ["csv", "html", "json"]})
            # On a busy machine the answer comes before the end.
            while "data-reload" in self.get(address, "vi/s/tiny/publish"):
                time.sleep(0.02)
            return status, None
        change = {"w.second": weight or number % 7 + 2}
        _, page = self.post(address, "vi/s/tiny/weights/show", change)
        token = re.search(r'name="token" value="([^"]*)"', page).group(1)
        return self.post(address, "vi/s/tiny/weights/save", change | {"token": token})

    def end(self, process):
        status = process.wait(timeout=30)
        process.stdout.close()
        return status

    def names(self, folder):
        return sorted(file.name for file in folder.iterdir())

    def check_whole(self):
        """What must hold at any moment of it; returns what stands there."""
        text = self.index.read_text(encoding="utf-8")
        self.assertTrue(text.startswith("index: TINY\n") and text.endswith("# the end\n"), text)
        self.assertTrue((self.report / "results.json").read_text(encoding="utf-8").endswith("}\n"))
        self.reports.add(tuple(self.names(self.report)))
        return text, self.report.stat().st_ino

    def check_no_litter(self, beside=()):
        """What the dead left is gone once the program has started again, which has a work folder until it ends."""
        self.assertEqual(self.names(self.folder / "reports"), ["tiny"])
        self.assertEqual(self.names(self.folder / "surveys"), [*beside, "tiny"])
        self.assertEqual(self.names(self.survey), sorted(FILES))

    def kill_at_the_exchange(self, number, moment):
        """One of the moments at which a part takes its place: the process ends itself there by signal 9."""
        before = self.check_whole()
        process, address = self.serve(moment)
        self.check_no_litter([WORK])
        with self.assertRaises((OSError, http.client.HTTPException)):
            self.act(address, number, weight=100 + number)
        self.assertEqual(self.end(process), -signal.SIGKILL)
        if moment == "between":
            # The only moment at which no report stands there, on file systems that cannot exchange: the next start puts the old one back.
            self.assertFalse(self.report.exists())
            process, address = self.serve()
            self.check_no_litter([WORK])
            process.terminate()
            self.end(process)
        after = self.check_whole()
        changed = before[1] != after[1] if number % 2 == 0 else before[0] != after[0]
        self.assertEqual(changed, moment == "after", f"{number} {moment}")

    def kill_at_random(self, number, longest):
        process, address = self.serve()
        self.check_no_litter([WORK])
        killer = threading.Timer(random.uniform(0, longest * 1.2), process.kill)
        killer.start()
        try:
            self.act(address, number)
            self.ended += 1
        except (OSError, http.client.HTTPException, AttributeError):
            pass  # The answer, or the page before it, did not come any more.
        killer.join()
        self.end(process)
        self.check_whole()

    def test_whole(self):
        texts, self.reports, self.ended = set(), set(), 0
        # How long each takes here, so that the end comes at any moment of it.
        longest = 0
        for number in (0, 1):
            process, address = self.serve()
            began = time.monotonic()
            self.assertEqual(self.act(address, number)[0], 303)
            longest = max(longest, time.monotonic() - began)
            process.terminate()
            self.end(process)
        met = collections.Counter()
        for number in range(TIMES // 2):
            self.kill_at_random(number, longest)
            # Publishing has one moment more than saving.
            moments = ("before", "after", "between") if number % 2 == 0 else ("before", "after")
            moment = moments[number // 2 % len(moments)]
            self.kill_at_the_exchange(number, moment)
            met[moment, "publishing" if number % 2 == 0 else "saving"] += 1
            texts.add(self.index.read_text(encoding="utf-8"))
        exchanges = ", ".join(f"{count} {moment} that of {what}" for (moment, what), count in sorted(met.items()))
        print(f"{TIMES} times: {exchanges}; of the others {self.ended} after the answer; {len(texts)} texts of the index", file=sys.stderr)
        self.assertGreater(len(texts), 1)
        self.assertLess(self.ended, TIMES // 2)
        self.assertEqual(len(self.reports), 1)
        subprocess.run([PROGRAM, "check", "surveys/tiny", "--quiet"], cwd=self.folder, check=True)
        process, address = self.serve()
        for number in (0, 1):
            # No weight that was saved before: saving what is there is refused.
            self.assertEqual(self.act(address, number, weight=11)[0], 303)
        process.terminate()
        self.end(process)
        self.check_no_litter()


if __name__ == "__main__":
    if len(sys.argv) > 1 and pathlib.Path(sys.argv[1]).is_file():
        PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main(verbosity=2)
