"""kill -9 at any moment of saving and publishing: the survey's folder and the report are whole, old or new."""

import http.client
import os
import pathlib
import random
import re
import shutil
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

    def serve(self):
        process = subprocess.Popen([PROGRAM, "serve", "surveys", "--no-open"], cwd=self.folder, stdout=subprocess.PIPE, text=True)
        address = urllib.parse.urlparse(process.stdout.readline().strip())
        return process, address

    def post(self, address, path, fields):
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=30)
        headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", address.path + path, urllib.parse.urlencode(fields, doseq=True), headers)
        try:
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def act(self, address, number, weight=None):
        """Saves a weight, or publishes."""
        if number % 2 == 0:
            return self.post(address, "vi/s/tiny/publish", {"language": ["vi", "en"], "format": ["csv", "html", "json"]})
        change = {"w.second": weight or number % 7 + 2}
        _, page = self.post(address, "vi/s/tiny/weights/show", change)
        token = re.search(r'name="token" value="([^"]*)"', page).group(1)
        return self.post(address, "vi/s/tiny/weights/save", change | {"token": token})

    def kill_at_the_exchange(self, process, longest):
        """Kills within a moment of the part file or folder appearing: while it is filled, exchanged or taken off."""
        end = time.monotonic() + 3 * longest
        folders = (self.survey, self.folder / "reports")
        while time.monotonic() < end:
            if any(".part-" in name for folder in folders for name in os.listdir(folder)):
                time.sleep(random.choice((0, random.uniform(0, 0.002), random.uniform(0, 0.03))))
                self.met += 1
                break
        process.kill()

    def test_whole(self):
        index, report = self.survey / "index.yaml", self.folder / "reports/tiny"
        texts, reports, ended, self.met = set(), set(), 0, 0
        # How long each takes here, so that the end comes at any moment of it.
        longest = 0
        for number in (0, 1):
            process, address = self.serve()
            began = time.monotonic()
            self.assertEqual(self.act(address, number)[0], 303)
            longest = max(longest, time.monotonic() - began)
            process.terminate()
            process.wait(timeout=20)
            process.stdout.close()
        for number in range(TIMES):
            process, address = self.serve()
            # What a dead writer left beside its file is gone with the next start.
            self.assertEqual([name for name in os.listdir(self.survey) if ".part-" in name], [])
            if number % 4 < 2:
                killer = threading.Thread(target=self.kill_at_the_exchange, args=(process, longest))
            else:
                killer = threading.Timer(random.uniform(0, longest * 1.2), process.kill)
            killer.start()
            try:
                self.act(address, number)
                ended += 1
            except (OSError, http.client.HTTPException, AttributeError):
                pass  # The answer, or the page before it, did not come any more.
            killer.join()
            process.wait(timeout=20)
            process.stdout.close()
            text = index.read_text(encoding="utf-8")
            self.assertTrue(text.startswith("index: TINY\n") and text.endswith("# the end\n"), text)
            texts.add(text)
            reports.add(tuple(sorted(file.name for file in report.iterdir())))
            self.assertTrue((report / "results.json").read_text(encoding="utf-8").endswith("}\n"))
        print(f"{TIMES} times: {len(texts)} texts of the index, {ended} answers before the end, {self.met} killed at the exchange", file=sys.stderr)
        self.assertGreater(len(texts), 1)
        self.assertTrue(0 < ended < TIMES)
        self.assertGreater(self.met, TIMES // 4)
        self.assertEqual(len(reports), 1)
        subprocess.run([PROGRAM, "check", "surveys/tiny", "--quiet"], cwd=self.folder, check=True)
        # What the dead left goes with the next that writes.
        process, address = self.serve()
        for number in (0, 1):
            # No weight that was saved before: saving what is there is refused.
            self.assertEqual(self.act(address, number, weight=11)[0], 303)
        time.sleep(1)
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()
        self.assertEqual([file.name for file in (self.folder / "reports").iterdir()], ["tiny"])
        self.assertEqual([file.name for file in (self.folder / "surveys").iterdir()], ["tiny"])
        self.assertEqual(sorted(file.name for file in self.survey.iterdir()), sorted(FILES))


if __name__ == "__main__":
    if len(sys.argv) > 1 and pathlib.Path(sys.argv[1]).is_file():
        PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main(verbosity=2)
