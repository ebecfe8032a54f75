"""The program under test: it gives users lines."""

import json
import urllib.parse
import urllib.request


class Refused(Exception):
    """The platform's error, which comes with HTTP status 200."""

    def __init__(self, error):
        super().__init__(f"{error['code']} {error['msg']}")
        self.code = error["code"]


class Lines:
    def __init__(self, base_url, token):
        self.base_url = base_url
        self.token = token

    def give(self, application_id, user_name):
        """Gives a user a line that is registered all the time, and returns its id."""
        created = self._call(
            "CreateSipRegistration",
            sip_username=user_name,
            proxy="sip.example.com",
            application_id=application_id,
            user_name=user_name,
        )
        return created["sip_registration_id"]

    def of(self, user_name):
        return self._call("GetSipRegistrations", user_name=user_name)["result"]

    def _call(self, method, **parameters):
        request = urllib.request.Request(
            f"{self.base_url}/platform_api/{method}",
            data=urllib.parse.urlencode(parameters).encode(),
            headers={"Authorization": f"Bearer {self.token}"},
        )
        with urllib.request.urlopen(request, timeout=10) as response:
            answer = json.load(response)
        if "error" in answer:
            raise Refused(answer["error"])
        return answer
