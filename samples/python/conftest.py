"""A mock server for all tests, and an account of its own for each."""

import json
import subprocess
import urllib.request

import pytest

JAR = "target/sip-registration-mock-server-standalone.jar"


class Account:
    def __init__(self, server, account_id):
        self.server = server
        self.id = account_id
        self.token = server.admin("tokens", {"account_id": account_id}).decode()


class Server:
    def __init__(self, url):
        self.url = url

    def admin(self, command, body):
        request = urllib.request.Request(
            f"{self.url}/__admin/{command}",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.read()

    def new_account(self, **settings):
        opened = json.loads(self.admin("accounts", settings))
        return Account(self, opened["account"]["account_id"])


@pytest.fixture(scope="session")
def server():
    process = subprocess.Popen(
        ["java", "-jar", JAR, "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    try:
        listening = process.stdout.readline()
        assert listening.startswith("Listening on "), listening
        yield Server(listening.split()[2])
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture
def account(server):
    return server.new_account()
