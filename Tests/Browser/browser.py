"""A browser that drives `cdci serve`: starting both, waiting, looking for faults."""

import importlib.util
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

PACKAGE = pathlib.Path(__file__).resolve().parent.parent.parent


def axe_source():
    """The text of axe.min.js; found without importing the package, which wants another driver."""
    spec = importlib.util.find_spec("axe_playwright_python")
    return (pathlib.Path(spec.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8")


class Served:
    """The program over a folder of surveys of its own."""

    def __init__(self, program, surveys=()):
        self.program = str(program)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="cdci-browser-"))
        (self.folder / "surveys").mkdir()
        for name in surveys:
            shutil.copytree(PACKAGE / "surveys" / name, self.folder / "surveys" / name.split("/")[-1])
        shutil.copytree(PACKAGE / "weights", self.folder / "weights")
        self.process = subprocess.Popen(
            [self.program, "serve", "surveys", "--no-open", "--language", "vi"], cwd=self.folder, stdout=subprocess.PIPE, text=True
        )
        self.address = self.process.stdout.readline().strip()
        assert self.address.startswith("http://127.0.0.1:"), self.address

    def run(self, *arguments):
        """Another command of the same program, over the same folder."""
        return subprocess.run([self.program, *arguments], cwd=self.folder, check=True, capture_output=True, text=True)

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=20)
        shutil.rmtree(self.folder)


class Browser:
    def __init__(self, width=1280, height=900, downloads=None):
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or "chromium"
        arguments = ["--headless=new", f"--window-size={width},{height}", "--lang=vi", "--disable-gpu", "--disable-dev-shm-usage"]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")
        for argument in arguments:
            options.add_argument(argument)
        if downloads:
            options.add_experimental_option(
                "prefs", {"download.default_directory": str(downloads), "download.prompt_for_download": False}
            )
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        # A machine that builds at the same time is slow.
        self.driver.set_page_load_timeout(120)
        self.driver.set_script_timeout(180)
        if width < 500:
            # A window is never narrower than 500: the page is told another width.
            self.driver.execute_cdp_cmd(
                "Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 2, "mobile": True}
            )
        self.axe = axe_source()

    def open(self, address):
        self.driver.get(address)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def press(self, selector):
        element = self.one(selector)
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()

    def wait(self, what, condition, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                found = condition()
                if found:
                    return found
            except Exception:  # The page is being exchanged: look again.
                pass
            time.sleep(0.05)
        raise AssertionError(f"{what}: not within {seconds} s; at {self.driver.current_url}\n{self.text()[:1500]}")

    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    def fill(self, name, value):
        field = self.one(f'[name="{name}"]')
        self.driver.execute_script("arguments[0].value = arguments[1]", field, value)

    def violations(self):
        """What axe-core finds on the page: rule, and where."""
        self.driver.execute_script(self.axe)
        found = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1]; axe.run(document, {resultTypes: ['violations']}).then(done)"
        )
        return [(one["id"], [node["target"] for node in one["nodes"]][:4]) for one in found["violations"]]

    def complaints(self):
        """What the console says that is an error or a warning."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]

    def loaded(self):
        """The addresses of everything that the page asked for."""
        return self.driver.execute_script(
            "return [location.href].concat(performance.getEntriesByType('resource').map((one) => one.name)).filter((one) => !one.startsWith('data:'))")

    def is_wider_than_the_window(self):
        return self.driver.execute_script("return document.documentElement.scrollWidth > window.innerWidth + 1")

    def close(self):
        self.driver.quit()
